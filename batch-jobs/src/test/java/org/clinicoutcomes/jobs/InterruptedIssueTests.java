package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.publish.Rebuilt;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader of the shelf never sees a part of an issue, nor one that the ledger does not
 * know after the next run. {@code -Dpublishes=300} makes the test longer.
 */
class InterruptedIssueTests {

	private static final DemoClinic DEMO = PublishingLoop.DEMO;

	private static final String SHELF_OF_MONTH = PublishingLoop.MONTH + "/administrators/";

	private static final int PUBLISHES = Integer.getInteger("publishes", 5);

	private static final int MOST_BEFORE_A_KILL = Math.max(3, PUBLISHES / 15);

	private static final int LONGEST_WAIT_MILLIS = 3000;

	@TempDir
	private static Path folder;

	private static TestClinic clinic;

	private static Path shelf;

	@BeforeAll
	static void playThreeNights() {
		clinic = TestClinic.at(folder.resolve("clinic"))
			.withPreparedPostgres()
			.file("config/sources/demo/source.yml", DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
		shelf = clinic.home().resolve("reports");
		NightClock clock = new NightClock();
		try (Clinic open = PublishingLoop.open(clinic.home(), clock)) {
			DEMO.nights().forEach((night) -> {
				DEMO.deliver(night, clinic.home().resolve("inbox/demo"));
				clock.set(night.knownAt());
				open.nightly(Map.of(), Set.of());
			});
		}
	}

	@Test
	void whoeverReadsWhileIssuesAreMadeAndKilledFindsAllOfThemWhole() throws Exception {
		Random random = new Random();
		int kills = 0;
		ShelfReader reader = new ShelfReader(shelf);
		try (reader) {
			reader.start();
			while (onTheShelf().size() < PUBLISHES) {
				try (ChildRun run = ChildRun.start(PublishingLoop.class, clinic.home().toString()).reach("publish")) {
					int enough = onTheShelf().size() + random.nextInt(MOST_BEFORE_A_KILL);
					while (onTheShelf().size() < enough) {
						run.assertRunning();
						Thread.sleep(20);
					}
					Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
					run.assertRunning();
					run.kill();
					kills++;
				}
			}
		}
		System.out.printf("%d kills, %d issues, read %,d times, the page %,d times%n", kills, onTheShelf().size(),
				reader.issuesRead(), reader.pagesRead());
		assertThat(reader.faults()).isEmpty();
		assertThat(reader.issuesRead()).isPositive();
		recover();
		assertThat(shelf.resolve(".staging")).doesNotExist();
		assertThat(reader.readAll()).isEqualTo(onTheShelf()).isEqualTo(inTheLedger()).hasSizeGreaterThan(1);
		assertThat(reader.faults()).isEmpty();
		assertThat(list(shelf.resolve(SHELF_OF_MONTH + "r1"))).allMatch(InterruptedIssueTests::isReadOnly);
		assertThat(list(shelf)).extracting((path) -> path.getFileName().toString())
			.contains(PublishingLoop.MONTH.toString(), "index.html")
			.allMatch((name) -> name.matches("\\d{4}-\\d{2}|index\\.html"));

		Set<String> issued = onTheShelf();
		leaveBehind("r1");
		recover();
		assertThat(onTheShelf()).isEqualTo(issued);
		leaveBehind("r" + (issued.size() + 1));
		Files.delete(shelf.resolve("index.html"));
		recover();
		assertThat(shelf.resolve(".staging")).doesNotExist();
		assertThat(onTheShelf()).isEqualTo(inTheLedger()).isEqualTo(issued);
		assertThat(Files.readString(shelf.resolve("index.html"))).contains(issued);
	}

	/**
	 * A later issue of the month before, known as of a later night, would give another
	 * closing; it is forged, because it must not depend on what the demo corrects.
	 */
	@Test
	void theClosingOfTheMonthBeforeIsThatOfItsLastIssueKnownThen() throws IOException {
		YearMonth august = PublishingLoop.MONTH.minusMonths(2);
		YearMonth september = PublishingLoop.MONTH.minusMonths(1);
		Path later = shelf.resolve(august + "/administrators/r2");
		try (Clinic open = PublishingLoop.open(clinic.home(), new NightClock())) {
			Instant second = DEMO.nights().get(1).knownAt();
			Path first = open.monthly(august, second).issues().get(0).folder();
			open.monthly(september, second);
			Files.createDirectories(later);
			Files.writeString(later.resolve("results.csv"), Files.readString(first.resolve("results.csv"))
				.replaceAll("(,census-flow,[^\\n]*,closing,,\\d+,\\d+,\\d+,\\d+,\\d*),(\\d+)", "$1,1$2"));
			clinic
				.forge("""
						insert into issue.ledger (period, month, audience, revision, kind, night, as_of, folder, definition_digest,
						  results_digest, manifest_sha256, issued_at)
						select period, month, audience, 2, kind, 3, as_of, replace(folder, 'r1', 'r2'), definition_digest, results_digest,
						  manifest_sha256, issued_at
						from issue.ledger where month = '%s'"""
					.formatted(august.atDay(1)));
			try {
				assertThat(Files.mismatch(first.resolve("results.csv"), later.resolve("results.csv"))).isNotNegative();
				Rebuilt rebuilt = open.rebuild(september + "/administrators/r1", folder.resolve("september"));
				assertThat(rebuilt.isEqual()).isTrue();
				assertThat(rebuilt.files()).filteredOn((file) -> file.name().endsWith(".xlsx"))
					.extracting(Rebuilt.SameFile::likeness)
					.containsExactly(Rebuilt.Likeness.EQUAL);
				clinic.forge("update issue.ledger set night = 2 where revision = 2 and month = '%s'"
					.formatted(august.atDay(1)));
				assertThat(open.rebuild(september + "/administrators/r1", folder.resolve("otherwise")).isEqual())
					.isFalse();
			}
			finally {
				clinic.forge("delete from issue.ledger where revision = 2 and month = '%s'".formatted(august.atDay(1)));
				Home.delete(later);
			}
		}
	}

	private static void recover() {
		PublishingLoop.open(clinic.home(), new NightClock()).close();
	}

	/**
	 * What a run killed between the appearance of an issue and its record leaves.
	 */
	private void leaveBehind(String revision) throws IOException {
		Path administrators = shelf.resolve(SHELF_OF_MONTH);
		if (!Files.exists(administrators.resolve(revision))) {
			Files.createDirectories(administrators.resolve(revision));
			for (Path file : list(administrators.resolve("r1"))) {
				Files.copy(file, administrators.resolve(revision).resolve(file.getFileName()));
			}
		}
		Files.createDirectories(shelf.resolve(".staging"));
		Files.writeString(shelf.resolve(".staging/target"), SHELF_OF_MONTH + revision);
	}

	private static boolean isReadOnly(Path file) {
		try {
			return Files.getPosixFilePermissions(file).stream().noneMatch((right) -> right.name().endsWith("WRITE"));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * What stands there beside the staging folder, which comes and goes.
	 */
	private Set<String> onTheShelf() throws IOException {
		Set<String> found = new TreeSet<>();
		for (Path period : list(shelf)) {
			if (period.getFileName().toString().matches("\\d{4}-.*")) {
				try (Stream<Path> folders = Files.find(period, 2,
						(path, attributes) -> path.getFileName().toString().matches("r\\d+"))) {
					folders.forEach((path) -> found.add(shelf.relativize(path).toString()));
				}
			}
		}
		return found;
	}

	private Set<String> inTheLedger() {
		List<String> folders = clinic
			.ask((session) -> session.sql("select folder from issue.ledger").query(String.class).list());
		return new TreeSet<>(folders);
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

}
