package org.clinicoutcomes.jobs.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.BoundaryCase;
import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A clinic's own measures: those that break a rule are refused by name with the reason,
 * and the others run.
 */
class CustomMeasureTests {

	private static final String HEADER = """
			-- title: Own
			-- question: How many of the stays admitted in the month were discharged?
			-- denominator: stays admitted in the month
			-- exclusion: none
			-- numerator: discharged
			-- missing: nothing
			-- scoring: proportion
			-- direction: none
			-- additive: yes
			-- window: month
			-- source: own
			""";

	private static final String QUERY = """
			select stay_id as subject_id, client_id, stay_id, admitted_on as counted_on, null::text as part,
			  null::text as exclusion, null::text[] as evidence, discharged_on is not null as met
			from stay
			where admitted_on between :period_start and :period_end
			""";

	private static final String CASES = """
			case,feed,values,expect
			discharged-is-met,stay,admitted_on=2026-10-01; discharged_on=2026-10-02,met
			open-is-not-met,stay,admitted_on=2026-10-01,not met
			""";

	private static final String UNTOUCHED = "select stay_id, admitted_on from care.stay";

	@TempDir
	private static Path home;

	private static TestClinic clinic = TestClinic.at(Path.of("none"));

	private static Outcome night = new Outcome(0, "", "");

	private static Outcome measured = new Outcome(0, "", "");

	private static Outcome month = new Outcome(0, "", "");

	@BeforeAll
	static void runWithGoodAndBadMeasures() throws IOException {
		clinic = TestClinic.at(home).withPreparedPostgres();
		CaseDelivery delivery = new CaseDelivery(FeedContracts.standard());
		delivery.add("clinic.",
				new BoundaryCase("two-stays",
						List.of(new BoundaryCase.Row("stay",
								Map.of("admitted_on", "2025-01-03", "discharged_on", "2025-01-20")),
								new BoundaryCase.Row("stay", Map.of("admitted_on", "2025-01-25"))),
						""));
		for (int i = 0; i < 20; i++) {
			delivery.add("other%d.".formatted(i), new BoundaryCase("earlier-stay",
					List.of(new BoundaryCase.Row("stay", Map.of("admitted_on", "2024-01-%02d".formatted(i + 1)))), ""));
		}
		delivery.deliverTo(home);
		clinic.file("config/application.yml", "clinic:\n  open-months: 0\n  query-limit-seconds: 3\n");
		writeMeasures();
		night = clinic.run("nightly");
		measured = clinic.run("measure", "--from", "2025-01-01", "--to", "2025-01-31", "--measure", "own-*",
				"--verdicts", home.resolve("verdicts.csv").toString(), "--results",
				home.resolve("results.csv").toString());
		month = clinic.run("monthly", "--month", "2025-01");
	}

