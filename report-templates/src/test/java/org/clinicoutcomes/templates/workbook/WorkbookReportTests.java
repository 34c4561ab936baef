package org.clinicoutcomes.templates.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.Banner;
import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.Sentences;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link WorkbookReport}, which read the workbook back as a program would.
 */
class WorkbookReportTests {

	private static final List<String> REFERENCE_SHEETS = List.of("Data dictionary", "About this workbook",
			"Chart data");

	private static final byte[] SAMPLE = write(SampleReport.report());

	@Test
	void everyPartIsASheetAndTheExplanationsFollow() throws IOException {
		Report report = SampleReport.report();
		List<String> expected = new ArrayList<>(report.parts().stream().map(Part::title).toList());
		expected.addAll(REFERENCE_SHEETS);
		try (XSSFWorkbook workbook = readSample()) {
			assertThat(sheets(workbook)).extracting(XSSFSheet::getSheetName).containsExactlyElementsOf(expected);
			for (int sheet = 0; sheet < workbook.getNumberOfSheets(); sheet++) {
				assertThat(workbook.isSheetHidden(sheet) || workbook.isSheetVeryHidden(sheet)).isFalse();
			}
		}
	}

	@Test
	void everyTableOfTheModelIsAnExcelTableWithTheSameValues() throws IOException {
		Report report = SampleReport.report();
		try (XSSFWorkbook workbook = readSample()) {
			for (Table table : report.tables()) {
				assertThatHolds(workbook.getTable(table.id()), table);
			}
		}
	}

	@Test
	void aReportAboutNobodyIsWrittenWithoutChartsThatWouldShowZero() throws IOException {
		Report report = SampleReport.emptyReport();
		try (XSSFWorkbook workbook = read(report)) {
			for (Table table : report.tables()) {
				assertThatHolds(workbook.getTable(table.id()), table);
			}
			assertThat(charts(workbook.getSheet("Sobriety"))).isEmpty();
		}
	}

	@Test
	void headingsOfATableAreItsCellsAndDiffer() throws IOException {
		try (XSSFWorkbook workbook = readSample()) {
			for (XSSFTable table : tables(workbook)) {
				List<String> headings = new ArrayList<>();
				XSSFRow row = table.getXSSFSheet().getRow(table.getStartRowIndex());
				table.getColumns().forEach((column) -> {
					assertThat(row.getCell(column.getColumnIndex()).getStringCellValue()).isEqualTo(column.getName());
					headings.add(column.getName().toLowerCase(Locale.ROOT));
				});
				assertThat(headings).doesNotHaveDuplicates().noneMatch(String::isBlank);
			}
		}
	}

	@Test
	void headingsThatDifferOnlyByCaseAreNumbered() throws IOException {
		Table table = new Table("ab12", "Title", "",
				List.of(Table.Column.rowHeader("Rate"), Table.Column.of("rate", Format.COUNT)), List.of());
		try (XSSFWorkbook workbook = read(reportOf(table))) {
			assertThat(workbook.getTable("ab12_").getColumns()).extracting("name").containsExactly("Rate", "rate 2");
		}
	}

	@Test
	void thereAreNoFormulasMergedCellsOrLinks() throws IOException {
		try (XSSFWorkbook workbook = readSample()) {
			for (XSSFSheet sheet : sheets(workbook)) {
				assertThat(sheet.getMergedRegions()).isEmpty();
				assertThat(sheet.getHyperlinkList()).isEmpty();
				assertThat(cells(sheet)).noneMatch((cell) -> cell.getCellType() == CellType.FORMULA);
			}
		}
	}

	@Test
	void everySheetStartsAtTheFirstCellAndPrintsAsWideAsThePage() throws IOException {
		try (XSSFWorkbook workbook = readSample()) {
			for (XSSFSheet sheet : sheets(workbook)) {
				assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isNotBlank();
				assertThat(sheet.getFitToPage()).isTrue();
				assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
				assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
				assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
				assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
				assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
				assertThat(sheet.getHeader().getLeft()).isEqualTo("Harbor Light Recovery");
				assertThat(sheet.getHeader().getCenter()).isEqualTo("Monthly outcomes report, October 2026");
				assertThat(sheet.getHeader().getRight()).isEqualTo("internal, revision 1");
				assertThat(sheet.getFooter().getLeft()).isEqualTo(Notice.SHORT);
			}
		}
	}

