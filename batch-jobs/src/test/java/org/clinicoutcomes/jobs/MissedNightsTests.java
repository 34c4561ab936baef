package org.clinicoutcomes.jobs;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights and months that were missed are made up, each once.
 */
class MissedNightsTests {

	private static final YearMonth MONTH = YearMonth.now().minusMonths(2);

	private static final DemoClinic DEMO = new DemoClinic(20, 3, 1, 5, MONTH);

	@TempDir
	private Path folder;

	@Test
	void monthlyFinishesTheNightThatWasKilledAndIssuesEveryMonthOwedOnce() {
		TestClinic clinic = TestClinic.at(this.folder.resolve("clinic"))
			.withPreparedPostgres()
			.file("config/sources/demo/source.yml", DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
		Path inbox = clinic.home().resolve("inbox/demo");
		Instant firstNight = DEMO.nights().get(0).knownAt();
		NightClock clock = new NightClock();
		clock.set(firstNight);
		try (Clinic open = Clinic.open(clinic.home(), clock)) {
			DEMO.deliver(DEMO.nights().get(0), inbox);
			open.nightly(Map.of(), Set.of());
			assertThat(open.monthly(null, null).issues()).extracting((issue) -> issue.period().lastMonth())
				.containsExactly(MONTH.minusMonths(1));
		}
		DEMO.deliver(DEMO.nights().get(1), inbox);
		DEMO.deliver(DEMO.nights().get(2), inbox);
		try (ChildRun killed = ChildRun.start(clinic.home(), "nightly").reach("check")) {
			killed.kill();
		}
		TestClinic.Outcome owed = clinic.run("monthly");
		assertThat(owed.code()).isZero();
		assertThat(clinic.rows("select finished_at is not null from run.night")).containsExactly("[true]", "[true]");
		assertThat(issued(clinic)).containsExactly(line(MONTH.minusMonths(1)), line(MONTH), line(MONTH.plusMonths(1)));
		TestClinic.Outcome nothing = clinic.run("monthly");
		assertThat(nothing.code()).isZero();
		assertThat(nothing.out()).contains("No month is owed.");
		assertThat(issued(clinic)).hasSize(3);
	}

	private static String line(YearMonth month) {
		return "[%s, 1]".formatted(month);
	}

	private static List<String> issued(TestClinic clinic) {
		return clinic.ask((session) -> session.sql("""
				select '[' || to_char(month, 'YYYY-MM') || ', ' || revision || ']'
				from issue.ledger
				order by month, revision""").query(String.class).list());
	}

}
