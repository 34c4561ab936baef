package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.disclosure.Disclosure;
import org.clinicoutcomes.domain.disclosure.ProtectedRelease;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.FunderProfile.NoticeKind;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.report.FunderBasis;
import org.clinicoutcomes.domain.report.FunderReport;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.templates.font.FontInstallation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * That the auditor lets an honest issue pass and finds every place where one says too
 * much.
 */
class AuditorTests {

	private static final String MEASURE = "retained-90-days";

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final Catalogue CATALOGUE = Catalogue.read(Path.of("no-measures-of-its-own"),
			FeedContracts.standard());

	private static final ProtectedRelease RELEASE = Disclosure.protect(List.of(rate("", 180, 110), rate("east", 60, 35),
			rate("north", 60, 40), rate("south", 52, 30), rate("west", 8, 5)), CATALOGUE.headers(), 11,
			ReleasedNumbers.none());

	@TempDir
	private Path folder;

	@BeforeAll
	static void installFonts(@TempDir Path fonts) {
		FontInstallation.install(fonts);
	}

	@BeforeEach
	void writeIssue() {
		write(RELEASE);
	}

	@Test
	void honestIssuePasses() {
		assertThat(RELEASE.results()).anyMatch(Result::suppressed).anyMatch((result) -> !result.suppressed());
		assertThatCode(this::audit).doesNotThrowAnyException();
	}

	@Test
	void pointsThatAreRoundedInTheMiddleAndAxesInDecimalsPass() {
		for (long met : new long[] { 88, 410 }) {
			ProtectedRelease release = Disclosure.protect(List.of(rate("", 800, met), rate("east", 392, met / 2),
					rate("north", 400, met / 2), rate("west", 8, met - 2 * (met / 2))), CATALOGUE.headers(), 11,
					ReleasedNumbers.none());
			assertThat(release.results()).anyMatch((row) -> row.isNetwork() && !row.suppressed());
			write(release);
			assertThatCode(
					() -> new Auditor(11, release.entries()).audit(this.folder, release.entries(), Set.of(MEASURE)))
				.doesNotThrowAnyException();
		}
	}

	@Test
	void numberInHiddenRowOfResultsIsFound() throws IOException {
		edit("results.csv", (text) -> text.replaceFirst("(?m)(west.*rate),,,,,,,", "$1,,,,,8,,"));
		assertThat(refusal()).contains("results.csv: a hidden row of retained-90-days");
	}

	@Test
	void rowThatNobodyDecidedOnIsFound() throws IOException {
		edit("results.csv",
				(text) -> text + text.lines().skip(1).findFirst().orElseThrow().replace(MEASURE, "other") + "\n");
		assertThat(refusal()).contains("a row of other was never decided on");
	}

	@Test
	void numberInHiddenCellOfWorkbookIsFound() throws IOException {
		change((workbook) -> hiddenCell(workbook.getSheet("By site")).setCellValue(8));
		assertThat(refusal()).contains("hide a different number of cells").doesNotContain(" 8 ");
	}

	@Test
	void numberThatOnlyChartKeepsIsFound() throws IOException {
		URI workbook = URI.create("jar:" + this.folder.resolve("outcomes.xlsx").toUri());
		try (FileSystem parts = FileSystems.newFileSystem(workbook, Map.of())) {
			Path chart = parts.getPath("/xl/charts/chart1.xml");
			String text = Files.readString(chart);
			assertThat(text).containsPattern("<c:v>[0-9.]+</c:v>");
			Files.writeString(chart, text.replaceFirst("<c:v>[0-9.]+</c:v>", "<c:v>8.125</c:v>"));
		}
		assertThat(refusal()).contains("a chart keeps a number that is in no cell");
	}

	@Test
	void numberThatWasNotGivenIsFoundWhereverItStands() throws IOException {
		change((workbook) -> workbook.getSheet("By site").createRow(300).createCell(12).setCellValue(8));
		assertThat(refusal()).contains("outcomes.xlsx: a cell holds a number that was not given");
		writeIssue();
		edit("outcomes.html", (text) -> text.replaceFirst("<data value=\"[^\"]*\"", "<data value=\"8.0\""));
		assertThat(refusal()).contains("outcomes.html: a cell holds a number that was not given");
		writeIssue();
		edit("outcomes.html", (text) -> text.replace("61.1", "61.9"));
		assertThat(refusal()).contains("outcomes.pdf: a number that is not on the page");
	}

