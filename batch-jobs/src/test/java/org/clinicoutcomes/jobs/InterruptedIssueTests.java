package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader of the shelf never sees a part of an issue, nor one that the ledger does not
 * know after the next run.
 */
class InterruptedIssueTests {

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final DemoClinic DEMO = new DemoClinic(20, 3, 1, 5, MONTH);

	private static final int KILLS = 3;

	@TempDir
	private Path folder;

	private TestClinic clinic;

	private Path shelf;

	@BeforeEach
	void playTwoNights() {
		this.clinic = TestClinic.at(this.folder.resolve("clinic"))
			.file("config/sources/demo/source.yml", DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
		this.shelf = this.clinic.home().resolve("reports");
		NightClock clock = new NightClock();
		try (Clinic open = Clinic.open(this.clinic.home(), clock)) {
			DEMO.nights().subList(0, 2).forEach((night) -> {
				DEMO.deliver(night, this.clinic.home().resolve("inbox/demo"));
				clock.set(night.knownAt());
				open.nightly(Map.of(), Set.of());
			});
		}
	}

	@Test
	void issueKilledWhileItIsMadeIsMadeAgainAndNothingElseIsLeft() throws Exception {
		Random random = new Random();
		for (int i = 0; i < KILLS; i++) {
			try (ChildRun run = ChildRun.start(this.clinic.home(), "monthly", "--month", MONTH.toString())
				.reach("publish")) {
				Thread.sleep(random.nextInt(2500));
				run.kill();
			}
			assertWhole(onTheShelf());
		}
		assertThat(this.clinic.run("monthly", "--month", MONTH.toString()).code()).isZero();
		assertThat(this.shelf.resolve(".staging")).doesNotExist();
		assertThat(onTheShelf()).isEqualTo(inTheLedger()).containsExactly(MONTH + "/administrators/r1");
		assertWhole(onTheShelf());

		Path issue = this.shelf.resolve(MONTH + "/administrators/r1");
		assertThat(list(issue)).hasSizeGreaterThan(3).allMatch(InterruptedIssueTests::isReadOnly);
		leaveBehind("r1");
		leaveBehind("r2");
		this.clinic.run("nightly");
		assertThat(this.shelf.resolve(".staging")).doesNotExist();
		assertThat(onTheShelf()).isEqualTo(inTheLedger()).containsExactly(MONTH + "/administrators/r1");
	}

	/**
	 * What a run killed between the appearance of an issue and its record leaves.
	 */
	private void leaveBehind(String revision) throws IOException {
		Path administrators = this.shelf.resolve(MONTH + "/administrators");
		if (!Files.exists(administrators.resolve(revision))) {
			Files.createDirectories(administrators.resolve(revision));
			for (Path file : list(administrators.resolve("r1"))) {
				Files.copy(file, administrators.resolve(revision).resolve(file.getFileName()));
			}
		}
		Files.createDirectories(this.shelf.resolve(".staging"));
		Files.writeString(this.shelf.resolve(".staging/target"), MONTH + "/administrators/" + revision);
		if (revision.equals("r1")) {
			assertThat(this.clinic.run("nightly").code()).isZero();
			assertThat(onTheShelf()).containsExactly(MONTH + "/administrators/r1");
		}
	}

	private static boolean isReadOnly(Path file) {
		try {
			return Files.getPosixFilePermissions(file).stream().noneMatch((right) -> right.name().endsWith("WRITE"));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private Set<String> onTheShelf() throws IOException {
		Set<String> found = new TreeSet<>();
		try (Stream<Path> folders = Files.find(this.shelf, 3,
				(path, attributes) -> path.getFileName().toString().matches("r\\d+"))) {
			folders.forEach((path) -> found.add(this.shelf.relativize(path).toString()));
		}
		return found;
	}

	private Set<String> inTheLedger() {
		List<String> folders = this.clinic
			.ask((session) -> session.sql("select folder from issue.ledger").query(String.class).list());
		return new TreeSet<>(folders);
	}

	private void assertWhole(Set<String> issues) throws IOException {
		for (String issue : issues) {
			Path whole = this.shelf.resolve(issue);
			JsonNode manifest = JsonMapper.builder().build().readTree(whole.resolve("manifest.json").toFile());
			assertThat(manifest.get("files")).hasSize(list(whole).size() - 1).hasSizeGreaterThan(2);
			for (JsonNode file : manifest.get("files")) {
				byte[] bytes = Files.readAllBytes(whole.resolve(file.get("name").asString()));
				assertThat(HexFormat.of().formatHex(Digest.sha256().digest(bytes)))
					.isEqualTo(file.get("sha256").asString());
			}
		}
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

}
