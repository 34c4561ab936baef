package org.clinicoutcomes.jobs.measure;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.jobs.run.Transactions.Epoch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a measure reads is known by column, and where it cannot be known the measure is
 * taken to read everything.
 */
class ReadColumnsTests {

	private static final ReportingPeriod OCTOBER = ReportingPeriod.of(YearMonth.of(2026, 10));

	private static final String HEADER = """
			-- title: Own
			-- question: How many of the stays admitted in the month are met?
			-- denominator: stays admitted in the month
			-- exclusion: none
			-- numerator: met
			-- missing: nothing
			-- scoring: proportion
			-- direction: none
			-- additive: yes
			-- window: month
			-- source: own
			""";

	private static final String CASES = """
			case,feed,values,expect
			met,stay,admitted_on=2026-10-01,met
			not-met,stay,admitted_on=2026-10-01,not met
			""";

	private static final String QUERY = """
			select s.stay_id as subject_id, s.client_id, s.stay_id, s.admitted_on as counted_on, null::text as part,
			  null::text as exclusion, null::text[] as evidence, %s as met
			from stay s
			%s
			where s.admitted_on between :period_start and :period_end
			""";

	@TempDir
	private static Path home;

	private static Database database;

	@BeforeAll
	static void openDatabase() {
		TestClinic clinic = TestClinic.at(home).withPreparedPostgres();
		assertThat(clinic.run("nightly").code()).isZero();
		Home folder = Home.at(clinic.home());
		database = Database.open(folder, Settings.load(folder));
	}

	@AfterAll
	static void closeDatabase() {
		database.close();
	}

	@Test
	void columnsOfTheMeasureAndOfItsGroupsAreRead() {
		assertThat(read("s.discharged_on is not null", "")).hasValueSatisfying((columns) -> assertThat(columns)
			.contains(column("stay", "discharged_on"), column("stay", "admitted_on"), column("stay", CareColumn.ROWS),
					column("client", "birth_year"), column("coverage", "funder"), column("site", "program"))
			.doesNotContain(column("stay", "last_service_on"), column("attendance", CareColumn.ROWS)));
	}

	@Test
	void columnOfJoinIsRead() {
		assertThat(read("a.minutes > 60", "join attendance a using (stay_id)"))
			.hasValueSatisfying((columns) -> assertThat(columns)
				.contains(column("attendance", "minutes"), column("attendance", "stay_id"))
				.doesNotContain(column("attendance", "topic")));
	}

	@Test
	void columnsOfNaturalJoinAreRead() {
		assertThat(read("true", "natural join weekly_word w")).hasValueSatisfying((columns) -> assertThat(columns)
			.contains(column("weekly_word", "stay_id"), column("weekly_word", "client_id"))
			.doesNotContain(column("weekly_word", "word")));
	}

	@Test
	void tableOfWhichOnlyRowsAreCountedIsRead() {
		assertThat(read("(select count(*) from specimen) > 0", ""))
			.hasValueSatisfying((columns) -> assertThat(columns).contains(column("specimen", CareColumn.ROWS)));
	}

	@Test
	void columnInsideCommonTableExpressionIsRead() {
		assertThat(read("(with t as (select result, topic from specimen, attendance) select true from t limit 1)", ""))
			.hasValueSatisfying((columns) -> assertThat(columns).contains(column("specimen", "result"),
					column("attendance", "topic")));
	}

	@Test
	void allColumnsBehindStarAreRead() {
		assertThat(read("w.word = ''", "join (select * from weekly_word) w on w.stay_id = s.stay_id"))
			.hasValueSatisfying((columns) -> assertThat(columns).contains(column("weekly_word", "word")));
	}

	@Test
	void wholeRowAsValueReadsEverything() {
		assertThat(read("to_jsonb(s) is not null", "")).isEmpty();
		assertThat(read("s is not null", "")).isEmpty();
	}

	@Test
	void placeOfRowOnDiskReadsEverything() {
		assertThat(read("s.ctid is not null", "")).isEmpty();
	}

	private static CareColumn column(String table, String column) {
		return new CareColumn(table, column);
	}

	private static Optional<Set<CareColumn>> read(String met, String join) {
		MeasureFile measure = MeasureFile.read("own", "own-measure", HEADER + QUERY.formatted(met, join), CASES);
		return new Transactions(database.analyst(), new Epoch(0))
			.read((session) -> new ReadColumns(session).of(measure, OCTOBER));
	}

}
