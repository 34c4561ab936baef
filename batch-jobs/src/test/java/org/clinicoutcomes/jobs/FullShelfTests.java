package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.clinicoutcomes.jobs.demo.DemoNight;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A disk that is full at one write after the other of an issue; where no small disk can
 * be mounted the test is skipped.
 */
@EnabledOnOs(OS.LINUX)
class FullShelfTests {

	private static final long BLOCK = 4096;

	@TempDir
	private Path folder;

	private Path shelf;

	@BeforeEach
	void mountTheShelf() throws Exception {
		this.shelf = Files.createDirectories(this.folder.resolve("clinic/reports"));
		assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", this.shelf.toString()),
				"a small disk can be mounted");
	}

	@AfterEach
	void unmountTheShelf() throws Exception {
		command("umount", "-l", this.shelf.toString());
	}

	@Test
	void aFullDiskAtAnyWriteOfAnIssueLeavesTheOldOnesAndNothingElse() throws Exception {
		TestClinic clinic = TestClinic.at(this.folder.resolve("clinic"))
			.withPreparedPostgres()
			.file("config/sources/demo/source.yml", PublishingLoop.DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
		NightClock clock = new NightClock();
		ShelfReader reader = new ShelfReader(this.shelf);
		try (Clinic open = PublishingLoop.open(clinic.home(), clock)) {
			for (DemoNight night : PublishingLoop.DEMO.nights()) {
				PublishingLoop.DEMO.deliver(night, clinic.home().resolve("inbox/demo"));
				clock.set(night.knownAt());
				open.nightly(Map.of(), Set.of());
				if (night.number() > 1) {
					open.monthly(PublishingLoop.MONTH, null);
				}
			}
			Set<String> issued = reader.readAll();
			assertThat(issued).hasSize(2);
			Map<String, String> before = contents();
			int full = 0;
			Instant earlier = PublishingLoop.DEMO.nights().get(1).knownAt();
			for (long free : freeSpaces(clinic.home().resolve("reports/2026-10/administrators/r2"))) {
				limitTo(free);
				Throwable thrown = catchThrowable(() -> open.monthly(PublishingLoop.MONTH, earlier));
				if (thrown == null) {
					break;
				}
				full++;
				assertThat(thrown).as("with %d bytes free", free).hasRootCauseInstanceOf(IOException.class);
				assertThat(contents()).as("with %d bytes free", free).isEqualTo(before);
			}
			assertThat(full).isGreaterThan(6);
			assertThat(reader.readAll()).hasSize(3).containsAll(issued);
		}
		limitTo(0);
		Map<String, String> before = contents();
		Outcome outcome = clinic.run("monthly", "--month", PublishingLoop.MONTH.toString());
		assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(40);
		assertThat(outcome.err().lines()).as("one sentence").hasSize(1);
		assertThat(contents()).isEqualTo(before);
		assertThat(reader.faults()).isEmpty();
		long entered = clinic
			.ask((session) -> session.sql("select count(*) from issue.ledger").query(Long.class).single());
		assertThat(entered).isEqualTo(3);
	}

	/**
	 * Room for nothing, for half of each file after the ones before it, and block by
	 * block for the small ones at the end.
	 */
	private static List<Long> freeSpaces(Path issue) throws IOException {
		List<Long> spaces = new ArrayList<>(List.of(0L));
		long written = BLOCK;
		for (String ending : List.of(".pdf", ".xlsx", ".html", "results.csv", "changes.csv")) {
			long size = size(issue, ending);
			spaces.add(written + size / 2);
			written += (size + BLOCK - 1) / BLOCK * BLOCK;
		}
		for (int block = -8; block < 40; block += 2) {
			spaces.add(written + block * BLOCK);
		}
		return spaces;
	}

	private static long size(Path issue, String ending) throws IOException {
		try (Stream<Path> files = Files.list(issue)) {
			return Files.size(files.filter((file) -> file.toString().endsWith(ending)).findFirst().orElseThrow());
		}
	}

	private void limitTo(long free) throws Exception {
		long used = Files.getFileStore(this.shelf).getTotalSpace() - Files.getFileStore(this.shelf).getUsableSpace();
		assertThat(command("mount", "-o", "remount,size=" + (used + Math.max(free / BLOCK, 0) * BLOCK),
				this.shelf.toString()))
			.isTrue();
	}

	/**
	 * Every file of the shelf with its size and moment.
	 */
	private Map<String, String> contents() throws IOException {
		Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> files = Files.walk(this.shelf)) {
			for (Path file : new TreeSet<>(files.toList())) {
				contents.put(this.shelf.relativize(file).toString(),
						Files.isDirectory(file) ? "folder" : Files.size(file) + " " + Files.getLastModifiedTime(file));
			}
		}
		return contents;
	}

	private static boolean command(String... words) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
	}

}
