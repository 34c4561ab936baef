package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.clinicoutcomes.domain.report.Banner;
import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.Sentences;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.workbook.Styles.Look;
import org.clinicoutcomes.templates.workbook.Styles.Role;

/**
 * One part of a report on a sheet: its title, what it answers, and its blocks from top to
 * bottom.
 */
final class PartSheet {

	private static final int NARROWEST_TEXT = 100;

	private static final int WIDEST_TEXT = 150;

	private static final int CHART_WIDTH = 110;

	private static final int CHART_ROWS = 20;

	private final XSSFSheet sheet;

	private final Styles styles;

	private final WorkbookNames names;

	/** Below title, lead, provenance and an empty row. */
	private static final int FIRST_BLOCK = 4;

	private final List<TableArea> areas = new ArrayList<>();

	private final List<NamedTable> tables = new ArrayList<>();

	private final List<ChartPlace> charts = new ArrayList<>();

	private ColumnWidths widths = ColumnWidths.of(List.of());

	private int nextRow;

	private int pageStart;

	PartSheet(XSSFSheet sheet, Styles styles, WorkbookNames names) {
		this.sheet = sheet;
		this.styles = styles;
		this.names = names;
	}

	/**
	 * A chart and the cells it covers.
	 */
	record ChartPlace(Chart chart, XSSFSheet sheet, int firstRow, int endRow, int endColumn) {

	}

	/**
	 * A table and the name by which Excel knows it.
	 */
	record NamedTable(String name, Table table) {

	}

	List<NamedTable> tables() {
		return List.copyOf(this.tables);
	}

	List<ChartPlace> charts() {
		return List.copyOf(this.charts);
	}

	Optional<TableArea> area(String id) {
		return this.areas.stream().filter((area) -> area.id().equals(id)).findFirst();
	}

	void write(Part part, ReportIdentity identity) {
		this.widths = ColumnWidths.of(tables(part));
		this.widths.applyTo(this.sheet);
		this.sheet.setDisplayGridlines(false);
		line(part.title(), Role.TITLE);
		line(part.lead(), Role.LEAD);
		line("%s \u00b7 %s \u00b7 %s, for %s \u00b7 revision %s \u00b7 as known on %s".formatted(identity.program(),
				identity.period().name(), identity.kind().word(), identity.audience(), identity.revision(),
				identity.asOfInWords()), Role.SMALL);
		this.sheet.createFreezePane(0, 1);
		part.blocks().forEach(this::write);
	}

	private static List<Table> tables(Part part) {
		List<Table> tables = new ArrayList<>();
		for (Block block : part.blocks()) {
			if (block instanceof Table table) {
				tables.add(table);
			}
			else if (block instanceof Chart chart) {
				tables.add(chart.numbers());
			}
		}
		return tables;
	}

	private void write(Block block) {
		this.nextRow++;
		int firstRow = this.nextRow;
		writeContent(block);
		keepTogether(firstRow);
	}

	private void writeContent(Block block) {
		if (block instanceof Banner banner) {
			write(banner);
		}
		else if (block instanceof Sentences sentences) {
			write(sentences);
		}
		else if (block instanceof Table table) {
			write(table);
		}
		else if (block instanceof Chart chart) {
			write(chart);
		}
	}

	private void write(Banner banner) {
		int firstRow = this.nextRow;
		paragraph("%s: %s".formatted(banner.word(), banner.text()), Role.BANNER);
		for (int row = firstRow; row < this.nextRow; row++) {
			for (int column = 1; column < this.widths.count(); column++) {
				this.sheet.getRow(row).createCell(column).setCellStyle(this.styles.of(Look.words(Role.BANNER, "")));
			}
		}
	}

	private void write(Sentences sentences) {
		if (!sentences.title().isEmpty()) {
			line(sentences.title(), Role.HEADING);
		}
		sentences.sentences().forEach((sentence) -> paragraph(sentence, Role.TEXT));
	}

	private void write(Table table) {
		line(table.title(), Role.HEADING);
		SentenceLines.of(table.note(), textWidth()).forEach((line) -> line(line, Role.SMALL));
		String name = this.names.table(table.id());
		TableArea area = TableArea.at(this.sheet, this.widths, this.nextRow, this.styles, name, table);
		this.areas.add(area);
		this.tables.add(new NamedTable(name, table));
		this.nextRow = area.lastRow() + 1;
	}

	private void write(Chart chart) {
		int start = this.nextRow;
		if (DrawnPoints.isDrawn(chart)) {
			this.charts.add(new ChartPlace(chart, this.sheet, this.nextRow, this.nextRow + CHART_ROWS,
					this.widths.columnAfter(CHART_WIDTH)));
			int firstRow = this.nextRow;
			this.nextRow += CHART_ROWS + 1;
			keepTogether(firstRow);
		}
		int numbers = this.nextRow;
		write(chart.numbers());
		if (start == FIRST_BLOCK && numbers > start) {
			keepTogether(numbers);
		}
	}

	/** Starts a page where what was just written would otherwise be cut in two. */
	private void keepTogether(int firstRow) {
		if (firstRow == FIRST_BLOCK) {
			// The title would stay alone on a page.
			return;
		}
		float before = height(this.pageStart, firstRow);
		float repeatedTitle = (this.pageStart > 0) ? Role.TITLE.height(1) : 0;
		float page = PageSetup.height(this.widths) - repeatedTitle;
		if (before > 0 && before + height(firstRow, this.nextRow) > page) {
			this.sheet.setRowBreak(firstRow - 2);
			this.pageStart = firstRow;
		}
	}

	private float height(int firstRow, int endRow) {
		float height = 0;
		for (int row = firstRow; row < endRow; row++) {
			XSSFRow written = this.sheet.getRow(row);
			height += (written != null) ? written.getHeightInPoints() : this.sheet.getDefaultRowHeightInPoints();
		}
		return height;
	}

	private void paragraph(String text, Role role) {
		SentenceLines.wrap(text, textWidth()).forEach((line) -> line(line, role));
	}

	private int textWidth() {
		return Math.min(Math.max(this.widths.total(), NARROWEST_TEXT), WIDEST_TEXT);
	}

	private void line(String text, Role role) {
		XSSFRow row = this.sheet.createRow(this.nextRow++);
		row.setHeightInPoints(role.height(1));
		XSSFCell cell = row.createCell(0);
		cell.setCellStyle(this.styles.of(Look.words(role, text)));
		CellText.write(text, cell);
	}

}
