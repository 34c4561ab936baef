package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.demo.DemoNight;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.publish.Rebuilt;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A report as of a night is the same whenever it is made.
 */
class AsOfTests {

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final DemoClinic DEMO = new DemoClinic(60, 5, 2, 11, MONTH);

	private static final String OWN = """
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
			select stay_id as subject_id, client_id, stay_id, admitted_on as counted_on, null::text as part,
			  null::text as exclusion, null::text[] as evidence, discharged_on is not null as met
			from stay
			where admitted_on between :period_start and :period_end
			""";

	private static final String OWN_CASES = """
			case,feed,values,expect
			discharged,stay,admitted_on=2026-10-01; discharged_on=2026-10-02,met
			open,stay,admitted_on=2026-10-01,not met
			""";

	private static final String PUBLIC = "{name: Open, clients: [medicaid, state, county], kind: public, threshold: 5, measures: [persons-served, attendance-rate, retained-30-days]}";

	private static final String EXACT = "{name: Payer, clients: [county], numbers: exact, measures: [attendance-rate], basis: {kind: audit, agreement: A-1, signed: 2026-01-01}}";

	@TempDir
	private static Path folder;

	private static TestClinic clinic;

	private static Issue then;

	private static Issue corrected;

	private static Issue again;

	private static Issue redefined;

	private static List<Path> given;

	private static Contents tonight;

	private static Throwable tooEarly;

	/**
	 * Issues of one month: as of the second night, as of the third, as of the second
	 * again, and after a measure of the clinic's own was changed.
	 */
	@BeforeAll
	static void issueAMonthFourTimes() {
		clinic = clinic("clinic").file("config/measures/own-discharged.sql", OWN)
			.file("config/measures/own-discharged.csv", OWN_CASES)
			.file("config/funders/open.yml", PUBLIC)
			.file("config/funders/payer.yml", EXACT);
		NightClock clock = new NightClock();
		try (Clinic open = Clinic.open(clinic.home(), clock)) {
			play(open, clock, 1);
			play(open, clock, 2);
			then = open.monthly(MONTH, null).issues().get(0);
			given = List.of(export(open, "open"), export(open, "payer"));
			Instant moment = DEMO.nights().get(1).knownAt();
			play(open, clock, 3);
			corrected = open.monthly(MONTH, null).issues().get(0);
			given = Stream.concat(given.stream(), Stream.of(export(open, "open"), export(open, "payer"))).toList();
			tonight = clinic.askLoader((session) -> Contents.of(session, "care"));
			again = open.monthly(MONTH, moment.plus(Duration.ofHours(1))).issues().get(0);
			tooEarly = catchThrowable(() -> open.monthly(MONTH, DEMO.nights().get(0).knownAt().minusSeconds(1)));
		}
		clinic.file("config/measures/own-discharged.sql", OWN.replace("is not null as met", "is null as met"))
			.file("config/measures/own-discharged.csv",
					OWN_CASES.replace("not met", "stays").replace("met", "not met").replace("stays", "met"));
		try (Clinic open = Clinic.open(clinic.home(), clock)) {
			redefined = open.monthly(MONTH, null).issues().get(0);
		}
	}

