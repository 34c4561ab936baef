package org.clinicoutcomes.domain.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.period.ReportingPeriod;

/**
 * One measure: a header that explains and a query that decides.
 *
 * @param header what it says about itself
 * @param text the whole file
 * @param cases the text of its boundary cases, empty if it has none
 * @param isOwn whether the clinic added it
 */
public record MeasureFile(MeasureHeader header, String text, String cases, boolean isOwn) {

	private static final List<String> KEYS = List.of("title", "question", "denominator", "exclusion", "numerator",
			"missing", "scoring", "direction", "additive", "window", "source");

	private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	private static final Pattern WINDOW = Pattern.compile("month|([1-9][0-9]?) months");

	/**
	 * Read a measure.
	 * @param subject the folder it stands in
	 * @param id its file's name without ending
	 * @param text the text of the file
	 * @param cases the text of its boundary cases, empty if it has none
	 * @return the measure
	 * @throws IllegalArgumentException if the header is not complete or the text is not
	 * one query
	 */
	public static MeasureFile read(String subject, String id, String text, String cases) {
		if (!ID.matcher(id).matches()) {
			throw new IllegalArgumentException("A measure's file name must be lower-case words joined by hyphens, got: "
					+ id + "; rename the file");
		}
		CommentHeader header = new CommentHeader("Measure " + id, text);
		header.assertKeys(KEYS, List.of("unit"));
		Scoring scoring = Scoring
			.valueOf(header.value("scoring", Arrays.stream(Scoring.values()).map(Scoring::word).toList())
				.toUpperCase(Locale.ROOT)
				.replace('-', '_'));
		String unit = header.value("unit");
		if (unit.isEmpty() == scoring.hasUnit()) {
			throw new IllegalArgumentException(
					"Measure %s must have a unit if and only if its scoring yields values, ".formatted(id)
							+ "got: scoring %s and %s; correct its header".formatted(scoring.word(),
									unit.isEmpty() ? "no unit" : "the unit " + unit));
		}
		Direction direction = Direction
			.valueOf(header.value("direction", List.of("higher", "lower", "none")).toUpperCase(Locale.ROOT));
		boolean additive = header.value("additive", List.of("yes", "no")).equals("yes");
		String window = header.value("window");
		if (!WINDOW.matcher(window).matches()) {
			throw new IllegalArgumentException(
					"Measure %s must have a window of month or N months, got: %s; correct its header".formatted(id,
							window));
		}
		int months = window.equals("month") ? 1 : Integer.parseInt(window.split(" ")[0]);
		String fault = SingleStatement.fault(text);
		if (fault != null) {
			throw new IllegalArgumentException(
					"Measure %s must be exactly one query, got: %s; leave one select".formatted(id, fault));
		}
		Optional<String> forbidden = ForbiddenWords.fault(text);
		if (forbidden.isPresent()) {
			throw new IllegalArgumentException("Measure %s %s".formatted(id, forbidden.get()));
		}
		return new MeasureFile(
				new MeasureHeader(id, subject, header.value("title"), header.value("question"),
						header.value("denominator"), header.value("exclusion"), header.value("numerator"),
						header.value("missing"), scoring, unit, direction, additive, months, header.value("source")),
				text, cases, false);
	}

	/**
	 * The same measure as one of the clinic's own, which must show more before it is
	 * trusted.
	 * @return the measure
	 */
	public MeasureFile asOwn() {
		return new MeasureFile(this.header, this.text, this.cases, true);
	}

	/**
	 * The measure's id.
	 * @return the file's name without ending
	 */
	public String id() {
		return this.header.id();
	}

	/**
	 * The version of the definition.
	 * @return the first 12 digits of the text's SHA-256
	 */
	public String version() {
		return Digest.of(this.text).substring(0, 12);
	}

	/**
	 * Whether the query reads one of some tables.
	 * @param tables names of tables
	 * @return whether one of them stands in the query, outside comments and quoted texts
	 */
	public boolean reads(Collection<String> tables) {
		return Words.of(this.text).stream().anyMatch(tables::contains);
	}

	/**
	 * The query for a period, its days written in as constants.
	 * @param period the days
	 * @return SQL without a closing semicolon
	 */
	public String query(ReportingPeriod period) {
		return SingleStatement.withoutEnd(this.text)
			.replaceAll("(?<!:):period_start\\b", "date '" + period.start() + "'")
			.replaceAll("(?<!:):period_end\\b", "date '" + period.end() + "'");
	}

}
