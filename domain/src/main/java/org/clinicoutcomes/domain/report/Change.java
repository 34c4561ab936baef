package org.clinicoutcomes.domain.report;

import java.util.Objects;

import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * A result that is not what the last issue said.
 *
 * @param before what it said, null if it said nothing
 * @param after what is true now, null if there is nothing any more
 * @param because why it differs
 */
public record Change(@Nullable Result before, @Nullable Result after, Because because) {

	/**
	 * Why a number differs from what was issued.
	 */
	public enum Because {

		/** Records came, were corrected or were deleted. */
		RECORDS("records"),

		/**
		 * The measure's text, a setting, the build or the software is another.
		 */
		DEFINITION("definition"),

		/** Each of the two would have changed the number by itself. */
		BOTH("records and definition"),

		/** The old definition can no longer be run, so that nobody can tell. */
		UNTOLD("records or definition, which cannot be told apart");

		private final String words;

		Because(String words) {
			this.words = words;
		}

		/**
		 * The reason as it is printed.
		 * @return a few words
		 */
		public String words() {
			return this.words;
		}

	}

	/**
	 * The result that says what is counted: that of now, or the one that is gone.
	 * @return one of the two
	 */
	public Result either() {
		return Objects.requireNonNull((this.after != null) ? this.after : this.before);
	}

}
