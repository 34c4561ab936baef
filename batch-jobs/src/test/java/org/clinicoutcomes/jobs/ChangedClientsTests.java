package org.clinicoutcomes.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.NightClock;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.jobs.run.Transactions.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A night that builds and measures only the clients that changed ends in the same tables
 * as one that does everybody, and what was known on a night never changes.
 */
class ChangedClientsTests {

	private static final int HISTORIES = 10;

	@TempDir
	private Path folder;

	private final long seed = System.nanoTime();

	private final NightClock clock = new NightClock();

	@Test
	void nightOfChangesEqualsFullRebuildAndEarlierNightsStayAsTheyWere() {
		DemoClinic demo = new DemoClinic(30, 4, 2, this.seed, YearMonth.of(2026, 10));
		TestClinic clinic = TestClinic.at(this.folder.resolve("clinic"))
			.withPreparedPostgres()
			.file("config/sources/demo/source.yml", demo.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
		Path inbox = clinic.home().resolve("inbox/demo");
		Instant knownAt = demo.nights().get(0).knownAt();
		List<Contents> known = new ArrayList<>();
		try (Clinic open = Clinic.open(clinic.home(), this.clock)) {
			demo.deliver(demo.nights().get(0), inbox);
			night(open, knownAt);
			known.add(care(clinic));
			RandomCorrections corrections = new RandomCorrections(this.seed, inbox, demo.nights().get(0).deliveredOn());
			for (int history = 1; history <= HISTORIES; history++) {
				knownAt = knownAt.plus(Duration.ofDays(1));
				corrections.deliver(knownAt);
				night(open, knownAt);
				Contents ofChanges = outcome(clinic);
				known.add(care(clinic));
				assertThat(count(clinic, "select count(*) from run.derived_marker")).isOne();
				forgetWhatWasBuilt(clinic);
				knownAt = knownAt.plus(Duration.ofHours(1));
				night(open, knownAt);
				known.add(care(clinic));
				assertThat(care(clinic).differencesTo(known.get(known.size() - 2)))
					.as("history %d of random seed %d", history, this.seed)
					.isEmpty();
				assertThat(outcome(clinic).differencesTo(ofChanges))
					.as("history %d of random seed %d", history, this.seed)
					.isEmpty();
			}
		}
		assertRowsAreToldApartByTheIdOfTheirTable(clinic);
		assertThat(new HashSet<>(known.stream().map((one) -> one.differencesTo(known.get(0)).size()).toList()))
			.as("the histories must differ")
			.hasSizeGreaterThan(1);
		assertEarlierNightsStayAsTheyWere(clinic, known);
	}

	private static void assertRowsAreToldApartByTheIdOfTheirTable(TestClinic clinic) {
		List<String> tables = clinic.rows("""
				select table_name from information_schema.columns
				where table_schema = 'care' and column_name = table_name || '_id'""");
		assertThat(tables).hasSizeGreaterThan(10);
		for (String row : tables) {
			String table = row.substring(1, row.length() - 1);
			assertThat(count(clinic, "select count(*) - count(distinct %1$s_id) from care.%1$s".formatted(table)))
				.as(table)
				.isZero();
		}
	}

	private void night(Clinic clinic, Instant knownAt) {
		this.clock.set(knownAt);
		clinic.nightly(Map.of(), new HashSet<>(FeedContracts.standard().names()));
	}

	private static Contents care(TestClinic clinic) {
		return clinic.askLoader((session) -> Contents.of(session, "care"));
	}

	private static Contents outcome(TestClinic clinic) {
		return clinic.ask((session) -> Contents.of(session, "outcome"));
	}

	private static long count(TestClinic clinic, String query) {
		return clinic.askLoader((session) -> session.sql(query).query(Long.class).single());
	}

	private static void forgetWhatWasBuilt(TestClinic clinic) {
		clinic.change("delete from run.derived_marker");
	}

	private void assertEarlierNightsStayAsTheyWere(TestClinic clinic, List<Contents> known) {
		Home home = Home.at(clinic.home());
		Settings settings = Settings.load(home);
		try (Database database = Database.open(home, settings)) {
			Epoch epoch = new Epoch(new Transactions(database.owner(), new Epoch(0))
				.read((session) -> session.sql("select epoch from run.epoch").query(Long.class).single()));
			Transactions loader = new Transactions(database.loader(), epoch);
			BuildStage build = new BuildStage(FeedContracts.standard(), settings,
					new Transactions(database.owner(), epoch), loader, Progress.ofProcess());
			for (int i = 0; i < known.size(); i++) {
				build.buildPast(new Night(i + 1, Instant.EPOCH), settings);
				Contents past = loader.read((Session session) -> Contents.of(session, "past")).renamed("past", "care");
				assertThat(past.differencesTo(known.get(i))).as("night %d of random seed %d", i + 1, this.seed)
					.isEmpty();
			}
		}
	}

}
