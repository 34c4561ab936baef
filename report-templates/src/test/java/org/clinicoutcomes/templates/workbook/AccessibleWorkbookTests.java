package org.clinicoutcomes.templates.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.templates.SampleReport;
import org.clinicoutcomes.templates.html.EveryBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Workbooks by the rules of Section 508, and each rule broken once.
 */
class AccessibleWorkbookTests {

	private static final String SHEET = "Retention";

	/** One sheet with a curve and a table is enough to break every rule on. */
	private static final byte[] SAMPLE = write(new Report(SampleReport.identity(),
			SampleReport.report().parts().stream().filter((part) -> part.title().equals(SHEET)).toList()));

	static List<Report> reports() {
		return List.of(SampleReport.report(), SampleReport.emptyReport(), EveryBlock.report());
	}

	@ParameterizedTest
	@MethodSource("reports")
	void noWorkbookBreaksARule(Report report) throws IOException {
		assertThat(AccessibleWorkbook.faults(WorkbookParts.of(write(report)))).isEmpty();
	}

	static Stream<Arguments> breaches() {
		return Stream.of(breach("the document has no title", (workbook) -> core(workbook).setTitleProperty("")),
				breach("the document has no subject", (workbook) -> core(workbook).setSubjectProperty("")),
				breach("the document has no language", (workbook) -> core(workbook).setLanguageProperty("")),
				breach("a name that says nothing", (workbook) -> workbook.setSheetName(1, "Sheet1")),
				breach("a hidden sheet", (workbook) -> workbook.setSheetHidden(1, true)),
				breach("a hidden sheet", (workbook) -> workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN)),
				breach("nothing in cell A1", (workbook) -> sheet(workbook).getRow(0).getCell(0).setBlank()),
				breach("merged cells",
						(workbook) -> sheet(workbook).addMergedRegion(CellRangeAddress.valueOf("A2:C2"))),
				breach("a link", AccessibleWorkbookTests::link),
				breach("a formula", (workbook) -> sheet(workbook).getRow(1).getCell(0).setCellFormula("1+1")),
				breach("a hidden row", (workbook) -> sheet(workbook).getRow(1).setZeroHeight(true)),
				breach("a hidden row", (workbook) -> sheet(workbook).getRow(1).setHeightInPoints(0)),
				breach("a hidden col", (workbook) -> sheet(workbook).setColumnHidden(1, true)),
				breach("a conditional format", AccessibleWorkbookTests::condition),
				breach("no frozen panes", (workbook) -> sheet(workbook).createFreezePane(0, 0)),
				breach("not fitted to the page", (workbook) -> sheet(workbook).setFitToPage(false)),
				breach("no print titles", (workbook) -> sheet(workbook).setRepeatingRows(null)),
				breach("tables that overlap", (workbook) -> table(workbook).getCTTable().setRef("A1:Z200")),
				breach("no header row", (workbook) -> table(workbook).getCTTable().setHeaderRowCount(0)),
				breach("an empty heading", (workbook) -> heading(workbook, 0, "")),
				breach("a heading that comes twice", AccessibleWorkbookTests::repeat),
				breach("columns without a name",
						(workbook) -> table(workbook).getCTTable().getTableColumns().removeTableColumn(0)),
				breach("an empty row", AccessibleWorkbookTests::emptyRow),
				breach("a number outside of every table",
						(workbook) -> sheet(workbook).getRow(1).getCell(0).setCellValue(7)),
				breach("a drawing without words for it", (workbook) -> drawn(workbook).unsetDescr()),
				breach("a drawing without words for it",
						(workbook) -> drawn(workbook).setDescr(drawn(workbook).getName())),
				breach("a drawing without a title", (workbook) -> drawn(workbook).unsetTitle()),
				breach("a hidden drawing", (workbook) -> drawn(workbook).setHidden(true)),
				breach("a chart without a title", (workbook) -> chart(workbook).getCTChart().unsetTitle()),
				breach("an axis without a title",
						(workbook) -> chart(workbook).getCTChart().getPlotArea().getValAxArray(0).unsetTitle()),
				breach("a series without a name",
						(workbook) -> chart(workbook).getCTChart()
							.getPlotArea()
							.getScatterChartArray(0)
							.getSerArray(0)
							.unsetTx()),
				breach("series told apart by colour alone", AccessibleWorkbookTests::onlyColors),
				breach("is hard to read", AccessibleWorkbookTests::pale),
				breach("text of 6.0 points", (workbook) -> font(workbook).setFontHeight(6.0)));
	}

	private static Arguments breach(String fault, Consumer<XSSFWorkbook> edit) {
		return arguments(fault, edit);
	}

	@ParameterizedTest
	@MethodSource("breaches")
	void eachBrokenRuleIsFound(String fault, Consumer<XSSFWorkbook> edit) throws IOException {
		assertThat(AccessibleWorkbook.faults(edited(edit))).anyMatch((found) -> found.contains(fault));
	}

	/** What the library that writes workbooks would put right by itself. */
	@Test
	void namesThatDoNotFitAreFound() throws IOException {
		WorkbookParts parts = WorkbookParts.of(SAMPLE);
		parts.everywhere("table").get(0).setAttribute("displayName", "Table1");
		parts.everywhere("tableColumn").get(0).setAttribute("name", "Other");
		assertThat(AccessibleWorkbook.faults(parts)).hasSize(2)
			.anyMatch((found) -> found.contains("a table whose name says nothing"))
			.anyMatch((found) -> found.contains("a heading that is not the name of its column"));
	}

	@Test
	void aWorkbookThatIsOnlyOpenedAndSavedBreaksNone() throws IOException {
		assertThat(AccessibleWorkbook.faults(edited((workbook) -> {
		}))).isEmpty();
	}

	private static void link(XSSFWorkbook workbook) {
		XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
		link.setAddress("https://example.org");
		sheet(workbook).getRow(1).getCell(0).setHyperlink(link);
	}

	private static void condition(XSSFWorkbook workbook) {
		var conditions = sheet(workbook).getSheetConditionalFormatting();
		conditions.addConditionalFormatting(new CellRangeAddress[] { CellRangeAddress.valueOf("A1:A3") },
				conditions.createConditionalFormattingRule("TRUE"));
	}

	private static void heading(XSSFWorkbook workbook, int column, String text) {
		sheet(workbook).getRow(table(workbook).getStartRowIndex()).getCell(column).setCellValue(text);
	}

	private static void repeat(XSSFWorkbook workbook) {
		heading(workbook, 0, "Same");
		heading(workbook, 1, "Same");
	}

	private static void emptyRow(XSSFWorkbook workbook) {
		sheet(workbook).getRow(table(workbook).getStartRowIndex() + 1).forEach((cell) -> cell.setBlank());
	}

	private static void onlyColors(XSSFWorkbook workbook) {
		var scatter = chart(workbook).getCTChart().getPlotArea().getScatterChartArray(0);
		scatter.getSerArray(1).setSpPr(scatter.getSerArray(0).getSpPr());
		scatter.getSerArray(1).getSpPr().getLn().getSolidFill().getSrgbClr().setVal(new byte[] { 1, 2, 3 });
	}

	private static void pale(XSSFWorkbook workbook) {
		font(workbook).setColor(new XSSFColor(new byte[] { -1, -86, -86, -86 }));
	}

	private static XSSFFont font(XSSFWorkbook workbook) {
		return sheet(workbook).getRow(1).getCell(0).getCellStyle().getFont();
	}

	private static org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart core(XSSFWorkbook workbook) {
		return workbook.getProperties().getCoreProperties().getUnderlyingProperties();
	}

	private static XSSFSheet sheet(XSSFWorkbook workbook) {
		return workbook.getSheet(SHEET);
	}

	private static XSSFTable table(XSSFWorkbook workbook) {
		return sheet(workbook).getTables().get(0);
	}

	private static XSSFChart chart(XSSFWorkbook workbook) {
		return sheet(workbook).getDrawingPatriarch().getCharts().get(0);
	}

	private static CTNonVisualDrawingProps drawn(XSSFWorkbook workbook) {
		return sheet(workbook).getDrawingPatriarch()
			.getCTDrawing()
			.getTwoCellAnchorArray(0)
			.getGraphicFrame()
			.getNvGraphicFramePr()
			.getCNvPr();
	}

	private static WorkbookParts edited(Consumer<XSSFWorkbook> edit) throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(SAMPLE))) {
			edit.accept(workbook);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			workbook.write(out);
			return WorkbookParts.of(out.toByteArray());
		}
	}

	private static byte[] write(Report report) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new WorkbookReport().write(report, out);
		return out.toByteArray();
	}

}
