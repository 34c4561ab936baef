package org.clinicoutcomes.templates.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Table;

/**
 * A table that says what each of its numbers belongs to, also to those who cannot see its
 * lines; where it is wider than the screen it can be scrolled by keyboard.
 */
final class TableMarkup {

	/**
	 * A table with more rows may break over printed pages, a shorter one stays together.
	 */
	private static final int MOST_ROWS = 20;

	private final Table table;

	private final Markup markup;

	TableMarkup(Table table, Markup markup) {
		this.table = table;
		this.markup = markup;
	}

	void write() {
		String id = Ids.of(this.table);
		this.markup.open("div", "class", (this.table.rows().size() > MOST_ROWS) ? "table long" : "table");
		this.markup.open("div", "class", "scroll", "role", "group", "aria-labelledby", id + "_title", "tabindex", "0");
		List<String> attributes = new ArrayList<>(List.of("id", id));
		if (!this.table.note().isBlank()) {
			Collections.addAll(attributes, "aria-describedby", id + "_note");
		}
		this.markup.open("table", attributes.toArray(String[]::new));
		this.markup.open("caption");
		this.markup.leaf("h3", this.table.title(), "id", id + "_title");
		this.markup.close();
		head();
		body();
		this.markup.close();
		this.markup.close();
		if (!this.table.note().isBlank()) {
			this.markup.leaf("p", this.table.note(), "class", "note", "id", id + "_note");
		}
		if (this.table.rows().stream().flatMap((row) -> row.cells().stream()).anyMatch(Cell.SUPPRESSED::equals)) {
			this.markup.leaf("p", "%s %s.".formatted(Cell.SUPPRESSED.text(), CellMarkup.WITHHELD), "class", "note");
		}
		this.markup.close();
	}

	private void head() {
		this.markup.open("thead");
		this.markup.open("tr");
		for (Table.Column column : this.table.columns()) {
			this.markup.leaf("th", column.heading(), "scope", "col", "class", side(column));
		}
		this.markup.close();
		this.markup.close();
	}

	private void body() {
		this.markup.open("tbody");
		this.table.rows().forEach(this::row);
		if (this.table.rows().isEmpty()) {
			this.markup.open("tr");
			this.markup.leaf("td", "Nothing to list.", "colspan", Integer.toString(this.table.columns().size()),
					"class", "none");
			this.markup.close();
		}
		this.markup.close();
	}

	private void row(Table.Row row) {
		if (row.isTotal()) {
			this.markup.open("tr", "class", "total");
		}
		else {
			this.markup.open("tr");
		}
		for (int index = 0; index < row.cells().size(); index++) {
			cell(row.cells().get(index), this.table.columns().get(index));
		}
		this.markup.close();
	}

	private void cell(Cell cell, Table.Column column) {
		if (column.isRowHeader()) {
			this.markup.open("th", "scope", "row", "class", side(column));
		}
		else {
			this.markup.open("td", "class", side(column));
		}
		CellMarkup.write(cell, this.markup);
		this.markup.close();
	}

	private static String side(Table.Column column) {
		return column.format().isRightAligned() ? "number" : "words";
	}

}
