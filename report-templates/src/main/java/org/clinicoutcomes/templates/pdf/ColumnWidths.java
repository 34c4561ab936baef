package org.clinicoutcomes.templates.pdf;

import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.font.ReportFonts;

/**
 * Gives every column the width its figures need and lets names wrap in what is left.
 */
final class ColumnWidths {

	private static final int PAGE = 504;

	private static final int PADDING = 9;

	private static final int NARROWEST_WORDS = 62;

	private static final int WIDEST_AIR = 16;

	private static final double HEADING_WIDTH = 56;

	/** The sizes of the styles ColumnHeading and Cell. */
	private static final float HEADING = 7.8f;

	private static final float CELL = 8.8f;

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	private ColumnWidths() {
	}

	static List<Integer> of(Table table) {
		int[] widths = natural(table, HEADING_WIDTH);
		shrink(table, widths);
		if (Arrays.stream(widths).sum() > PAGE) {
			widths = natural(table, 0);
			shrink(table, widths);
		}
		int sum = Arrays.stream(widths).sum();
		if (sum > PAGE) {
			widths = Arrays.stream(widths).map((width) -> width * PAGE / sum).toArray();
		}
		air(widths);
		return Arrays.stream(widths).boxed().toList();
	}

	private static int[] natural(Table table, double headingWidth) {
		return IntStream.range(0, table.columns().size()).map((index) -> natural(table, index, headingWidth)).toArray();
	}

	private static int natural(Table table, int index, double headingWidth) {
		Table.Column column = table.columns().get(index);
		String heading = TableTemplate.heading(column);
		double width = Math.max(longestWord(heading, HEADING, true),
				Math.min(width(heading, HEADING, true), headingWidth));
		for (Table.Row row : table.rows()) {
			Cell cell = row.cells().get(index);
			String text = TableTemplate.text(cell, column);
			boolean mayWrap = cell instanceof Cell.NotApplicable || text.endsWith(" points");
			double whole = width(text, CELL, row.isTotal());
			width = Math.max(width,
					mayWrap ? Math.max(longestWord(text, CELL, row.isTotal()), Math.min(whole, headingWidth)) : whole);
		}
		return (int) Math.ceil(width) + PADDING
				+ (TableTemplate.isSetApart(table, index) ? TableTemplate.SET_APART : 0);
	}

	/** Takes what is too much from the widest columns of words, which can wrap. */
	private static void shrink(Table table, int[] widths) {
		for (int excess = Arrays.stream(widths).sum() - PAGE; excess > 0; excess--) {
			int widest = -1;
			for (int index = 0; index < widths.length; index++) {
				boolean canWrap = !table.columns().get(index).format().isRightAligned()
						&& widths[index] > NARROWEST_WORDS;
				if (canWrap && (widest < 0 || widths[index] > widths[widest])) {
					widest = index;
				}
			}
			if (widest < 0) {
				return;
			}
			widths[widest]--;
		}
	}

	private static void air(int[] widths) {
		int room = PAGE - Arrays.stream(widths).sum();
		int each = Math.min(room / widths.length, WIDEST_AIR);
		for (int index = 0; index < widths.length; index++) {
			widths[index] += each;
		}
	}

	private static double longestWord(String text, float size, boolean isBold) {
		return Arrays.stream(text.split(" ")).mapToDouble((word) -> width(word, size, isBold)).max().orElse(0);
	}

	private static double width(String text, float size, boolean isBold) {
		return ReportFonts.font(isBold, size).getStringBounds(text, CONTEXT).getWidth();
	}

}
