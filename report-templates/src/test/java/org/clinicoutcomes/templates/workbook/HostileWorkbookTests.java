package org.clinicoutcomes.templates.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.FlatSheet;
import org.clinicoutcomes.templates.HostileTexts;
import org.clinicoutcomes.templates.LibreOffice;
import org.clinicoutcomes.templates.SampleReport;
import org.clinicoutcomes.templates.html.EveryBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Whatever a site, a program or a measure is called, a spreadsheet shows it and neither
 * computes nor follows it.
 */
class HostileWorkbookTests {

	private static final List<String> TEXTS = Stream
		.concat(HostileTexts.forSpreadsheets().stream(), HostileTexts.forPages().stream())
		.distinct()
		.toList();

	@TempDir
	private Path folder;

	@Test
	void everyTextStandsInItsCellUnchangedAndIsMarkedAsText() throws IOException {
		assertThat(TEXTS).hasSizeGreaterThan(600);
		WorkbookParts parts = WorkbookParts.of(write(tableOfAll()));
		assertThatNothingIsComputedOrFollowed(parts);
		assertThat(parts.cellTexts()).containsAll(TEXTS.stream().map(HostileWorkbookTests::shown).toList());
		assertThat(parts.unmarked((text) -> text.stripLeading().matches("(?s)[=+\\-@\uff1d\uff0b\uff0d\uff20'].*")))
			.isEmpty();
	}

	@Test
	void noPlaceOfAReportLetsATextOut() throws IOException {
		for (Report report : everywhere()) {
			WorkbookParts parts = WorkbookParts.of(write(report));
			assertThatNothingIsComputedOrFollowed(parts);
			assertThat(AccessibleWorkbook.faults(parts)).isEmpty();
		}
	}

	@Test
	void everyReportReadsBack() throws IOException {
		List<Report> reports = new ArrayList<>(everywhere());
		reports.add(tableOfAll());
		for (Report report : reports) {
			Path file = Files.write(this.folder.resolve("read.xlsx"), write(report));
			assertThat(new WorkbookReading(report).fault(file)).isEmpty();
		}
	}

	@Test
	void aSpreadsheetComputesAndFollowsNothing() throws Exception {
		LibreOffice office = LibreOffice.find().orElse(null);
		assumeTrue(office != null, "skipped: no LibreOffice is installed on this machine");
		List<Path> files = new ArrayList<>(List.of(Files.write(this.folder.resolve("all.xlsx"), write(tableOfAll()))));
		for (Report report : everywhere()) {
			files.add(Files.write(this.folder.resolve("every-%d.xlsx".formatted(files.size())), write(report)));
		}
		List<FlatSheet> opened = office.open(this.folder, files);
		assertThat(opened).hasSameSizeAs(files).allSatisfy((sheet) -> {
			assertThat(sheet.formulas()).isEmpty();
			assertThat(sheet.links()).isEmpty();
		});
		assertThat(opened.get(0).texts())
			.containsAll(TEXTS.stream().map(HostileWorkbookTests::shown).map(FlatSheet::oneKindOfLineEnd).toList());
	}

