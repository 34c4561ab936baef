package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.Clinic.Exported;
import org.clinicoutcomes.jobs.publish.Rebuilt;
import org.clinicoutcomes.jobs.publish.Rebuilt.Likeness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What funders get, from their profile to the files they open.
 */
class ExportTests {

	private static final Path EXAMPLES = Path.of("../config/examples/funders");

	private static final TestClinic CLINIC = DemoOnce.clinic();

	private static final List<String> COUNTS = List.of("eligible", "excluded", "missing", "denominator", "numerator",
			"value", "ci_low", "ci_high");

	/** Where a funder has nobody, the administrators' results have no row. */
	private static final String NOBODY = "[0, 0, 0, 0, 0, , , ]";

	private static Clinic open;

	@BeforeAll
	static void copyExamples() throws IOException {
		try (Stream<Path> examples = Files.list(EXAMPLES)) {
			for (Path example : examples.toList()) {
				CLINIC.file("config/funders/" + example.getFileName(), Files.readString(example));
			}
		}
		open = Clinic.open(CLINIC.home(), Clock.systemUTC());
	}

	@AfterAll
	static void close() {
		open.close();
	}

	@Test
	void exactExportHasTheNumbersOfTheFunderInTheAdministratorsResults() throws IOException {
		Path issue = export("county-contract", "--month", "2026-10");
		Map<String, String> exported = counts(issue, (row) -> row.getField("site").isEmpty()
				&& row.getField("level_of_care").isEmpty() && row.getField("period_start").equals("2026-10-01"));
		Map<String, String> known = counts(DemoOnce.issue(), (row) -> row.getField("stratum").equals("funder")
				&& row.getField("stratum_value").equals("county") && row.getField("period_start").equals("2026-10-01"));
		assertThat(exported).hasSizeGreaterThan(20);
		exported.forEach((key, numbers) -> assertThat(numbers).as(key).isEqualTo(known.getOrDefault(key, NOBODY)));
	}

	@Test
	void filesSayKindPeriodAndTarget() throws IOException {
		Path issue = export("county-contract", "--quarter", "2026-Q3");
		Path pdf = issue.resolve("outcomes-2026-q3-county-contract-submission-r1.pdf");
		assertThat(text(pdf)).contains("Outcomes report, July to September 2026")
			.contains("submission, for County Behavioral Health")
			.contains("42 CFR part 2 prohibits unauthorized use or disclosure of these records.")
			.contains("at least 45.0 %")
			.contains("contract, agreement BH-2026-114, signed 2026-06-12");
		try (XSSFWorkbook workbook = new XSSFWorkbook(
				Files.newInputStream(issue.resolve("outcomes-2026-q3-county-contract-submission-r1.xlsx")))) {
			assertThat(workbook.getSheetName(0)).isEqualTo("Summary");
			assertThat(workbook).extracting((sheet) -> sheet.getSheetName())
				.contains("Measures", "Discharges", "By site", "By month", "Data dictionary", "Methods and notice");
			assertThat(workbook.getSheet("By month").getDrawingPatriarch().getCharts()).isNotEmpty();
		}
	}

	@Test
	void clientsAreCountedOnceOverThePeriod() throws IOException {
		Path issue = export("state-agency", "--year", "2026");
		assertThat(issue).endsWith(Path.of("reports/fy2026/state-agency/r1"));
		assertThat(text(issue.resolve("outcomes-fy2026-state-agency-submission-r1.pdf")))
			.contains("fiscal year 2026, July 2025 to June 2026")
			.contains("Four statements");
	}

	@Test
	void exportAgainWithNothingChangedIssuesNothing() {
		export("foundation", "--month", "2026-09");
		assertThat(exported("foundation", "--month", "2026-09").issue()).isEmpty();
	}

