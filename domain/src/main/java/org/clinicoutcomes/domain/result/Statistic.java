package org.clinicoutcomes.domain.result;

import java.util.Locale;

/**
 * What the value of a {@link Result} is.
 */
public enum Statistic {

	/** Numerator divided by denominator. */
	RATE,

	/** The rate at the first of two moments. */
	BEFORE,

	/** The rate at the second of two moments. */
	AFTER,

	/** After minus before on the same people. */
	CHANGE,

	/** Arithmetic mean. */
	MEAN,

	/** The value below and above which half of the subjects lie. */
	MEDIAN,

	/** Lower quartile. */
	P25,

	/** Upper quartile. */
	P75,

	/** Ninetieth percentile. */
	P90,

	/** A number of subjects, clients or days. */
	COUNT,

	/** A category's part of the whole. */
	SHARE,

	/** Share not yet having had the event at a time. */
	SURVIVAL,

	/** Share having had an event of one kind by a time. */
	INCIDENCE,

	/** Log-rank test between sites: chi-square, degrees of freedom and p, by category. */
	LOG_RANK,

	/** Subjects taken out for the reason that stands in the category. */
	EXCLUDED;

	/**
	 * The word used in files.
	 * @return lower-case name, words joined by hyphens
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The statistic of a word.
	 * @param word lower-case name, words joined by hyphens
	 * @return the statistic
	 */
	public static Statistic of(String word) {
		return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
