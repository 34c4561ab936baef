package org.clinicoutcomes.domain.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One data check: a query that returns the rows that break it.
 *
 * @param id the file's name without ending
 * @param title short name
 * @param why what is wrong with such rows
 * @param severity error, warning or note
 * @param tolerance share of the feed's rows that may break it, null if any number may
 * @param feed the feed looked at
 * @param affects the tables of care that its findings put in doubt, none if empty
 * @param text the whole file
 * @param cases the text of its boundary cases
 */
public record CheckFile(String id, String title, String why, String severity, @Nullable BigDecimal tolerance,
		String feed, List<String> affects, String text, String cases) {

	private static final List<String> KEYS = List.of("title", "why", "severity", "tolerance", "feed", "affects");

	/**
	 * Read a check.
	 * @param id its file's name without ending
	 * @param text the text of the file
	 * @param cases the text of its boundary cases
	 * @return the check
	 * @throws IllegalArgumentException if the header is not complete or the text is not
	 * one query
	 */
	public static CheckFile read(String id, String text, String cases) {
		CommentHeader header = new CommentHeader("Check " + id, text);
		header.assertKeys(KEYS);
		String fault = SingleStatement.fault(text);
		if (fault != null) {
			throw new IllegalArgumentException(
					"Check %s must be exactly one query, got: %s; leave one select".formatted(id, fault));
		}
		String tolerance = header.value("tolerance");
		return new CheckFile(id, header.value("title"), header.value("why"),
				header.value("severity", List.of("error", "warning", "note")),
				tolerance.equals("none") ? null : new BigDecimal(tolerance), header.value("feed"),
				affected(id, header.value("affects")), text, cases);
	}

	private static List<String> affected(String id, String value) {
		if (value.equals("none")) {
			return List.of();
		}
		List<String> tables = List.of(value.split(" *, *"));
		if (!tables.stream().allMatch((table) -> table.matches("[a-z]+(_[a-z]+)*"))) {
			throw new IllegalArgumentException(
					"Check %s must affect tables of care separated by commas, or none, got: %s; correct its header"
						.formatted(id, value));
		}
		return tables;
	}

	/**
	 * Whether more findings than tolerated make a measure's numbers provisional.
	 * @param measure the measure
	 * @return whether it reads a table that the findings put in doubt
	 */
	public boolean affects(MeasureFile measure) {
		return measure.reads(this.affects);
	}

	/**
	 * The query as of a day.
	 * @param knownOn the night's business date
	 * @return SQL without a closing semicolon
	 */
	public String query(LocalDate knownOn) {
		return SingleStatement.withoutEnd(this.text).replaceAll("(?<!:):known_on\\b", "date '" + knownOn + "'");
	}

}