	private static void writeMeasures() throws IOException {
		write("own-good", HEADER + QUERY, CASES);
		write("own-header", HEADER.replace("-- missing: nothing\n", "") + QUERY, CASES);
		write("own-plan", HEADER + QUERY.replace("from stay", "from stays"), CASES);
		write("own-column", HEADER + QUERY.replace("discharged_on is not null", "discharge_date is not null"), CASES);
		write("own-returned", HEADER + QUERY.replace("null::text as part,", ""), CASES);
		write("own-statements", HEADER + QUERY + "; drop table care.stay", CASES);
		write("own-bracket", HEADER + QUERY + ") v; drop table care.stay; select * from (select 1", CASES);
		write("own-hidden", HEADER + QUERY + "and 'a' like'\\'; drop table care.stay; --'", CASES);
		write("own-role", HEADER + QUERY + "and set_config('role', 'loader', true) <> ''", CASES);
		write("own-superuser", HEADER + QUERY + "and set_config('session_authorization', 'owner', true) <> ''", CASES);
		write("own-read", HEADER + QUERY + "and pg_read_file('postgresql.conf') <> ''", CASES);
		write("own-program", HEADER + "copy care.stay to program 'cat > /dev/null'", CASES);
		write("own-deletes",
				HEADER + "with gone as (delete from stay returning *)\n" + QUERY.replace("from stay", "from gone"),
				CASES);
		write("own-sly", HEADER + QUERY + "and query_to_xml('delete from care.stay', true, true, '') is null", CASES);
		write("own-record", HEADER + QUERY.replace("from stay", "from record.stay"), CASES);
		write("own-caseless", HEADER + QUERY, null);
		write("own-one-sided", HEADER + QUERY, CASES.replace("not met", "absent"));
		write("own-untried", HEADER
				+ QUERY.replace("null::text as exclusion", "case when site = '' then 'no-site' end as exclusion"),
				CASES);
		write("own-twice", HEADER + QUERY.replace("where", "cross join generate_series(1, 2) where"), CASES);
		write("own-undecided", HEADER + QUERY.replace("discharged_on is not null as met", "null::boolean as met"),
				CASES);
		write("own-divides", HEADER + QUERY + "and 1 / (length(site) - length(site)) > 0", CASES);
		write("own-nothing", HEADER + "select from stay where admitted_on between :period_start and :period_end",
				CASES);
		write("own-nobody", HEADER + QUERY + "and false", CASES);
		write("own-clock", HEADER + QUERY + "and admitted_on < now()", CASES);
		write("own-limit", HEADER + QUERY + "and set_config('statement_timeout', '0', false) <> ''", CASES);
		write("own-renamed", HEADER + QUERY + "and \"set_config\"('role', 'loader', true) <> ''", CASES);
		write("own-others",
				HEADER + QUERY
					.replace("discharged_on is not null as met",
							"discharged_on is not null "
									+ "or (select count(*) from stay where client_id like 'other%') > 15 as met"),
				CASES);
		write("own-slow", HEADER + QUERY + "and (select count(*) from generate_series(1, 1000000000) n, "
				+ "generate_series(1, 1000000000) m) >= 0", CASES);
		write("own-mistaken", HEADER + QUERY.replace("is not null as met", "is null as met"), CASES);
		write("early-exit", HEADER + QUERY, CASES);
		write("Own_Name", HEADER + QUERY, CASES);
		Files.write(home.resolve("config/measures/own-bytes.sql"), new byte[] { '-', '-', ' ', (byte) 0xFF });
	}

