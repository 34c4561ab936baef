package org.clinicoutcomes.templates.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Table;

/**
 * Repeats the one heading and the one cell of {@code table.jrxml} for as many columns as
 * a table has.
 */
final class TableTemplate {

	static final int SET_APART = 14;

	private static final int MOST_ROWS = 20;

	/** What a page has left below the title of a part, a heading and a note. */
	private static final int MOST_HEIGHT = 480;

	private static final int ROW_HEIGHT = 16;

	private static final int LINE_HEIGHT = 11;

	private final Table table;

	private final List<Integer> widths;

	TableTemplate(Table table) {
		this.table = table;
		this.widths = ColumnWidths.of(table);
	}

	/** A table that is higher may break over pages, a lower one stays together. */
	boolean isLong() {
		int rows = this.table.rows().size();
		int wrapped = ColumnWidths.lines(this.table, this.widths) - rows;
		return rows > MOST_ROWS || rows * ROW_HEIGHT + wrapped * LINE_HEIGHT > MOST_HEIGHT;
	}

	JRDataSource rows() {
		List<Map<String, Object>> records = new ArrayList<>();
		for (int index = 0; index < this.table.rows().size(); index++) {
			Table.Row row = this.table.rows().get(index);
			Map<String, Object> entry = new HashMap<>();
			entry.put("row", "row" + index);
			entry.put("isTotal", row.isTotal());
			for (int column = 0; column < row.cells().size(); column++) {
				entry.put("cell" + column, text(row.cells().get(column), this.table.columns().get(column)));
			}
			records.add(entry);
		}
		return new Records(records);
	}

	Map<String, Object> parameters() {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("title", this.table.title());
		parameters.put("note", this.table.note());
		for (int index = 0; index < this.table.columns().size(); index++) {
			parameters.put("heading" + index, heading(this.table.columns().get(index)));
		}
		return parameters;
	}

	void spread(JasperDesign design) {
		if (this.table.note().isEmpty()) {
			dropNote((JRDesignBand) design.getSummary());
		}
		JRDesignBand heading = (JRDesignBand) design.getColumnHeader();
		JRDesignBand detail = (JRDesignBand) ((JRDesignSection) design.getDetailSection()).getBandsList().get(0);
		JRDesignTextField headingPrototype = take(heading, "heading");
		JRDesignTextField cellPrototype = take(detail, "cell");
		int x = 0;
		for (int index = 0; index < this.widths.size(); index++) {
			Table.Column column = this.table.columns().get(index);
			JRDesignTextField label = place(headingPrototype, index, x);
			label.setExpression(new JRDesignExpression("$P{heading" + index + "}"));
			heading.addElement(index, label);
			JRDesignTextField cell = place(cellPrototype, index, x);
			cell.setExpression(new JRDesignExpression("$F{cell" + index + "}"));
			cell.getPropertiesMap().setProperty(StructureTagger.TAG, column.isRowHeader() ? "TH" : "TD");
			detail.addElement(index, cell);
			addField(design, "cell" + index);
			addParameter(design, "heading" + index);
			x += this.widths.get(index);
		}
		element(heading, "headingRule").setWidth(x);
		element(detail, "rule").setWidth(x);
	}

	/** Words after figures need room, or they run into each other. */
	static boolean isSetApart(Table table, int index) {
		return index > 0 && !table.columns().get(index).format().isRightAligned()
				&& table.columns().get(index - 1).format().isRightAligned();
	}

	private JRDesignTextField place(JRDesignTextField prototype, int index, int x) {
		Table.Column column = this.table.columns().get(index);
		JRDesignTextField field = (JRDesignTextField) prototype.clone();
		field.setX(x);
		field.setWidth(this.widths.get(index));
		if (isSetApart(this.table, index)) {
			field.getLineBox().setLeftPadding(SET_APART);
		}
		field.setHorizontalTextAlign(
				column.format().isRightAligned() ? HorizontalTextAlignEnum.RIGHT : HorizontalTextAlignEnum.LEFT);
		field.getPropertiesMap().setProperty(StructureTagger.TABLE, this.table.id());
		field.getPropertiesMap().setProperty(StructureTagger.COLUMN, Integer.toString(x));
		return field;
	}

	static String heading(Table.Column column) {
		boolean says = column.unit().isEmpty() || column.heading().contains(column.unit());
		return says ? column.heading() : column.heading() + ", " + column.unit();
	}

	/** Blank cells hold a blank, so that every row of the structure has all its cells. */
	static String text(Cell cell, Table.Column column) {
		if (cell instanceof Cell.Figure figure && figure.format() == column.format() && !column.unit().isEmpty()) {
			return figure.format().printBare(figure.value());
		}
		return cell.text().isEmpty() ? "\u00a0" : cell.text();
	}

	/** A table without note does without the room for it. */
	private static void dropNote(JRDesignBand summary) {
		summary.removeElement(element(summary, "note"));
		summary.setHeight(1);
	}

	private static JRDesignTextField take(JRDesignBand band, String key) {
		JRDesignTextField element = (JRDesignTextField) element(band, key);
		band.removeElement(element);
		return element;
	}

	private static JRDesignElement element(JRDesignBand band, String key) {
		return (JRDesignElement) band.getElementByKey(key);
	}

	private static void addField(JasperDesign design, String name) {
		JRDesignField field = new JRDesignField();
		field.setName(name);
		field.setValueClass(String.class);
		try {
			design.addField(field);
		}
		catch (JRException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void addParameter(JasperDesign design, String name) {
		JRDesignParameter parameter = new JRDesignParameter();
		parameter.setName(name);
		parameter.setValueClass(String.class);
		try {
			design.addParameter(parameter);
		}
		catch (JRException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
