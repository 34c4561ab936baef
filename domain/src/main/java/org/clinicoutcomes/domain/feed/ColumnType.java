package org.clinicoutcomes.domain.feed;

/**
 * What kind of value a column of a feed holds, and so how its text is read.
 */
public enum ColumnType {

	/** A key or code of the source's own, at most 200 characters. */
	TEXT,

	/** One of the words that the contract lists. */
	CODE,

	/** Several of the words that the contract lists, separated by spaces. */
	WORDS,

	/** An IANA time zone. */
	ZONE,

	/** A day, {@code YYYY-MM-DD}. */
	DATE,

	/** A moment, ISO 8601; without offset it is read in the site's zone. */
	INSTANT,

	/** A whole number. */
	WHOLE,

	/** A decimal number with a point. */
	DECIMAL,

	/** {@code true} or {@code false}. */
	FLAG

}
