package org.clinicoutcomes.jobs.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A source of chance that gives the same draws for the same seed on every Java version.
 */
final class Chance {

	private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

	// Only nextLong has the same outcome on every version; bounded draws do not.
	private final SplittableRandom random;

	Chance(long seed) {
		this.random = new SplittableRandom(seed);
	}

	/**
	 * Chance that belongs to one number only, so that what is drawn for it depends on no
	 * other.
	 * @param seed seed shared by all numbers
	 * @param number the number
	 */
	Chance(long seed, long number) {
		this(new SplittableRandom(seed + GOLDEN_GAMMA * (number + 1)).nextLong());
	}

	/**
	 * Chance whose draws do not depend on how many are taken from this one later.
	 * @return independent chance
	 */
	Chance apart() {
		return new Chance(this.random.nextLong());
	}

	double share() {
		return (this.random.nextLong() >>> 11) * 0x1.0p-53;
	}

	boolean is(double probability) {
		return share() < probability;
	}

	/**
	 * A whole number, each equally likely.
	 * @param lowest lowest number
	 * @param highest highest number
	 * @return a number from lowest to highest, both included
	 */
	int between(int lowest, int highest) {
		return lowest + (int) (share() * (highest - lowest + 1));
	}

	/**
	 * A number from a bell curve without far tails.
	 * @param mean the mean
	 * @param deviation the standard deviation
	 * @return at most 3.5 deviations from the mean
	 */
	double bell(double mean, double deviation) {
		double sum = share() + share() + share() + share();
		return mean + deviation * (sum - 2) * 1.7320508075688772;
	}

	int bell(double mean, double deviation, int lowest, int highest) {
		return (int) Math.max(lowest, Math.min(highest, Math.floor(bell(mean, deviation) + 0.5)));
	}

	/**
	 * A waiting time with many short and few long ones.
	 * @param mean the mean
	 * @return a number of at least 0
	 */
	double waiting(double mean) {
		return -mean * StrictMath.log(1 - share());
	}

	<T> T anyOf(List<T> values) {
		return values.get(between(0, values.size() - 1));
	}

}