	@Test
	void hiddenSheetAndNumberAsNameAreFound() throws IOException {
		change((workbook) -> {
			workbook.setSheetHidden(2, true);
			Name name = workbook.createName();
			name.setNameName("west");
			name.setRefersToFormula("8");
		});
		assertThat(refusal()).contains("a sheet is hidden").contains("a defined name");
	}

	@Test
	void numberBehindMarkOfPageIsFound() throws IOException {
		edit("outcomes.html", (text) -> text.replaceFirst("(<td[^>]*><span aria-hidden=\"true\">\\*</span>)",
				"$1<data value=\"8\"></data>"));
		assertThat(refusal()).contains("outcomes.html").contains("a hidden cell holds a number");
	}

	@Test
	void countThatIsLeftOverFromATotalIsFound() {
		// As if only the smallest site had been hidden: the others and the total tell it.
		List<Entry> careless = RELEASE.entries()
			.stream()
			.map(Entry::exact)
			.map((row) -> new Entry(row, row.site().equals("west") ? Shown.NOTHING : Shown.ALL))
			.toList();
		Deduction deduction = new Deduction(Set.of());
		careless.forEach((entry) -> deduction.know(entry.exact(), entry.shown()));
		deduction.conclude();
		assertThat(deduction.given(rate("west", 8, 5), 11)).isPresent();
	}

	private void write(ProtectedRelease release) {
		FunderProfile profile = new FunderProfile("open", "Open Door", List.of("state"), List.of(MEASURE), 1, true,
				false, 11, NoticeKind.NONE, null, List.of(), List.of());
		Provenance provenance = new Provenance("c0ffee", Set.of());
		ReportIdentity identity = new ReportIdentity("Program", FunderReport.NAME, IssuePeriod.of(MONTH), "Open Door",
				ReportIdentity.Kind.PUBLIC, 1, Instant.EPOCH, ZoneOffset.UTC, "night 1", "0.1.0", "c0ffee",
				MONTH.atEndOfMonth(), "Counts under 11 are not shown.");
		FunderBasis basis = new FunderBasis(Map.of(), provenance, List.of("2.1"), List.of(), 30, List.of(), null);
		new IssueContent("outcomes",
				new FunderReport(identity, profile, CATALOGUE.headers(), basis).assemble(release.results()),
				release.results(), provenance, null)
			.write(this.folder);
	}

	private void audit() {
		new Auditor(11, RELEASE.entries()).audit(this.folder, RELEASE.entries(), Set.of(MEASURE));
	}

	private String refusal() {
		ClinicFailure failure = catchThrowableOfType(ClinicFailure.class, this::audit);
		assertThat(failure).isNotNull();
		assertThat(failure.exitCode()).isEqualTo(ExitCode.DISCLOSURE_REFUSED);
		return String.valueOf(failure.getMessage());
	}

	private void edit(String name, UnaryOperator<String> change) throws IOException {
		Path file = this.folder.resolve(name);
		String before = Files.readString(file);
		String after = change.apply(before);
		assertThat(after).isNotEqualTo(before);
		Files.writeString(file, after);
	}

	private void change(Consumer<XSSFWorkbook> change) throws IOException {
		Path file = this.folder.resolve("outcomes.xlsx");
		XSSFWorkbook workbook;
		try (InputStream in = Files.newInputStream(file)) {
			workbook = new XSSFWorkbook(in);
		}
		try (workbook; OutputStream out = Files.newOutputStream(file)) {
			change.accept(workbook);
			workbook.write(out);
		}
	}

	private static Cell hiddenCell(XSSFSheet sheet) {
		for (Row row : sheet) {
			for (Cell cell : row) {
				if (cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals("*")) {
					return cell;
				}
			}
		}
		throw new AssertionError("a hidden cell must be there");
	}

	private static Result rate(String site, long denominator, long numerator) {
		return new Result(ReportingPeriod.of(MONTH), Instant.EPOCH, MEASURE, "v1", "", site, "", "", "", Statistic.RATE,
				"", null, denominator, 0, 0, denominator, numerator, (double) numerator / denominator, 0.1, 0.9, false);
	}

}
