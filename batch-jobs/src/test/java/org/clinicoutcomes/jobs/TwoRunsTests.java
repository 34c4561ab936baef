package org.clinicoutcomes.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.jobs.ChildRun.Ended;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.jobs.run.Transactions.Epoch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two runs in one home never write at once.
 */
class TwoRunsTests {

	private static final DemoClinic DEMO = new DemoClinic(50, 4, 2, 7, YearMonth.now().minusMonths(2));

	private static final int LOSERS = 7;

	@TempDir
	private Path folder;

	private TestClinic clinic;

	@BeforeEach
	void prepareClinic() {
		this.clinic = TestClinic.at(this.folder.resolve("clinic"))
			.file("config/sources/demo/source.yml", DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
		DEMO.deliver(DEMO.nights().get(0), this.clinic.home().resolve("inbox/demo"));
	}

	@Test
	void oneRunWorksAndAllOthersAreSentAwayAtOnce() {
		try (ChildRun winner = ChildRun.start(this.clinic.home(), "nightly").reach("pull")) {
			Ended first = ChildRun.start(this.clinic.home(), "nightly").end();
			assertThat(first.took()).isLessThan(Duration.ofSeconds(5));
			assertSentAway(first);
			assertThat(this.clinic.run("status").code()).isZero();
			List<ChildRun> losers = new ArrayList<>();
			for (int i = 0; i < LOSERS; i++) {
				losers.add(ChildRun.start(this.clinic.home(), (i % 2 == 0) ? "nightly" : "monthly"));
			}
			losers.forEach((loser) -> assertSentAway(loser.end()));
			assertThat(winner.end().code()).isEqualTo(10);
		}
		assertThat(this.clinic.rows("select night, finished_at is not null from run.night"))
			.containsExactly("[1, true]");
	}

	private static void assertSentAway(Ended loser) {
		assertThat(loser.code()).isEqualTo(75);
		assertThat(loser.out()).isEmpty();
		assertThat(loser.err()).hasSize(1);
		assertThat(loser.err().get(0)).contains(", got: ").contains("; ");
	}

	@Test
	void holderWhoseTurnIsOverWritesNothingMore() {
		try (Clinic holder = Clinic.open(this.clinic.home(), Clock.systemUTC())) {
			takeTurn(Home.at(this.clinic.home()));
			assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> holder.nightly(Map.of(), Set.of()))
				.satisfies((failure) -> assertThat(failure.exitCode()).isEqualTo(ExitCode.LOCKED));
		}
		assertThat(this.clinic.rows("select * from run.night")).isEmpty();
	}

	private static void takeTurn(Home home) {
		try (Database database = Database.visit(home, Settings.load(home))) {
			Epoch.take(database.owner());
		}
	}

}
