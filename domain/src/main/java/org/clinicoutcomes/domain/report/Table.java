package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * Rows of values under headings, with a note that says in words who is counted.
 *
 * @param id lower-case words joined by underscores, unique in the report; also the
 * table's name in the workbook
 * @param title heading
 * @param note denominator, exclusions and missing data in words, may be empty
 * @param columns the columns; at least one is a row header
 * @param rows the rows, may be empty
 */
public record Table(String id, String title, String note, List<Column> columns, List<Row> rows) implements Block {

	public Table {
		if (!id.matches("[a-z][a-z0-9_]*")) {
			throw new IllegalArgumentException(
					"A table's id must be lower-case words joined by underscores, got: '%s'".formatted(id));
		}
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
		if (columns.stream().noneMatch(Column::isRowHeader)) {
			throw new IllegalArgumentException(
					"A table must have a column that names its rows, got none in '%s'".formatted(id));
		}
		if (columns.stream().map(Column::heading).distinct().count() < columns.size()) {
			throw new IllegalArgumentException(
					"The headings of a table must differ, got the same twice in '%s'".formatted(id));
		}
		for (Row row : rows) {
			if (row.cells().size() != columns.size()) {
				throw new IllegalArgumentException("A row must have one cell per column, got: %d cells for %d columns "
					.formatted(row.cells().size(), columns.size()) + "in '%s'".formatted(id));
			}
		}
	}

	/**
	 * One column.
	 *
	 * @param heading what it holds, unique in the table
	 * @param unit unit of its figures, empty if they have none; printed under the heading
	 * @param format what kind of values it holds; decides alignment and number format
	 * @param isRowHeader whether it names the rows
	 */
	public record Column(String heading, String unit, Format format, boolean isRowHeader) {

		/**
		 * A column that names the rows.
		 * @param heading what it holds
		 * @return the column
		 */
		public static Column rowHeader(String heading) {
			return new Column(heading, "", Format.TEXT, true);
		}

		/**
		 * A column of values; percentages, days and hours carry their unit in the
		 * heading.
		 * @param heading what it holds
		 * @param format what kind of values
		 * @return the column
		 */
		public static Column of(String heading, Format format) {
			return new Column(heading, switch (format) {
				case PERCENT -> "%";
				case POINTS -> "points";
				case DAYS -> "days";
				case HOURS -> "hours";
				default -> "";
			}, format, false);
		}

	}

	/**
	 * One row.
	 *
	 * @param cells one cell per column
	 * @param isTotal whether it sums up other rows and is set apart
	 */
	public record Row(List<Cell> cells, boolean isTotal) {

		public Row {
			cells = List.copyOf(cells);
		}

		/**
		 * An ordinary row.
		 * @param cells one cell per column
		 * @return the row
		 */
		public static Row of(Cell... cells) {
			return new Row(List.of(cells), false);
		}

		/**
		 * A row that sums up others.
		 * @param cells one cell per column
		 * @return the row
		 */
		public static Row total(Cell... cells) {
			return new Row(List.of(cells), true);
		}

		/**
		 * The same row set apart as one that sums up others.
		 * @return the row
		 */
		public Row asTotal() {
			return new Row(this.cells, true);
		}

	}

}
