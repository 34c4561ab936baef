package org.clinicoutcomes.domain.statistics;

/**
 * The two limits between which a 95 % interval places the true value, in the unit of the
 * estimate they belong to.
 *
 * @param low lower limit
 * @param high upper limit, not below the lower
 */
public record Interval(double low, double high) {

	public Interval {
		if (!(low <= high)) {
			throw new IllegalArgumentException(
					"An interval's lower limit must not exceed its upper limit, got: %s to %s".formatted(low, high));
		}
	}

}
