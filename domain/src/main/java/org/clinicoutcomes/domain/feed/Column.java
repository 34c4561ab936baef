package org.clinicoutcomes.domain.feed;

import java.math.BigDecimal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One column of a feed and what its values must hold.
 *
 * @param name the column's name, as in the header of a file
 * @param type how its text is read
 * @param required whether a row without a value is refused
 * @param codes the words allowed, empty unless the type has words
 * @param refersTo the feed whose key the value must be, null if none
 * @param horizon how far ahead of the delivery a date may lie
 * @param minimum smallest number allowed, null if any
 * @param maximum largest number allowed, null if any
 * @param about one line for the data dictionary
 */
public record Column(String name, ColumnType type, boolean required, Set<String> codes, @Nullable String refersTo,
		Horizon horizon, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum, String about) {

	public Column {
		boolean wordy = type == ColumnType.CODE || type == ColumnType.WORDS;
		if (wordy == codes.isEmpty()) {
			throw new IllegalArgumentException(
					"Column %s: codes must be listed for the types code and words, and for no other type"
						.formatted(name));
		}
		codes = Set.copyOf(codes);
	}

	/**
	 * How far ahead of the delivery a date may lie.
	 */
	public enum Horizon {

		/** It tells what has happened, so not after the day of delivery. */
		PAST,

		/** It may be planned, so not after the end of the schedule. */
		SCHEDULE,

		/** It may lie anywhere. */
		ANY

	}

}