	@Test
	void reportAsOfAnEarlierNightIsTheOneMadeThenDespiteLaterCorrections() throws IOException {
		assertThat(again.revision()).isEqualTo(3);
		assertThat(again.folder().resolve("results.csv")).hasSameBinaryContentAs(then.folder().resolve("results.csv"));
		assertThat(text(again)).isEqualTo(text(then));
		assertThat(Files.readString(corrected.folder().resolve("results.csv")).replaceAll("2026-11-\\d\\dT", ""))
			.isNotEqualTo(Files.readString(then.folder().resolve("results.csv")).replaceAll("2026-11-\\d\\dT", ""));
		assertThat(clinic.askLoader((session) -> Contents.of(session, "care")).differencesTo(tonight)).isEmpty();
		assertThat(then.folder().resolve("changes.csv")).doesNotExist();
		assertThat(changesUndone(again)).isEqualTo(changes(corrected)).isNotEmpty();
		assertThat(tooEarly).isInstanceOfSatisfying(ClinicFailure.class,
				(failure) -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
	}

	/**
	 * What the new records say by the old text stands in the second issue.
	 */
	@Test
	void everyChangedNumberSaysWhetherRecordsOrADefinitionOrBothChangedIt() throws IOException {
		Map<String, String> before = numbers(again);
		Map<String, String> between = numbers(corrected);
		Map<String, String> after = numbers(redefined);
		Map<String, String> expected = new TreeMap<>();
		Stream.of(before, after).flatMap((numbers) -> numbers.keySet().stream()).forEach((key) -> {
			boolean byRecords = !Objects.equals(before.get(key), between.get(key));
			boolean byDefinition = !Objects.equals(between.get(key), after.get(key));
			if (!Objects.equals(before.get(key), after.get(key))) {
				expected.put(key,
						(byRecords && byDefinition) ? "records and definition" : byRecords ? "records" : "definition");
			}
		});
		Map<String, String> said = new TreeMap<>();
		rows(redefined.folder().resolve("changes.csv")).forEach((row) -> said.put(key(row), row.getField("because")));
		assertThat(said).isEqualTo(expected);
		assertThat(said.values()).contains("records", "definition", "records and definition");
		assertThat(Files.readString(clinic.home().resolve("reports/index.html")))
			.contains("; 1 definition changed<", "replaced by r4")
			.contains("%,d results differ: ".formatted(said.size()));
	}

	@Test
	void anIssueIsRebuiltByteForByteAfterRecordsAndAMeasureChanged() {
		Path rebuilt = folder.resolve("r1");
		Outcome outcome = clinic.run("rebuild", "--issue", MONTH + "/administrators/r1", "--to", rebuilt.toString());
		assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
		assertThat(outcome.out()).containsPattern("Equal: [0-9,]+ results\\.\\R$")
			.contains("Definition: the same")
			.containsPattern("pdf +the same text on every page")
			.containsPattern("xlsx +equal, byte for byte");
		assertThat(rebuilt.resolve("results.csv")).hasSameBinaryContentAs(then.folder().resolve("results.csv"));
		assertThat(rebuilt.resolve("changes.csv")).doesNotExist();
	}

	@Test
	void whatFundersWereGivenIsRebuiltAfterRecordsProfilesAndWhatTheyWereGivenChanged() throws IOException {
		assertThat(given).extracting((issue) -> issue.getFileName().toString()).containsExactly("r1", "r1", "r2", "r2");
		assertThat(Files.readString(given.get(0).resolve("results.csv")))
			.containsPattern("persons-served.*,true,.*,false\\R")
			.containsPattern("persons-served.*,\\d+,.*,false,.*,false\\R");
		long released = released();
		clinic.file("config/funders/open.yml", PUBLIC.replace("threshold: 5", "threshold: 11"));
		Files.delete(clinic.home().resolve("config/funders/payer.yml"));
		try (Clinic open = Clinic.open(clinic.home(), new NightClock())) {
			for (Path issue : given) {
				Rebuilt rebuilt = open.rebuild(name(issue), folder.resolve("given").resolve(name(issue)));
				assertThat(rebuilt.definitions()).as(rebuilt.issue()).isEmpty();
				assertThat(rebuilt.isEqual()).as(rebuilt.toString()).isTrue();
			}
			assertThat(released()).isEqualTo(released);
			withoutTheirProfiles(open);
		}
	}

	/**
	 * As they stand in a clinic that issued before profiles were kept.
	 */
	private static void withoutTheirProfiles(Clinic open) {
		clinic.forge(
				"delete from issue.printed_part where name in ('profile.yml', 'program-name') and issue_id in (select issue_id from issue.ledger where audience = 'payer' or audience = 'open')");
		assertThat(refusal(open, given.get(0))).hasMessageContaining("got: 2026-10/open/r1, which is older");
		assertThat(refusal(open, given.get(1))).hasMessageContaining("got: 2026-10/payer/r1, which is older");
		clinic.file("config/funders/payer.yml", "# The same\n" + EXACT);
		Rebuilt rebuilt = open.rebuild(name(given.get(1)), folder.resolve("older"));
		assertThat(rebuilt.isEqual()).isTrue();
		assertThat(rebuilt.definitions()).containsExactly("program name, which was not yet kept with this issue");
	}

	private static ClinicFailure refusal(Clinic open, Path issue) {
		return catchThrowableOfType(ClinicFailure.class, () -> open.rebuild(name(issue), folder.resolve("refused")));
	}

	private static String name(Path issue) {
		return clinic.home().resolve("reports").relativize(issue).toString();
	}

	private static Path export(Clinic open, String funder) {
		return open.export(funder, new ExportPeriod.OfMonth(MONTH), null).issue().orElseThrow().folder();
	}

	/** How many numbers funders were given. */
	private static long released() {
		return clinic.ask((session) -> session.sql("select count(*) from issue.released").query(Long.class).single());
	}

	@Test
	void anIssueOfAnotherProgramIsRebuiltAndSaysDefinition() {
		clinic
			.forge("""
					insert into issue.definition_text values ('forged', 'select 1');
					update issue.definition_part set sha256 = 'forged'
					where name = 'build/04-derive-stays.sql'
					  and issue_id = (select issue_id from issue.ledger where audience = 'administrators' and revision = 2)""");
		Path rebuilt = folder.resolve("r2");
		Outcome outcome = clinic.run("rebuild", "--issue", MONTH + "/administrators/r2", "--to", rebuilt.toString());
		assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
		assertThat(outcome.out()).contains("another and cannot be put back:\n    build/04-derive-stays.sql\nEqual: ");
		assertThat(rebuilt.resolve("results.csv")).hasSameBinaryContentAs(corrected.folder().resolve("results.csv"));
	}

	@Test
	void anIssueThatWasAlteredOnTheShelfIsFoundOut() throws IOException {
		Path results = again.folder().resolve("results.csv");
		String text = Files.readString(results);
		Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rw-r--r--"));
		Files.writeString(results,
				text.replaceFirst("attendance-rate,([^\\n]*),false\\n", "attendance-rate,$1,true\n"));
		Path rebuilt = folder.resolve("r3");
		Outcome outcome = clinic.run("rebuild", "--issue", MONTH + "/administrators/r3", "--to", rebuilt.toString());
		assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(50);
		assertThat(outcome.out()).contains("Different: results.csv on the shelf is not as it was issued.");
		Files.writeString(results, text);
		assertThat(clinic.run("rebuild", "--issue", "2026-10/administrators/r9", "--to", "x").code()).isEqualTo(2);
		assertThat(clinic.run("rebuild", "--issue", MONTH + "/administrators/r1", "--to", rebuilt.toString()).code())
			.isEqualTo(2);
	}

	@Test
	void threeNightsEndInTheTablesOfOneThatBringsAllDeliveries() {
		TestClinic nightByNight = clinic("night-by-night");
		TestClinic allAtOnce = clinic("all-at-once");
		NightClock clock = new NightClock();
		try (Clinic open = Clinic.open(nightByNight.home(), clock)) {
			play(open, clock, 1);
			play(open, clock, 2);
			play(open, clock, 3);
		}
		try (Clinic open = Clinic.open(allAtOnce.home(), clock)) {
			DEMO.nights().subList(0, 2).forEach((night) -> deliver(open, night));
			play(open, clock, 3);
		}
		Contents expected = allAtOnce.askLoader((session) -> Contents.of(session, "care"));
		assertThat(nightByNight.askLoader((session) -> Contents.of(session, "care")).differencesTo(expected)).isEmpty();
	}

	private static TestClinic clinic(String name) {
		return TestClinic.at(folder.resolve(name))
			.withPreparedPostgres()
			.file("config/sources/demo/source.yml", DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
	}

	private static void play(Clinic clinic, NightClock clock, int number) {
		DemoNight night = DEMO.nights().get(number - 1);
		deliver(clinic, night);
		clock.set(night.knownAt());
		clinic.nightly(Map.of(), Set.of());
	}

	private static void deliver(Clinic clinic, DemoNight night) {
		DEMO.deliver(night, clinic.home().inbox().resolve(DemoClinic.SOURCE));
	}

	/**
	 * What changed from before to now, the moments apart.
	 */
	private static List<List<String>> changes(Issue issue) throws IOException {
		return changes(issue, List.of("before", "now"));
	}

	private static List<List<String>> changesUndone(Issue issue) throws IOException {
		return changes(issue, List.of("now", "before"));
	}

	private static Map<String, String> numbers(Issue issue) throws IOException {
		Map<String, String> numbers = new TreeMap<>();
		rows(issue.folder().resolve("results.csv")).forEach((row) -> numbers.put(key(row),
				Stream.of("eligible", "excluded", "missing", "denominator", "numerator", "value", "ci_low", "ci_high")
					.map(row::getField)
					.collect(Collectors.joining(" "))));
		return numbers;
	}

	private static String key(NamedCsvRecord row) {
		return Stream
			.of("measure", "part", "site", "level_of_care", "stratum", "stratum_value", "period_start", "period_end",
					"statistic", "category", "time")
			.map(row::getField)
			.collect(Collectors.joining(" | "));
	}

	private static List<NamedCsvRecord> rows(Path file) throws IOException {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
			return csv.stream().toList();
		}
	}

	private static List<List<String>> changes(Issue issue, List<String> moments) throws IOException {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
			.ofNamedCsvRecord(issue.folder().resolve("changes.csv"))) {
			return csv.stream()
				.map((row) -> Stream
					.of(Stream.of("measure", "part", "site", "level_of_care", "stratum", "stratum_value",
							"period_start", "period_end", "statistic", "category", "time", "because"),
							moments.stream()
								.flatMap((moment) -> Stream.of("eligible_", "denominator_", "numerator_", "value_")
									.map((column) -> column + moment)))
					.flatMap((columns) -> columns.map(row::getField))
					.toList())
				.toList();
		}
	}

	/**
	 * What the PDF says, but for the number of the issue and what changed since the one
	 * before.
	 */
	private static String text(Issue issue) throws IOException {
		try (Stream<Path> files = Files.list(issue.folder())) {
			Path pdf = files.filter((file) -> file.toString().endsWith(".pdf")).findFirst().orElseThrow();
			try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
				return new PDFTextStripper().getText(document)
					.replaceAll("(?i)(revision |\\br)" + issue.revision(), "$1#")
					.replaceAll("(?s)What changed since last issue\\R.*?Methods\\R", "")
					.replaceAll("Page \\d+ of \\d+|\\d+ of \\d+\\R", "");
			}
		}
	}

}
