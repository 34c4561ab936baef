package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

import org.clinicoutcomes.jobs.ChildRun.Ended;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.demo.DemoNight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever kills a night, the next start ends in the tables of a clinic where nothing
 * happened.
 */
class InterruptedNightTests {

	private static final DemoClinic DEMO = new DemoClinic(50, 4, 2, 7, YearMonth.now().minusMonths(2));

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@TempDir
	private Path folder;

	private TestClinic undisturbed;

	private TestClinic disturbed;

	@BeforeEach
	void prepareTwoClinics() {
		this.undisturbed = clinic("undisturbed").withPreparedPostgres();
		this.disturbed = clinic("disturbed");
	}

	private TestClinic clinic(String name) {
		return TestClinic.at(this.folder.resolve(name))
			.file("config/sources/demo/source.yml", DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
	}

	@Test
	void nightsKilledInEachStageEndInTheTablesOfUndisturbedOnes() throws Exception {
		deliver(1);
		killIn("check", 800);
		killIn("measure", 400);
		assertThat(this.disturbed.run("nightly").code()).isEqualTo(this.undisturbed.run("nightly").code())
			.isEqualTo(10);
		deliver(2);
		killIn("pull", 200);
		killIn("check", 800);
		killIn("build", 300);
		assertThat(this.disturbed.run("nightly").code()).isEqualTo(this.undisturbed.run("nightly").code());
		assertSameTables();
		deliver(3);
		assertThat(this.undisturbed.run("nightly").code()).isEqualTo(10);
		stopServerIn("build");
		stopServerIn("measure");
		assertThat(this.disturbed.run("nightly").code()).isEqualTo(10);
		assertSameTables();
	}

	private void deliver(int number) {
		DemoNight night = DEMO.nights().get(number - 1);
		DEMO.deliver(night, this.undisturbed.home().resolve("inbox/demo"));
		DEMO.deliver(night, this.disturbed.home().resolve("inbox/demo"));
	}

	private void killIn(String stage, int withinMillis) throws InterruptedException {
		try (ChildRun run = ChildRun.start(this.disturbed.home(), "nightly").reach(stage)) {
			Thread.sleep(this.random.nextInt(withinMillis));
			run.kill();
		}
	}

	private void stopServerIn(String stage) throws Exception {
		try (ChildRun run = ChildRun.start(this.disturbed.home(), "nightly").reach(stage)) {
			Thread.sleep(this.random.nextInt(100));
			long stopped = System.nanoTime();
			stopServerAtOnce();
			Ended ended = run.end();
			assertThat(ended.code()).isEqualTo(40);
			assertThat(System.nanoTime() - stopped).isLessThan(60_000_000_000L);
			assertThat(ended.err()).hasSize(1);
			assertThat(ended.err().get(0)).startsWith("The database must ").contains(", got: ").contains("; ");
			assertThat(ended.out()).noneMatch((line) -> line.startsWith("\tat ") || line.contains("Exception"));
		}
	}

	/**
	 * As {@code pg_ctl stop -m immediate} does.
	 */
	private void stopServerAtOnce() throws IOException, InterruptedException {
		List<String> postmaster = Files.readAllLines(this.disturbed.home().resolve("postgres/data/postmaster.pid"));
		new ProcessBuilder("kill", "-QUIT", postmaster.get(0).trim()).inheritIO().start().waitFor();
	}

	private void assertSameTables() {
		Contents expected = Contents.of(this.undisturbed);
		assertThat(expected.count("care.attendance")).isPositive();
		assertThat(expected.count("outcome.result")).isPositive();
		assertThat(Contents.of(this.disturbed).differencesTo(expected)).as("random seed %d", this.seed).isEmpty();
	}

}
