package org.clinicoutcomes.templates.workbook;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.workbook.Styles.Look;
import org.clinicoutcomes.templates.workbook.Styles.Role;
import org.clinicoutcomes.templates.workbook.Styles.Side;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/**
 * The cells of one table of the model: an Excel table whose headings are its first row.
 */
final class TableArea {

	private static final String NO_ROWS = "none";

	private static final String TABLE_STYLE = "TableStyleLight1";

	private final XSSFSheet sheet;

	private final Table table;

	private final int firstRow;

	private final ColumnWidths widths;

	private TableArea(XSSFSheet sheet, ColumnWidths widths, Table table, int firstRow) {
		this.sheet = sheet;
		this.widths = widths;
		this.table = table;
		this.firstRow = firstRow;
	}

	/** Writes a table below what is already there. */
	static TableArea at(XSSFSheet sheet, ColumnWidths widths, int firstRow, Styles styles, String name, Table table) {
		TableArea area = new TableArea(sheet, widths, table, firstRow);
		area.writeHeadings(styles);
		area.writeRows(styles);
		area.declare(name);
		return area;
	}

	/** Writes a table that has a sheet of its own. */
	static TableArea alone(XSSFSheet sheet, Styles styles, String name, Table table) {
		ColumnWidths widths = ColumnWidths.of(List.of(table));
		widths.applyTo(sheet);
		TableArea area = at(sheet, widths, 0, styles, name, table);
		sheet.setDisplayGridlines(false);
		sheet.createFreezePane(0, 1);
		sheet.getTables().get(0).getCTTable().addNewAutoFilter().setRef(area.reference().formatAsString());
		return area;
	}

	String id() {
		return this.table.id();
	}

	XSSFSheet sheet() {
		return this.sheet;
	}

	int lastRow() {
		return this.firstRow + Math.max(this.table.rows().size(), 1);
	}

	/** The cells of a column below its heading. */
	CellRangeAddress column(int index) {
		return new CellRangeAddress(this.firstRow + 1, lastRow(), index, index);
	}

	CellReference heading(int index) {
		return new CellReference(this.sheet.getSheetName(), this.firstRow, index, true, true);
	}

	/**
	 * The text of a column's heading; days and hours are named there, percentages carry
	 * their sign in every cell.
	 */
	static String heading(Table.Column column) {
		boolean isInFormat = column.format() == Format.PERCENT || column.format() == Format.POINTS;
		return (column.unit().isEmpty() || isInFormat) ? column.heading()
				: "%s (%s)".formatted(column.heading(), column.unit());
	}

	private void writeHeadings(Styles styles) {
		XSSFRow row = this.sheet.createRow(this.firstRow);
		Set<String> used = new HashSet<>();
		for (int index = 0; index < this.table.columns().size(); index++) {
			Table.Column column = this.table.columns().get(index);
			String shown = CellText.ofHeading(heading(column));
			String heading = shown.isBlank() ? "Column" : shown;
			String text = heading;
			for (int number = 2; !used.add(text.toLowerCase(Locale.ROOT)); number++) {
				text = heading + " " + number;
			}
			XSSFCell cell = row.createCell(index);
			cell.setCellStyle(styles.of(Look.words(Role.COLUMN_HEADING, Side.of(column, index), text)));
			CellText.write(text, cell);
		}
		fitHeight(row, Role.COLUMN_HEADING);
	}

	private void writeRows(Styles styles) {
		int rowNumber = this.firstRow;
		for (Table.Row row : this.table.rows()) {
			XSSFRow cells = this.sheet.createRow(++rowNumber);
			for (int index = 0; index < row.cells().size(); index++) {
				write(cells.createCell(index), row.cells().get(index), this.table.columns().get(index), row.isTotal(),
						styles);
			}
			fitHeight(cells, row.isTotal() ? Role.TOTAL : Role.BODY);
		}
		if (this.table.rows().isEmpty()) {
			XSSFRow cells = this.sheet.createRow(++rowNumber);
			for (int index = 0; index < this.table.columns().size(); index++) {
				write(cells.createCell(index), (index == 0) ? Cell.words(NO_ROWS) : Cell.NOTHING,
						this.table.columns().get(index), false, styles);
			}
			fitHeight(cells, Role.BODY);
		}
	}

	private void fitHeight(XSSFRow row, Role role) {
		int lines = 1;
		for (int index = 0; index < this.table.columns().size(); index++) {
			XSSFCell cell = row.getCell(index);
			if (cell.getCellType() == CellType.STRING && cell.getCellStyle().getWrapText()) {
				lines = Math.max(lines, SentenceLines.wrap(cell.getStringCellValue(), this.widths.of(index)).size());
			}
		}
		row.setHeightInPoints(role.height(lines));
	}

	private static void write(XSSFCell cell, Cell value, Table.Column column, boolean isTotal, Styles styles) {
		Role role = isTotal ? Role.TOTAL : Role.BODY;
		if (value instanceof Cell.Figure figure) {
			cell.setCellStyle(styles.of(new Look(role, format(figure, column), Side.RIGHT, false)));
			cell.setCellValue(figure.value().doubleValue());
		}
		else if (value instanceof Cell.Day day) {
			cell.setCellStyle(styles.of(new Look(role, Format.DATE.spreadsheetFormat(), Side.RIGHT, false)));
			cell.setCellValue(day.day());
		}
		else {
			cell.setCellStyle(styles.of(Look.words(role, Side.of(column, cell.getColumnIndex()), value.text())));
			if (!(value instanceof Cell.Blank)) {
				CellText.write(value.text(), cell);
			}
		}
	}

	/** A duration in a column of other figures carries its unit itself. */
	private static String format(Cell.Figure figure, Table.Column column) {
		String format = figure.format().spreadsheetFormat();
		boolean isDuration = figure.format() == Format.DAYS || figure.format() == Format.HOURS;
		return (isDuration && figure.format() != column.format())
				? "%s\" %s\"".formatted(format, figure.format().name().toLowerCase(Locale.ROOT)) : format;
	}

	private AreaReference reference() {
		return new AreaReference(new CellReference(this.firstRow, 0),
				new CellReference(lastRow(), this.table.columns().size() - 1), SpreadsheetVersion.EXCEL2007);
	}

	private void declare(String name) {
		XSSFTable declared = this.sheet.createTable(reference());
		declared.setName(name);
		declared.setDisplayName(name);
		declared.getCTTable().setTotalsRowShown(false);
		CTTableStyleInfo style = declared.getCTTable().addNewTableStyleInfo();
		style.setName(TABLE_STYLE);
		style.setShowRowStripes(false);
		style.setShowColumnStripes(false);
		style.setShowFirstColumn(false);
		style.setShowLastColumn(false);
		declared.updateHeaders();
	}

}
