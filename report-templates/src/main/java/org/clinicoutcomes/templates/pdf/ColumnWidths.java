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
		double longestWord = Arrays.stream(heading.split(" "))
			.mapToDouble((word) -> width(word, 7.8f, true))
			.max()
			.orElse(0);
		double width = Math.max(longestWord, Math.min(width(heading, 7.8f, true), headingWidth));
		for (Table.Row row : table.rows()) {
			String text = TableTemplate.text(row.cells().get(index), column);
			if (!(row.cells().get(index) instanceof Cell.NotApplicable)) {
				width = Math.max(width, width(text, 8.8f, row.isTotal()));
			}
			else {
				width = Math.max(width, Math.min(width(text, 8.8f, row.isTotal()), headingWidth));
			}
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

	private static double width(String text, float size, boolean isBold) {
		return ReportFonts.font(isBold, size).getStringBounds(text, CONTEXT).getWidth();
	}

}