	@Test
	void aNoticeTooLongForAFooterStandsOnTheLastSheetInFull() throws IOException {
		String notice = "Redisclosure without consent & without law is prohibited. ".repeat(8).strip();
		try (XSSFWorkbook workbook = read(reportOf("R&D Clinic", notice))) {
			XSSFSheet sheet = workbook.getSheetAt(0);
			assertThat(sheet.getFooter().getLeft()).contains("About this workbook");
			assertThat(sheet.getHeader().getLeft()).isEqualTo("R&&D Clinic");
			String about = String.join(" ",
					cells(workbook.getSheet("About this workbook")).stream()
						.filter((cell) -> cell.getCellType() == CellType.STRING)
						.map(XSSFCell::getStringCellValue)
						.toList());
			assertThat(about).contains(notice);
		}
	}

	@Test
	void theDocumentIsDescribedAndDatedAsOf() throws IOException {
		try (XSSFWorkbook workbook = readSample()) {
			var properties = workbook.getProperties().getCoreProperties();
			assertThat(properties.getTitle()).isEqualTo("Harbor Light Recovery: Monthly outcomes report, October 2026");
			assertThat(properties.getCreator()).isEqualTo("Harbor Light Recovery");
			assertThat(properties.getSubject()).isEqualTo("internal report for administrators, revision 1");
			assertThat(properties.getCreated().toInstant()).isEqualTo(Instant.parse("2026-11-02T08:15:00Z"));
			assertThat(properties.getModified()).isEqualTo(properties.getCreated());
		}
	}

	@Test
	void everyChartOfTheModelIsANativeChartDescribedInWords() throws IOException {
		Report report = SampleReport.report();
		try (XSSFWorkbook workbook = readSample()) {
			for (Part part : report.parts()) {
				XSSFSheet sheet = workbook.getSheet(part.title());
				List<Chart> expected = part.blocks()
					.stream()
					.filter(Chart.class::isInstance)
					.map(Chart.class::cast)
					.toList();
				assertThat(charts(sheet)).extracting((chart) -> chart.getTitleText().getString())
					.containsExactlyElementsOf(expected.stream().map(Chart::title).toList());
				assertThat(descriptions(sheet))
					.containsExactlyElementsOf(expected.stream().map(Chart::alternative).toList());
			}
		}
	}

	@Test
	void theRetentionCurveIsDrawnFromCellsAndItsAxesAreNamed() throws IOException {
		try (XSSFWorkbook workbook = readSample()) {
			XSSFChart chart = charts(workbook.getSheet("Retention")).get(0);
			String drawn = chart.getCTChart().toString();
			assertThat(drawn).contains("'Chart data'!$A$", "'Chart data'!$B$", "Days since admission",
					"Share still in care, %");
			XSSFTable points = workbook.getTable("retention_curve_chart");
			XSSFRow first = points.getXSSFSheet().getRow(points.getStartRowIndex() + 1);
			assertThat(first.getCell(0).getNumericCellValue()).isZero();
			assertThat(first.getCell(1).getNumericCellValue()).isEqualTo(1);
		}
	}