	@Test
	void hiddenRowsCarryTheMarkAndNoNumber() throws IOException {
		Path issue = export("state-agency", "--month", "2026-09");
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(issue.resolve("results.csv"))) {
			List<NamedCsvRecord> rows = csv.stream().toList();
			assertThat(rows).filteredOn((row) -> row.getField("suppressed").equals("true"))
				.isNotEmpty()
				.allSatisfy(
						(row) -> assertThat(COUNTS).allSatisfy((count) -> assertThat(row.getField(count)).isEmpty()));
			assertThat(rows).filteredOn((row) -> row.getField("suppressed").equals("false"))
				.allSatisfy((row) -> assertThat(row.getField("denominator")).satisfiesAnyOf(
						(count) -> assertThat(Long.parseLong(count)).isZero(),
						(count) -> assertThat(Long.parseLong(count)).isGreaterThanOrEqualTo(11)));
		}
	}

	@Test
	void issueByAnotherProfileSaysThatTheDefinitionChanged() throws IOException {
		String profile = "{name: Second, clients: [county], kind: submission, numbers: exact, measures: [%s], basis: {kind: contract, agreement: A-1, signed: 2026-01-01}}";
		CLINIC.file("config/funders/second.yml", profile.formatted("attendance-rate"));
		export("second", "--month", "2026-10");
		CLINIC.file("config/funders/second.yml", profile.formatted("attendance-rate, no-show-rate"));
		Path issue = export("second", "--month", "2026-10");
		assertThat(issue).endsWith(Path.of("2026-10/second/r2"));
		assertThat(text(issue.resolve("outcomes-2026-10-second-submission-r2.pdf")))
			.contains("What changed since last issue");
		assertThat(Files.readString(issue.resolve("changes.csv"))).contains("no-show-rate").contains("definition");
		assertThat(Files.readString(CLINIC.home().resolve("reports/index.html"))).contains("2026-10/second/r2");
		assertThat(open.rebuild("2026-10/second/r1", CLINIC.home().resolve("again")).isEqual()).isTrue();
	}

	@Test
	void issueThatWasAlteredOnTheShelfIsFoundOutWhenItIsMadeAgain() throws IOException {
		Path issue = export("foundation", "--quarter", "2026-Q2");
		assertThat(rebuilt(issue, "unaltered").isEqual()).isTrue();
		Path results = issue.resolve("results.csv");
		Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rw-r--r--"));
		Files.writeString(results, Files.readString(results).replaceFirst(",(\\d+),0,0,", ",9$1,0,0,"));
		Rebuilt rebuilt = rebuilt(issue, "altered");
		assertThat(rebuilt.isEqual()).isFalse();
		assertThat(rebuilt.results().differing()).isOne();
		assertThat(rebuilt.results().fault()).isEqualTo("results.csv on the shelf is not as it was issued");
		assertThat(rebuilt.files()).filteredOn((file) -> !file.likeness().words().contains("same text"))
			.extracting((file) -> file.name().replaceAll(".*[.]", ""), Rebuilt.SameFile::likeness)
			.containsExactly(tuple("html", Likeness.EQUAL), tuple("xlsx", Likeness.EQUAL),
					tuple("csv", Likeness.OTHER));
	}

	private static Rebuilt rebuilt(Path issue, String folder) {
		return open.rebuild(issue.subpath(issue.getNameCount() - 3, issue.getNameCount()).toString(),
				CLINIC.home().resolve(folder));
	}

	@Test
	void funderWithNewBasisGetsWhatWasHiddenBefore() {
		String profile = "{name: Third, clients: [county], kind: submission, measures: [retained-90-days], %s}";
		CLINIC.file("config/funders/third.yml", profile.formatted("numbers: suppressed"));
		Path hidden = export("third", "--month", "2026-10");
		CLINIC.file("config/funders/third.yml",
				profile.formatted("numbers: exact, basis: {kind: audit, agreement: A-1, signed: 2026-11-01}"));
		assertThat(export("third", "--month", "2026-10")).endsWith(Path.of("2026-10/third/r2"));
		assertThat(rebuilt(hidden, "hidden").isEqual()).isTrue();
	}

	@Test
	void whatAnEarlierIssueDecidedIsKnownWhenALaterOneIsMadeAgain() {
		String profile = "{name: Fourth, clients: [state, medicaid], kind: submission, measures: [attendance-rate, retained-30-days], threshold: %d}";
		CLINIC.file("config/funders/fourth.yml", profile.formatted(40));
		export("fourth", "--month", "2026-10");
		CLINIC.file("config/funders/fourth.yml", profile.formatted(5));
		assertThat(rebuilt(export("fourth", "--month", "2026-10"), "fourth").isEqual()).isTrue();
	}

	@Test
	void publicNumbersOfAlmostTheSameClientsAreRefused() throws IOException {
		export("foundation", "--month", "2026-08");
		String foundation = Files.readString(EXAMPLES.resolve("foundation.yml"));
		CLINIC.file("config/funders/gazette.yml",
				foundation.replace("clients: [medicaid, state, county]", "clients: [medicaid, state]"));
		ClinicFailure refused = refusal("gazette", "--month", "2026-08");
		assertThat(refused.exitCode()).isEqualTo(ExitCode.DISCLOSURE_REFUSED);
		assertThat(refused).hasMessageContaining("clients medicaid, state after county, medicaid, state");
		Files.delete(CLINIC.home().resolve("config/funders/gazette.yml"));
	}

	@Test
	void publicProfilesWithTwoThresholdsAreRefused() throws IOException {
		String foundation = Files.readString(EXAMPLES.resolve("foundation.yml"));
		CLINIC.file("config/funders/gazette.yml", foundation.replace("threshold: 11", "threshold: 5"));
		ClinicFailure refused = refusal("gazette", "--month", "2026-08");
		Files.delete(CLINIC.home().resolve("config/funders/gazette.yml"));
		assertThat(refused.exitCode()).isEqualTo(ExitCode.DISCLOSURE_REFUSED);
		assertThat(refused).hasMessageContaining("got: 5 in gazette, 11 in foundation");
	}

	@Test
	void profileThatAsksForExactNumbersWithoutBasisIsRefused() {
		CLINIC.file("config/funders/nosy.yml",
				"{name: Nosy, clients: [county], measures: [retained-90-days], numbers: exact}");
		ClinicFailure refused = refusal("nosy", "--month", "2026-10");
		assertThat(refused.exitCode()).isEqualTo(ExitCode.DISCLOSURE_REFUSED);
		assertThat(refused).hasMessageContaining("must have a recorded basis to get exact numbers, got: none");
		assertThat(CLINIC.home().resolve("reports/2026-10/nosy")).doesNotExist();
	}

	@Test
	void whatCannotBeMeantIsRefused() {
		assertThat(refusal("nobody", "--month", "2026-10")).hasMessageContaining("--funder must be one of");
		assertThat(refusal("county-contract", "--month", "2026-11")).hasMessageContaining("A month must be over");
		assertThat(refusal("county-contract", "--quarter", "2026")).hasMessageContaining("such as 2026-Q4");
		CLINIC.file("config/funders/broken.yml", "name: [");
		assertThat(refusal("broken", "--month", "2026-10")).hasMessageContaining("broken.yml must be YAML");
	}

	@Test
	void aLookThatCannotBeMeantIsRefusedBeforeAnythingElse() throws IOException {
		CLINIC.file("config/report.yml", "accent: FFFFFF");
		try {
			assertThat(refusal("county-contract", "--month", "2026-11")).hasMessageContaining("report.yml");
			assertThat(catchThrowableOfType(ClinicFailure.class, () -> open.monthly(YearMonth.of(2026, 11), null)))
				.hasMessageContaining("report.yml");
		}
		finally {
			Files.delete(CLINIC.home().resolve("config/report.yml"));
		}
	}

	@Test
	void commandWithoutPeriodCannotBeUnderstood() {
		assertThat(CLINIC.run("export", "--funder", "county-contract").code()).isEqualTo(2);
	}

	private static Path export(String funder, String option, String period) {
		return exported(funder, option, period).issue().orElseThrow().folder();
	}

	private static ClinicFailure refusal(String funder, String option, String period) {
		return catchThrowableOfType(ClinicFailure.class, () -> exported(funder, option, period));
	}

	private static Exported exported(String funder, String option, String period) {
		ExportPeriod wanted = switch (option) {
			case "--month" -> new ExportPeriod.OfMonth(YearMonth.parse(period));
			case "--quarter" -> new ExportPeriod.OfQuarter(period);
			default -> new ExportPeriod.OfYear(Integer.parseInt(period));
		};
		return open.export(funder, wanted, Instant.parse("2026-11-05T03:00:00Z"));
	}

	private static String text(Path pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}

	private static Map<String, String> counts(Path issue, Predicate<NamedCsvRecord> wanted) throws IOException {
		Map<String, String> counts = new TreeMap<>();
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(issue.resolve("results.csv"))) {
			csv.stream()
				.filter(wanted)
				.filter((row) -> row.getField("period_end").equals("2026-10-31"))
				.forEach((row) -> counts.put(
						String.join("|", row.getField("measure"), row.getField("part"), row.getField("statistic"),
								row.getField("category"), row.getField("time")),
						COUNTS.stream().map(row::getField).toList().toString()));
		}
		return counts;
	}

}
