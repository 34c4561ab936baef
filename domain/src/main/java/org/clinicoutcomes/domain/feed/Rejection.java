package org.clinicoutcomes.domain.feed;

/**
 * Why a row is not accepted. It never carries the value.
 *
 * @param reason reason code
 * @param column the column at fault, empty if it is the whole row
 */
public record Rejection(String reason, String column) {

	/** The row has more or fewer fields than the header. */
	public static final String WRONG_NUMBER_OF_FIELDS = "wrong-number-of-fields";

	/** Two rows of one delivery have the same key. */
	public static final String DUPLICATE_KEY = "duplicate-key";

}