	@Test
	void theDictionaryNamesEveryColumnOfEveryTable() throws IOException {
		Report report = SampleReport.report();
		try (XSSFWorkbook workbook = readSample()) {
			XSSFTable dictionary = workbook.getTable("data_dictionary");
			assertThat(dictionary.getStartCellReference().formatAsString()).isEqualTo("A1");
			List<String> described = new ArrayList<>();
			for (XSSFRow row : rows(dictionary.getXSSFSheet())) {
				described.add(row.getCell(1).getStringCellValue() + "." + row.getCell(2).getStringCellValue());
			}
			for (Table table : report.tables()) {
				table.columns()
					.forEach((column) -> assertThat(described).contains(table.id() + "." + TableArea.heading(column)));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0" })
	void textThatCouldBeAFormulaStaysText(String payload) throws IOException {
		Table table = new Table("payload", payload, payload,
				List.of(Table.Column.rowHeader("=Heading"), Table.Column.of("Value", Format.COUNT)),
				List.of(Table.Row.of(Cell.words(payload), Cell.words(payload))));
		try (XSSFWorkbook workbook = read(
				reportOf(table, new Banner(payload, payload), new Sentences(payload, List.of(payload))))) {
			XSSFSheet sheet = workbook.getSheet("Part");
			XSSFTable written = workbook.getTable("payload");
			for (int column = 0; column < 2; column++) {
				XSSFCell cell = sheet.getRow(written.getStartRowIndex() + 1).getCell(column);
				assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
				assertThat(cell.getStringCellValue()).isEqualTo(payload);
				assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
			}
			assertThat(cells(sheet)).filteredOn((cell) -> cell.getCellType() == CellType.STRING)
				.filteredOn((cell) -> "=+-@\t\r".indexOf(cell.getStringCellValue().charAt(0)) >= 0)
				.isNotEmpty()
				.allMatch((cell) -> cell.getCellStyle().getQuotePrefixed());
		}
	}

	@Test
	void wordsForNoNumberAreTextAndDaysAreDates() throws IOException {
		Table table = new Table("mixed", "Mixed", "",
				List.of(Table.Column.rowHeader("What"), Table.Column.of("Value", Format.PERCENT)),
				List.of(Table.Row.of(Cell.words("a"), Cell.NO_ONE), Table.Row.of(Cell.words("b"), Cell.SUPPRESSED),
						Table.Row.of(Cell.words("c"), new Cell.Day(LocalDate.of(2026, 10, 31))),
						Table.Row.of(Cell.words("d"), new Cell.Figure(new BigDecimal("0.71875"), Format.PERCENT)),
						Table.Row.of(Cell.words("e"), new Cell.Figure(new BigDecimal("62.4"), Format.DAYS)),
						Table.Row.of(Cell.words("f"), Cell.NOTHING)));
		try (XSSFWorkbook workbook = read(reportOf(table))) {
			XSSFTable written = workbook.getTable("mixed");
			assertThatHolds(written, table);
			XSSFSheet sheet = written.getXSSFSheet();
			int first = written.getStartRowIndex() + 1;
			assertThat(sheet.getRow(first + 1).getCell(1).getStringCellValue()).isEqualTo("*");
			assertThat(DateUtil.isCellDateFormatted(sheet.getRow(first + 2).getCell(1))).isTrue();
			assertThat(sheet.getRow(first + 3).getCell(1).getCellStyle().getDataFormatString())
				.isEqualTo(Format.PERCENT.spreadsheetFormat());
			assertThat(sheet.getRow(first + 4).getCell(1).getCellStyle().getDataFormatString())
				.isEqualTo("#,##0.0\" days\"");
		}
	}

	@Test
	void theSameReportGivesTheSameBytesInEveryZoneAndLocale() {
		TimeZone zone = TimeZone.getDefault();
		Locale locale = Locale.getDefault();
		try {
			for (String other : List.of("Pacific/Kiritimati", "America/St_Johns")) {
				TimeZone.setDefault(TimeZone.getTimeZone(other));
				Locale.setDefault(Locale.forLanguageTag(other.startsWith("P") ? "ar-EG-u-nu-arab" : "tr-TR"));
				assertThat(Arrays.equals(write(SampleReport.report()), SAMPLE)).as(other).isTrue();
			}
		}
		finally {
			TimeZone.setDefault(zone);
			Locale.setDefault(locale);
		}
	}

	@Test
	void thePackageIsSortedAndUndated() throws IOException {
		List<String> names = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(SAMPLE))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				names.add(entry.getName());
				assertThat(entry.getTimeLocal()).hasToString("2000-01-01T00:00");
				assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
					.doesNotContain("TargetMode=\"External\"");
			}
		}
		assertThat(names.get(0)).isEqualTo("[Content_Types].xml");
		assertThat(names.subList(1, names.size())).isSorted();
	}