	private static void write(String id, String text, String cases) {
		clinic.file("config/measures/%s.sql".formatted(id), text);
		if (cases != null) {
			clinic.file("config/measures/%s.csv".formatted(id), cases);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					own-header     | a header without missing
					own-plan       | relation "stays" does not exist
					own-column     | column "discharge_date" does not exist
					own-returned   | a query without [part]
					own-statements | more than one statement
					own-bracket    | a quote, comment or bracket that is not closed
					own-hidden     | a backslash before a quote
					own-role       | must leave its session, role and time limit alone, got: set_config
					own-superuser  | must leave its session, role and time limit alone, got: set_config
					own-limit      | must leave its session, role and time limit alone, got: set_config
					own-renamed    | must leave its session, role and time limit alone, got: set_config
					own-clock      | must depend on its period and not on when it runs, got: now
					own-nothing    | a query without [subject_id, client_id, stay_id, counted_on, part, exclusion, evidence, met]
					own-nobody     | must decide its boundary cases as they expect, got: nothing in the case discharged-is-met
					own-mistaken   | must decide its boundary cases as they expect, got: [{met=false}] in the case discharged-is-met
					own-others     | must decide on a client by that client's records alone, got: 2 verdicts that depend on other clients
					own-slow       | must run within its limit, got: a query that takes more than 3 seconds
					own-read       | permission denied for function pg_read_file
					own-program    | a statement that does not begin with select or with
					own-deletes    | WITH clause containing a data-modifying statement must be at the top level
					own-sly        | DELETE is not allowed in a non-volatile function
					own-record     | permission denied for schema record
					own-caseless   | must have a CSV file of boundary cases beside it, got: none
					own-one-sided  | none that is not met
					own-untried    | none for no-site
					own-twice      | subjects twice
					own-undecided  | subjects without a verdict
					own-divides    | a query that fails on one (SQLSTATE 22012)
					own-bytes      | must be readable UTF-8, got: a file that is not
					""")
	void isRefusedByNameWithTheReason(String id, String reason) {
		assertThat(measured.err().lines()).filteredOn((line) -> line.startsWith("Measure " + id + " "))
			.singleElement()
			.satisfies((line) -> assertThat(line).contains(reason).contains(", got: ").contains("; "));
	}

	@Test
	void aFileNamedUnlikeAnIdIsRefused() {
		assertThat(night.out())
			.contains("A measure's file name must be lower-case words joined by hyphens, got: Own_Name");
	}

	@Test
	void anIdOfTheProjectCannotBeTaken() {
		assertThat(night.out()).contains("Measure early-exit must have an id of its own");
	}

	@Test
	void everyCommandEndsAsOneWhoseInputWasRefused() {
		assertThat(List.of(night.code(), measured.code(), month.code())).containsOnly(ExitCode.INPUT_REFUSED.code());
		assertThat(night.out()).contains("refused: Measure own-header must have");
		assertThat(month.err()).contains("Measure own-header must have", "Measure own-plan must run");
		assertThat(night.err() + measured.err() + month.err()).doesNotContain("Exception", "\tat ");
	}

	@Test
	void theOtherMeasuresRun() throws IOException {
		assertThat(Files.readString(home.resolve("results.csv"))).contains("own-good").doesNotContain("own-twice");
		assertThat(
				Files.readString(home.resolve("verdicts.csv")).lines().filter((line) -> line.startsWith("own-good,")))
			.hasSize(2);
		assertThat(month.out()).contains("Issued 2025-01");
		assertThat(Files.readString(home.resolve("reports/2025-01/administrators/r1/results.csv")).lines())
			.anyMatch((line) -> line.startsWith("2025-01-01,2025-01-31,") && line.contains(",own-good,"))
			.noneMatch((line) -> line.contains(",own-twice,"));
		List<String> ofProject = Catalogue.read(Path.of("none"), FeedContracts.standard())
			.measures()
			.stream()
			.map((measure) -> "[" + measure.id() + "]")
			.toList();
		assertThat(clinic.rows("select distinct measure from outcome.measured")).containsAll(ofProject)
			.contains("[own-good]")
			.doesNotContain("[own-header]", "[own-plan]", "[own-caseless]");
	}

	@Test
	void aRefusedMeasureThatIsAskedForAloneIsExplained() {
		Outcome alone = clinic.run("measure", "--from", "2025-01-01", "--to", "2025-01-31", "--measure", "own-caseless",
				"--verdicts", home.resolve("none.csv").toString(), "--results", home.resolve("no.csv").toString());
		assertThat(alone.code()).isEqualTo(ExitCode.INPUT_REFUSED.code());
		assertThat(alone.err()).contains("Measure own-caseless must have");
	}

	@Test
	void theCatalogueShowsTheClinicsOwnMeasures() {
		Outcome catalogue = clinic.run("catalogue", "--format", "csv", "--measure", "own-*");
		assertThat(catalogue.code()).isEqualTo(ExitCode.INPUT_REFUSED.code());
		assertThat(catalogue.out().lines()).anyMatch((line) -> line.startsWith("own-good,own,Own,"));
		assertThat(catalogue.err()).contains("Measure own-header must have");
	}

	@Test
	void nothingWasWrittenOrDropped() {
		assertThat(clinic.rows(UNTOUCHED)).hasSize(22);
		assertThat(clinic
			.rows("select distinct measure from outcome.verdict where measure like 'own-%' and measure <> 'own-good'"))
			.isEmpty();
	}

}
