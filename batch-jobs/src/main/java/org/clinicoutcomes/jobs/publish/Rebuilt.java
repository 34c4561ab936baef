package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A past issue that was made again, beside the one on the shelf.
 *
 * @param issue where the issue stands below the shelf
 * @param asOf the moment as of which its records were known
 * @param folder where its files were written to
 * @param results how its results compare
 * @param definitions what defines its numbers otherwise now and cannot be put back, one
 * text for each difference
 * @param files how its files compare
 */
public record Rebuilt(String issue, Instant asOf, Path folder, Results results, List<String> definitions,
		List<SameFile> files) {

	/**
	 * Whether the issue came out as it was issued. Where the program is another its files
	 * may look otherwise, but its results may not.
	 * @return whether all that must be equal is equal
	 */
	public boolean isEqual() {
		return this.results.isEqual()
				&& (!this.definitions.isEmpty() || this.files.stream().allMatch((file) -> file.likeness().isSame()));
	}

	/**
	 * How results compare.
	 *
	 * @param equal how many are equal
	 * @param differing how many differ, are missing or are new
	 * @param fault what else is not as it was issued, empty if nothing
	 */
	public record Results(long equal, long differing, String fault) {

		boolean isEqual() {
			return this.differing == 0 && this.fault.isEmpty();
		}

	}

	/**
	 * How a file compares.
	 *
	 * @param name the file
	 * @param likeness how like it is
	 */
	public record SameFile(String name, Likeness likeness) {
	}

	/**
	 * How like two files are.
	 */
	public enum Likeness {

		/** Byte for byte. */
		EQUAL("equal, byte for byte"),

		/** Other bytes that say the same. */
		SAME_TEXT("the same text on every page"),

		/** They say something else. */
		OTHER("another content"),

		/** There is nothing to compare with. */
		GONE("no longer on the shelf");

		private final String words;

		Likeness(String words) {
			this.words = words;
		}

		/**
		 * The likeness as it is printed.
		 * @return a few words
		 */
		public String words() {
			return this.words;
		}

		boolean isSame() {
			return this == EQUAL || this == SAME_TEXT;
		}

	}

}
