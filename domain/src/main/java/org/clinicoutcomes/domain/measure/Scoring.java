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

	/** Mean of a value. */
	MEAN("value"),

	/** Median, quartiles and mean of a value. */
	MEDIAN("value"),

	/** Count and share of each category. */
	DISTRIBUTION("category"),

	/** Kaplan-Meier curve. */
	SURVIVAL("value", "event"),

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
	 * The word used in headers.
	 * @return lower-case name
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