	private static void assertThatHolds(XSSFTable written, Table table) {
		assertThat(written).as(table.id()).isNotNull();
		XSSFSheet sheet = written.getXSSFSheet();
		int first = written.getStartRowIndex() + 1;
		assertThat(written.getColumnCount()).isEqualTo(table.columns().size());
		assertThat(written.getEndRowIndex()).isEqualTo(first + Math.max(table.rows().size(), 1) - 1);
		assertThat(written.getStyleName()).isNotBlank();
		for (int row = 0; row < table.rows().size(); row++) {
			for (int column = 0; column < table.columns().size(); column++) {
				XSSFCell cell = sheet.getRow(first + row).getCell(column);
				assertThatHolds(cell, table.rows().get(row).cells().get(column));
				assertThat(cell.getCellStyle().getFont().getBold()).isEqualTo(table.rows().get(row).isTotal());
			}
		}
	}

	private static void assertThatHolds(XSSFCell cell, Cell value) {
		String reference = new CellReference(cell).formatAsString();
		if (value instanceof Cell.Figure figure) {
			assertThat(cell.getNumericCellValue()).as(reference).isEqualTo(figure.value().doubleValue(), within(0.0));
		}
		else if (value instanceof Cell.Day day) {
			assertThat(cell.getLocalDateTimeCellValue().toLocalDate()).as(reference).isEqualTo(day.day());
		}
		else if (value instanceof Cell.Blank) {
			assertThat(cell.getCellType()).as(reference).isEqualTo(CellType.BLANK);
		}
		else {
			assertThat(cell.getStringCellValue()).as(reference).isEqualTo(value.text());
		}
	}

	private static Report reportOf(Block... blocks) {
		return new Report(SampleReport.identity(),
				List.of(new Part("part", "Part", "What it answers.", List.of(blocks))));
	}

	private static Report reportOf(String program, String notice) {
		ReportIdentity sample = SampleReport.identity();
		return new Report(
				new ReportIdentity(program, ReportIdentity.MONTHLY, IssuePeriod.of(YearMonth.of(2026, 10)), "funder",
						ReportIdentity.Kind.SUBMISSION, 1, sample.asOf(), sample.zone(), "night 412", "0.1.0",
						"9f3c61d2a7e0", sample.dataCutOff(), notice),
				List.of(new Part("part", "Part", "What it answers.", List.of())));
	}

	private static byte[] write(Report report) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new WorkbookReport().write(report, out);
		return out.toByteArray();
	}

	private static XSSFWorkbook readSample() throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(SAMPLE));
	}

	private static XSSFWorkbook read(Report report) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(write(report)));
	}

	private static List<XSSFSheet> sheets(XSSFWorkbook workbook) {
		List<XSSFSheet> sheets = new ArrayList<>();
		for (int sheet = 0; sheet < workbook.getNumberOfSheets(); sheet++) {
			sheets.add(workbook.getSheetAt(sheet));
		}
		return sheets;
	}

	private static List<XSSFTable> tables(XSSFWorkbook workbook) {
		return sheets(workbook).stream().flatMap((sheet) -> sheet.getTables().stream()).toList();
	}

	private static List<XSSFChart> charts(XSSFSheet sheet) {
		return (sheet.getDrawingPatriarch() == null) ? List.of() : sheet.getDrawingPatriarch().getCharts();
	}

	private static List<String> descriptions(XSSFSheet sheet) {
		if (sheet.getDrawingPatriarch() == null) {
			return List.of();
		}
		return sheet.getDrawingPatriarch()
			.getCTDrawing()
			.getTwoCellAnchorList()
			.stream()
			.map((anchor) -> anchor.getGraphicFrame().getNvGraphicFramePr().getCNvPr().getDescr())
			.toList();
	}

	private static List<XSSFRow> rows(XSSFSheet sheet) {
		return StreamSupport.stream(sheet.spliterator(), false).map(XSSFRow.class::cast).toList();
	}

	private static List<XSSFCell> cells(XSSFSheet sheet) {
		return rows(sheet).stream()
			.flatMap((row) -> StreamSupport.stream(row.spliterator(), false))
			.map(XSSFCell.class::cast)
			.toList();
	}

}
