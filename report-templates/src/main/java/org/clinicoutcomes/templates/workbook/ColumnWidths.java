package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Table;

/**
 * How wide the columns of a sheet must be for all of its tables, counted in characters so
 * that no font needs to be measured.
 */
final class ColumnWidths {

	private static final int FIRST_COLUMN = 26;

	private static final int NARROWEST = 11;

	private static final int ALL_WORDS = 150;

	private static final int WORDS_BESIDE_FIGURES = 18;

	private static final int NARROWEST_WORDS = 24;

	private static final int WIDEST_WORDS = 64;

	private static final int PADDING = 3;

	private final List<Integer> characters;

	private ColumnWidths(List<Integer> characters) {
		this.characters = List.copyOf(characters);
	}

	static ColumnWidths of(List<Table> tables) {
		List<Integer> widths = new ArrayList<>(List.of(FIRST_COLUMN));
		for (Table table : tables) {
			for (int index = 0; index < table.columns().size(); index++) {
				if (index == widths.size()) {
					widths.add(NARROWEST);
				}
				widths.set(index,
						Math.max(widths.get(index), Math.min(width(table, index), widest(tables, table, index))));
			}
		}
		return new ColumnWidths(widths);
	}

	/**
	 * Words must not pull apart the figures that stand in the same column of another
	 * table.
	 */
	private static int widest(List<Table> tables, Table table, int index) {
		boolean isSharedWithFigures = tables.stream()
			.filter((other) -> index < other.columns().size())
			.anyMatch((other) -> other.columns().get(index).format().isRightAligned());
		if (isSharedWithFigures && index > 0) {
			return WORDS_BESIDE_FIGURES;
		}
		int room = ALL_WORDS;
		int longColumns = 0;
		for (int other = 0; other < table.columns().size(); other++) {
			if (width(table, other) <= NARROWEST_WORDS) {
				room -= width(table, other);
			}
			else {
				longColumns++;
			}
		}
		return Math.min(Math.max(room / Math.max(longColumns, 1), NARROWEST_WORDS), WIDEST_WORDS);
	}

	private static int width(Table table, int index) {
		String heading = TableArea.heading(table.columns().get(index));
		int longestWord = Arrays.stream(heading.split(" ")).mapToInt(String::length).max().orElse(0);
		int width = Math.max(longestWord, heading.length() / 2);
		for (Table.Row row : table.rows()) {
			Cell cell = row.cells().get(index);
			width = Math.max(width, cell.text().length());
		}
		return width;
	}

	void applyTo(XSSFSheet sheet) {
		for (int index = 0; index < this.characters.size(); index++) {
			sheet.setColumnWidth(index, (this.characters.get(index) + PADDING) * 256);
		}
	}

	/** How many characters fit into a line of a column. */
	int of(int index) {
		return this.characters.get(index) + 1;
	}

	int count() {
		return this.characters.size();
	}

	int total() {
		return this.characters.stream().mapToInt((width) -> width + PADDING).sum();
	}

	/** The first column that begins at or after a number of characters. */
	int columnAfter(int width) {
		int sum = 0;
		for (int index = 0; index < this.characters.size(); index++) {
			sum += this.characters.get(index) + PADDING;
			if (sum >= width) {
				return index + 1;
			}
		}
		int standard = 9;
		return this.characters.size() + (width - sum + standard - 1) / standard;
	}

}
