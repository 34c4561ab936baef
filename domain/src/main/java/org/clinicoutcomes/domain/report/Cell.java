package org.clinicoutcomes.domain.report;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * One value of a report: a figure, a day, words, nobody to count, or withheld; there is
 * no way to print an empty denominator as zero.
 */
public sealed interface Cell
		permits Cell.Figure, Cell.Day, Cell.Words, Cell.NotApplicable, Cell.Suppressed, Cell.Blank {

	/** There is no one to count. */
	Cell NO_ONE = new NotApplicable("no one to count");

	/** The measure was not computed for this month. */
	Cell NOT_MEASURED = new NotApplicable("not measured");

	/** Nothing belongs here, for example the interval of a count. */
	Cell NOTHING = new Blank();

	/** Withheld to protect clients. */
	Cell SUPPRESSED = new Suppressed();

	/**
	 * The value as every format prints it, units included.
	 * @return the printed text
	 */
	String text();

	/**
	 * Full value and how to print it.
	 *
	 * @param value full precision; shares are between 0 and 1
	 * @param format how it is rounded and printed
	 */
	record Figure(BigDecimal value, Format format) implements Cell {

		@Override
		public String text() {
			return this.format.print(this.value);
		}

	}

	/**
	 * A calendar day.
	 *
	 * @param day the day
	 */
	record Day(LocalDate day) implements Cell {

		@Override
		public String text() {
			return this.day.toString();
		}

	}

	/**
	 * Words.
	 *
	 * @param text what is printed
	 */
	record Words(String text) implements Cell {

	}

	/**
	 * Said in words because there is no number.
	 *
	 * @param text why there is none
	 */
	record NotApplicable(String text) implements Cell {

	}

	/**
	 * Withheld, with the same mark whatever the reason.
	 */
	record Suppressed() implements Cell {

		@Override
		public String text() {
			return "*";
		}

	}

	/**
	 * Nothing belongs here.
	 */
	record Blank() implements Cell {

		@Override
		public String text() {
			return "";
		}

	}

	/**
	 * Words in a cell.
	 * @param text what is printed
	 * @return the cell
	 */
	static Cell words(String text) {
		return new Words(text);
	}

	/**
	 * A whole number.
	 * @param count how many
	 * @return the cell
	 */
	static Cell count(long count) {
		if (count == Result.WITHHELD) {
			return SUPPRESSED;
		}
		return new Figure(BigDecimal.valueOf(count), Format.COUNT);
	}

	/**
	 * A figure, or nobody to count where there is no value.
	 * @param value the value, null or not a number if there is none
	 * @param format how it is printed
	 * @return the cell
	 */
	static Cell figure(@Nullable Double value, Format format) {
		return (value == null || !Double.isFinite(value)) ? NO_ONE : new Figure(BigDecimal.valueOf(value), format);
	}

	/**
	 * A limit of an interval, or nothing where there is none.
	 * @param value the limit
	 * @param format how it is printed
	 * @return the cell
	 */
	static Cell limit(@Nullable Double value, Format format) {
		return (value == null || !Double.isFinite(value)) ? NOTHING : new Figure(BigDecimal.valueOf(value), format);
	}

}
