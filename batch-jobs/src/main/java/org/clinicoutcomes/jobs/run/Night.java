package org.clinicoutcomes.jobs.run;

import java.time.Instant;

/**
 * One night of work: what is recorded in it is known from it on.
 *
 * @param number the night's number, counted from 1
 * @param knownAt the moment as of which its deliveries are known
 */
public record Night(int number, Instant knownAt) {

	/** The night until which a version that is still current is known. */
	public static final int OPEN = Integer.MAX_VALUE;

}
