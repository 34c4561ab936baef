package org.clinicoutcomes.templates.pdf;

import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.clinicoutcomes.templates.font.ReportFonts;

/**
 * Measures texts of a table as they will be printed, each word once.
 */
final class TextWidths {

	/** The sizes of the styles ColumnHeading and Cell. */
	private static final float HEADING = 7.8f;

	private static final float CELL = 8.8f;

	/** Where a line may end: a percent sign stays with its number. */
	private static final String BLANK = " (?!%)";

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	private final Map<Text, Double> known = new HashMap<>();

	double width(String text, boolean isHeading, boolean isBold) {
		return this.known.computeIfAbsent(new Text(text, isHeading, isBold), TextWidths::measured);
	}

	double longestWord(String text, boolean isHeading, boolean isBold) {
		return Arrays.stream(text.split(BLANK)).mapToDouble((word) -> width(word, isHeading, isBold)).max().orElse(0);
	}

	/** How many lines the text takes in a column that has this much room. */
	int lines(String text, double room, boolean isHeading, boolean isBold) {
		if (width(text, isHeading, isBold) <= room) {
			return 1;
		}
		int lines = 1;
		double filled = 0;
		double space = width(" ", isHeading, isBold);
		for (String word : text.split(BLANK)) {
			double width = width(word, isHeading, isBold);
			if (filled > 0 && filled + space + width > room) {
				lines++;
				filled = width;
			}
			else {
				filled += (filled > 0) ? space + width : width;
			}
		}
		return lines;
	}

	private static double measured(Text text) {
		return ReportFonts.font(text.isBold(), text.isHeading() ? HEADING : CELL)
			.getStringBounds(text.text(), CONTEXT)
			.getWidth();
	}

	private record Text(String text, boolean isHeading, boolean isBold) {

	}

}
