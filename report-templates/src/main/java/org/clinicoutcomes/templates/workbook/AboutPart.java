package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.Sentences;
import org.clinicoutcomes.domain.report.Table;

/**
 * The last sheet: the notice in full, what is on which sheet, and how to read the cells.
 */
final class AboutPart {

	static final String TITLE = "About this workbook";

	static final String LEAD = "What is on which sheet, and how to read the cells.";

	private AboutPart() {
	}

	/**
	 * A sheet and what it answers.
	 */
	record Line(String sheet, String lead) {

	}

	static Part part(ReportIdentity identity, List<Line> contents) {
		List<Block> blocks = new ArrayList<>();
		if (!identity.notice().isEmpty()) {
			blocks.add(new Sentences("Notice", List.of(identity.notice())));
		}
		blocks.add(sheets(contents));
		blocks.add(marks());
		return new Part("about", TITLE, LEAD, blocks);
	}

	private static Table sheets(List<Line> contents) {
		return new Table("sheets", "Sheets", "",
				List.of(Table.Column.rowHeader("Sheet"), Table.Column.of("What it holds", Format.TEXT)),
				contents.stream().map((line) -> row(line.sheet(), line.lead())).toList());
	}

	private static Table marks() {
		return new Table("marks", "How to read the cells", "",
				List.of(Table.Column.rowHeader("In a cell"), Table.Column.of("It means", Format.TEXT)),
				List.of(row("12.3 %", "A share: the cell holds the full value between 0 and 1 and shows one decimal."),
						row(Cell.NO_ONE.text(), "Nobody is in the denominator, so there is no rate."),
						row(Cell.NOT_MEASURED.text(), "The measure was not computed for this month."),
						row(Cell.SUPPRESSED.text(), "Withheld to protect clients."),
						row("(empty)", "Nothing belongs here, for example the interval of a count."),
						row("Bold, between two lines", "A total: it already contains the other rows of its table.")));
	}

	private static Table.Row row(String what, String meaning) {
		return Table.Row.of(Cell.words(what), Cell.words(meaning));
	}

}
