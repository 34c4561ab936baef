package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The few numbers a reader with five minutes wants first.
 *
 * @param tiles eight to ten tiles
 */
public record Tiles(List<Tile> tiles) implements Block {

	public Tiles {
		tiles = List.copyOf(tiles);
	}

	/**
	 * One number, where it comes from and where it goes.
	 *
	 * @param measure the measure's id
	 * @param label what it is, a few words
	 * @param value this month's value
	 * @param interval its 95 % interval in words, empty if there is none
	 * @param basis of whom, for example {@code of 64 stays}
	 * @param previous last month's value, {@link Cell#NOTHING} if unknown
	 * @param movement the move since last month, null if one of the two is unknown
	 * @param change the move in words, for example {@code up 2.1 points, better}
	 * @param trend up to thirteen months, oldest first, ending with the reported one
	 */
	public record Tile(String measure, String label, Cell value, String interval, String basis, Cell previous,
			@Nullable Movement movement, String change, List<Moment> trend) {

		public Tile {
			trend = List.copyOf(trend);
		}

	}

	/**
	 * Which way a value moved.
	 */
	public enum Movement {

		/** Higher than last month. */
		UP("\u2191"),

		/** Lower than last month. */
		DOWN("\u2193"),

		/** Printed the same as last month. */
		SAME("=");

		private final String sign;

		Movement(String sign) {
			this.sign = sign;
		}

		/**
		 * The sign that goes with the word.
		 * @return one character
		 */
		public String sign() {
			return this.sign;
		}

	}

	/**
	 * One month of a trend.
	 *
	 * @param month the month
	 * @param value its value, null if there is none
	 */
	public record Moment(YearMonth month, @Nullable Double value) {

	}

}
