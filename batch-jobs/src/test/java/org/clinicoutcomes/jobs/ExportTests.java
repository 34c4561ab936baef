package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

	@BeforeAll
	static void copyExamples() throws IOException {
		try (Stream<Path> examples = Files.list(EXAMPLES)) {
			for (Path example : examples.toList()) {
				CLINIC.file("config/funders/" + example.getFileName(), Files.readString(example));
			}
		}
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
		Outcome again = run("foundation", "--month", "2026-09");
		assertThat(again.code()).isZero();
		assertThat(again.out()).contains("Nothing has changed since the last issue of 2026-09 for foundation");
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
		Outcome rebuilt = CLINIC.run("rebuild", "--issue", "2026-10/second/r2", "--to",
				CLINIC.home().resolve("again").toString());
		assertThat(rebuilt.code()).isEqualTo(2);
		assertThat(rebuilt.err()).contains("must be an issue for the administrators");
	}

	@Test
	void profileThatAsksForExactNumbersWithoutBasisIsRefused() {
		CLINIC.file("config/funders/nosy.yml",
				"{name: Nosy, clients: [county], measures: [retained-90-days], numbers: exact}");
		Outcome refused = run("nosy", "--month", "2026-10");
		assertThat(refused.code()).isEqualTo(30);
		assertThat(refused.err()).contains("must have a recorded basis to get exact numbers, got: none");
		assertThat(CLINIC.home().resolve("reports/2026-10/nosy")).doesNotExist();
	}

	@Test
	void whatCannotBeMeantIsRefused() {
		assertThat(run("nobody", "--month", "2026-10").err()).contains("--funder must be one of");
		assertThat(run("county-contract", "--month", "2026-11").err()).contains("A month must be over");
		assertThat(run("county-contract", "--quarter", "2026").err()).contains("such as 2026-Q4");
		assertThat(CLINIC.run("export", "--funder", "county-contract").code()).isEqualTo(2);
		CLINIC.file("config/funders/broken.yml", "name: [");
		assertThat(run("broken", "--month", "2026-10").err()).contains("broken.yml must be YAML");
	}

	private static Path export(String funder, String option, String period) {
		Outcome outcome = run(funder, option, period);
		assertThat(outcome.code()).as(outcome.err()).isZero();
		return Path.of(outcome.out().lines().reduce((first, last) -> last).orElseThrow().strip());
	}

	private static Outcome run(String funder, String option, String period) {
		return CLINIC.run("export", "--funder", funder, option, period, "--as-of", "2026-11-05T03:00:00Z");
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
