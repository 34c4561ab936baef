package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.Table;

/**
 * Says for every table and column of the workbook what it holds, so that an analyst need
 * not ask.
 */
final class DataDictionary {

	static final String TABLE = "data_dictionary";

	static final String TITLE = "Data dictionary";

	static final String LEAD = "What every table and column holds.";

	private static final String WHOLE_TABLE = "(the table)";

	private static final Map<String, String> MEANINGS = Map.ofEntries(
			Map.entry("Eligible", "Everyone the definition names, before anybody is taken out"),
			Map.entry("Excluded", "Eligible, but taken out for a reason the definition names"),
			Map.entry("Missing", "Eligible, but left out because the answer is not known"),
			Map.entry("Counted", "Those the number is about; for a rate its denominator"),
			Map.entry("Met", "Those counted who met the definition"),
			Map.entry("Rate", "Those who met the definition divided by those counted"),
			Map.entry("Value", "The measure's answer: a rate, or a mean, median or sum in the unit its name ends with"),
			Map.entry("95 % from", "Lower limit of the 95 % interval"),
			Map.entry("95 % to", "Upper limit of the 95 % interval"), Map.entry("Target", "What was agreed"),
			Map.entry("Status", "Whether the target is met, and whether that could be chance"));

	private final List<Table.Row> rows = new ArrayList<>();

	void add(String sheet, List<PartSheet.NamedTable> tables) {
		tables.forEach((named) -> add(sheet, named.name(), named.table()));
	}

	private void add(String sheet, String name, Table table) {
		this.rows.add(row(sheet, name, WHOLE_TABLE, (table.title() + ". " + table.note()).strip(), "", ""));
		table.columns()
			.forEach((column) -> this.rows.add(row(sheet, name, TableArea.heading(column),
					MEANINGS.getOrDefault(column.heading(), column.isRowHeader() ? "What the row is about" : ""),
					kind(column.format()), column.unit())));
	}

	private static Table.Row row(String... texts) {
		List<Cell> cells = new ArrayList<>();
		for (String text : texts) {
			cells.add(text.isEmpty() ? Cell.NOTHING : Cell.words(text));
		}
		return new Table.Row(cells, false);
	}

	private static String kind(Format format) {
		return switch (format) {
			case TEXT -> "words";
			case COUNT -> "whole number";
			case DECIMAL -> "number";
			case PERCENT -> "share from 0 to 1, shown as a percentage";
			case POINTS -> "difference of two shares, from -1 to 1, shown in percentage points";
			case DAYS, HOURS -> "number, shown with one decimal";
			case DATE -> "calendar day";
		};
	}

	Table table() {
		return new Table(TABLE, TITLE, "", List.of(Table.Column.rowHeader("Sheet"), Table.Column.rowHeader("Table"),
				Table.Column.rowHeader("Column"), words("Meaning"), words("Values"), words("Unit")), this.rows);
	}

	private static Table.Column words(String heading) {
		return Table.Column.of(heading, Format.TEXT);
	}

}