	@Test
	void textsForTheEdgeOfAPageStayInTheirPlace() throws IOException {
		ReportIdentity sample = SampleReport.identity();
		String program = "A&C Care & R&R &L8 " + "wide ".repeat(60);
		ReportIdentity identity = new ReportIdentity(program, sample.name(), sample.period(), sample.audience(),
				sample.kind(), 1, sample.asOf(), sample.zone(), sample.run(), sample.softwareVersion(),
				sample.catalogueVersion(), sample.dataCutOff(), "Ask L&R.");
		WorkbookParts parts = WorkbookParts.of(write(new Report(identity, tableOfAll().parts())));
		assertThat(parts.everywhere("oddHeader")).isNotEmpty().allSatisfy((header) -> {
			assertThat(header.getTextContent()).startsWith("&LA&&C Care && R&&R &&L8 wide ")
				.endsWith("&CMonthly outcomes report, October 2026&Rinternal, revision 1")
				.hasSizeLessThanOrEqualTo(255);
			assertThat(header.getTextContent().replace("&&", "").replaceAll("[^&]", "")).hasSize(3);
		});
		assertThat(parts.everywhere("oddFooter"))
			.allSatisfy((footer) -> assertThat(footer.getTextContent()).isEqualTo("&LAsk L&&R.&R&P of &N"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "History", "a\nb", "'quoted'", "[x]:*?/\\", "=1+1" })
	void anyTitleBecomesANameThatExcelTakes(String title) throws IOException {
		WorkbookParts parts = WorkbookParts
			.of(write(new Report(SampleReport.identity(), List.of(new Part("one", title, "", List.of())))));
		assertThat(parts.sheets().get(0).name()).isNotEqualToIgnoringCase("history")
			.doesNotContainPattern("[\\p{Cc}\\[\\]:*?/\\\\]|^'|'$");
	}

	@Test
	void aTextTooLongForACellIsCutAndReadsBack() throws IOException {
		Table table = new Table("long", "Long", "",
				List.of(Table.Column.rowHeader("y".repeat(400)), Table.Column.rowHeader("y".repeat(399) + "z")),
				List.of(Table.Row.of(Cell.words("x".repeat(40_000)), Cell.words("_x0041_".repeat(4_000)))));
		Report report = new Report(SampleReport.identity(), List.of(new Part("one", "One", "", List.of(table))));
		byte[] workbook = write(report);
		assertThat(AccessibleWorkbook.faults(WorkbookParts.of(workbook))).isEmpty();
		assertThat(new WorkbookReading(report).fault(Files.write(this.folder.resolve("long.xlsx"), workbook)))
			.isEmpty();
	}

	private static void assertThatNothingIsComputedOrFollowed(WorkbookParts parts) {
		assertThat(parts.paths())
			.noneMatch((path) -> path.matches("(?i).*(externalLink|connection|vba|query|custom).*"));
		assertThat(parts.everywhere("hyperlink")).isEmpty();
		assertThat(parts.everywhere("hlinkClick")).isEmpty();
		assertThat(parts.everywhere("Relationship")).noneMatch((relation) -> relation.hasAttribute("TargetMode"));
		// Charts name the cells that they are drawn from, and nothing else.
		assertThat(parts.everywhere("f")).allMatch(
				(formula) -> formula.getTextContent().matches("'Chart data'!\\$[A-Z]+\\$[0-9]+(:\\$[A-Z]+\\$[0-9]+)?"));
		assertThat(parts.sheets()).allMatch((sheet) -> WorkbookParts.all(sheet.xml(), "f").isEmpty());
		assertThat(parts.everywhere("definedName"))
			.allMatch((name) -> name.getAttribute("name").equals("_xlnm.Print_Titles"));
	}

	private static Report tableOfAll() {
		Table table = new Table("all_texts", "All", "",
				List.of(Table.Column.rowHeader("Text"), Table.Column.of("Again", Format.COUNT)),
				TEXTS.stream().map((text) -> Table.Row.of(Cell.words(text), Cell.words(text))).toList());
		return new Report(SampleReport.identity(), List.of(new Part("all", "All", "Every text.", List.of(table))));
	}

	/** So many reports that every text has stood somewhere, and each in another place. */
	private static List<Report> everywhere() {
		List<Report> reports = new ArrayList<>();
		Iterator<String> texts = TEXTS.iterator();
		while (texts.hasNext()) {
			reports.add(EveryBlock.report((harmless) -> texts.hasNext() ? texts.next() : harmless));
		}
		return reports;
	}

	private static byte[] write(Report report) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new WorkbookReport().write(report, out);
		return out.toByteArray();
	}

	/** What stands for characters that XML cannot hold. */
	private static String shown(String text) {
		return text.replaceAll("[\\p{Cc}&&[^\t\n\r\u007f-\u009f]]|\\p{Cs}|[\ufffe\uffff]", "\ufffd");
	}

}
