package org.clinicoutcomes.domain.measure;

import java.util.List;
import java.util.Locale;

/**
 * How the verdicts of a measure are rolled up, and which columns they carry for it.
 */
public enum Scoring {

	/** Numerator divided by denominator. */
	PROPORTION("met"),

	/** The same question asked twice of the same people. */
	CHANGE("before", "after"),

	/** The same number asked twice of the same people. */
	MEAN_CHANGE("before", "after"),

	/** Mean of a value. */
	MEAN("value"),

	/** Median, quartiles and mean of a value. */
	MEDIAN("value"),

	/** Count and share of each category. */
	DISTRIBUTION("category"),

	/** Kaplan-Meier curve. */
	SURVIVAL("value", "event"),

	/** Cumulative incidence of events of several kinds; no kind = censored. */
	INCIDENCE("value", "category"),

	/** Number of subjects. */
	COUNT("value"),

	/** Lines that must balance. */
	FLOW("category", "value");

	private final List<String> columns;

	Scoring(String... columns) {
		this.columns = List.of(columns);
	}

	/**
	 * The columns a measure with this scoring returns beside the common ones.
	 * @return column names
	 */
	public List<String> columns() {
		return this.columns;
	}

	/**
	 * The columns that must not be null where a subject is not excluded: an answer of two
	 * may be missing, and an event that was not seen has no kind.
	 * @return column names
	 */
	public List<String> required() {
		return switch (this) {
			case CHANGE, MEAN_CHANGE -> List.of();
			case INCIDENCE -> List.of("value");
			default -> this.columns;
		};
	}

	/**
	 * The columns a measure may return besides: the kind of an event that is to be marked
	 * on the curve.
	 * @return column names
	 */
	public List<String> optional() {
		return (this == SURVIVAL) ? List.of("category") : List.of();
	}

	/**
	 * Whether the results are in a unit that the header must name, and not shares.
	 * @return whether values are measured
	 */
	public boolean hasUnit() {
		return switch (this) {
			case PROPORTION, CHANGE, DISTRIBUTION -> false;
			default -> true;
		};
	}

	/**
	 * The word used in headers.
	 * @return lower-case name, words joined by hyphens
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
