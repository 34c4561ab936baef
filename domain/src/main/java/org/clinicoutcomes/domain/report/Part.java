package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * One subject of a report: in the PDF it starts with a heading, in the workbook it is a
 * sheet.
 *
 * @param id lower-case words joined by hyphens, unique in the report
 * @param title heading, short enough for a sheet's name (31 characters)
 * @param lead one plain sentence that says what the part answers
 * @param blocks what it shows, in reading order
 */
public record Part(String id, String title, String lead, List<Block> blocks) {

	private static final int LONGEST_TITLE = 31;

	public Part {
		if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
			throw new IllegalArgumentException(
					"A part's id must be lower-case words joined by hyphens, got: '%s'".formatted(id));
		}
		if (title.isBlank() || title.length() > LONGEST_TITLE) {
			throw new IllegalArgumentException(
					"A part's title must have 1 to %d characters, got: '%s'".formatted(LONGEST_TITLE, title));
		}
		blocks = List.copyOf(blocks);
	}

}
