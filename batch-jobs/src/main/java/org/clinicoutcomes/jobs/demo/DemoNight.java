package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One night on which the demo's clinic delivers files.
 *
 * @param number 1 for the first night
 * @param knownAt the moment of the delivery; what was recorded later is not in it
 */
public record DemoNight(int number, Instant knownAt) {

	public DemoNight {
		if (number < 1) {
			throw new IllegalArgumentException("A night must have a number from 1, got: " + number);
		}
	}

	/**
	 * The day that stands in the names of the night's files.
	 * @return the day in UTC
	 */
	public LocalDate deliveredOn() {
		return this.knownAt.atOffset(ZoneOffset.UTC).toLocalDate();
	}

}
