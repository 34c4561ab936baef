package org.clinicoutcomes.templates.html;

import org.clinicoutcomes.domain.report.Cell;

/**
 * Prints a value as every format does and leaves the full one where programs find it.
 */
final class CellMarkup {

	/** What the mark of a withheld value means, said to those who only hear it. */
	static final String WITHHELD = "Not shown to protect clients";

	private CellMarkup() {
	}

	static void write(Cell cell, Markup markup) {
		if (cell instanceof Cell.Figure figure) {
			markup.open("data", "value", figure.value().stripTrailingZeros().toPlainString());
			figure(figure, markup);
			markup.close();
		}
		else if (cell instanceof Cell.Day day) {
			markup.leaf("time", day.text(), "datetime", day.day().toString());
		}
		else if (cell instanceof Cell.Suppressed) {
			markup.leaf("span", cell.text(), "aria-hidden", "true");
			markup.leaf("span", WITHHELD, "class", "heard");
		}
		else if (cell instanceof Cell.NotApplicable) {
			markup.leaf("span", cell.text(), "class", "none");
		}
		else {
			markup.text(cell.text());
		}
	}

	/** The unit steps back behind its figure. */
	private static void figure(Cell.Figure figure, Markup markup) {
		String text = figure.text();
		String bare = figure.format().printBare(figure.value());
		if (text.startsWith(bare) && text.length() > bare.length()) {
			markup.text(bare);
			markup.leaf("span", text.substring(bare.length()), "class", "unit");
		}
		else {
			markup.text(text);
		}
	}

}
