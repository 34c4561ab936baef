package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * The sheets of a workbook in their order: the parts of the report, what explains them,
 * and last the points of the charts.
 */
final class Sheets {

	private final XSSFWorkbook workbook;

	private final ReportIdentity identity;

	private final Styles styles;

	private final PageSetup page;

	private final WorkbookNames names = new WorkbookNames();

	private final List<PartSheet> written = new ArrayList<>();

	private final List<AboutPart.Line> contents = new ArrayList<>();

	private final DataDictionary dictionary = new DataDictionary();

	private final Palette palette;

	Sheets(XSSFWorkbook workbook, ReportIdentity identity, Palette palette) {
		this.palette = palette;
		this.workbook = workbook;
		this.identity = identity;
		this.styles = new Styles(workbook, palette);
		this.page = new PageSetup(identity);
	}

	void add(Part part) {
		write(part, named(part.title(), part.lead()));
	}

	/** Adds the dictionary of all sheets, the points of the charts and what is where. */
	void addReference(Part points) {
		XSSFSheet columns = named(DataDictionary.TITLE, DataDictionary.LEAD);
		XSSFSheet about = named(AboutPart.TITLE, AboutPart.LEAD);
		if (!points.blocks().isEmpty()) {
			add(points);
		}
		write(AboutPart.part(this.identity, this.contents), about);
		TableArea.alone(columns, this.styles, this.names.table(DataDictionary.TABLE), this.dictionary.table());
		this.page.applyTo(columns);
	}

	void drawCharts() {
		this.written.stream().flatMap((sheet) -> sheet.charts().stream()).forEach(this::draw);
	}

	private XSSFSheet named(String title, String lead) {
		String name = this.names.sheet(title);
		this.contents.add(new AboutPart.Line(name, lead));
		return this.workbook.createSheet(name);
	}

	private void write(Part part, XSSFSheet sheet) {
		PartSheet partSheet = new PartSheet(sheet, this.styles, this.names);
		partSheet.write(part, this.identity);
		this.page.applyTo(sheet);
		this.dictionary.add(sheet.getSheetName(), partSheet.tables());
		this.written.add(partSheet);
	}

	private void draw(PartSheet.ChartPlace place) {
		Chart chart = place.chart();
		List<TableArea> points = DrawnPoints.tables(chart)
			.stream()
			.map((table) -> this.written.stream().flatMap((sheet) -> sheet.area(table.id()).stream()).findFirst())
			.flatMap(Optional::stream)
			.toList();
		new NativeChart(chart, points, this.palette).drawAt(place);
	}

}
