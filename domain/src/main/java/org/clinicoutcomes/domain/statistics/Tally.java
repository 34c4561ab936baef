package org.clinicoutcomes.domain.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How often each number occurs, which is all that means, medians and quantiles need and
 * much less than all rows.
 * <p>
 * The mean's interval is Student's, mean ± t(0.975; n−1) · s ÷ √n (Student, 1908).
 * Quantiles interpolate between the neighbours of position 1 + (n−1)p (R. J. Hyndman and
 * Y. Fan, 1996, type 7). The median's interval lies between the order statistics l and n
 * + 1 − l with the largest l for which P(X &lt; l) ≤ 0.025, X binomial with n and ½ (W.
 * R. Thompson, 1936).
 *
 * @param counts how often each finite value occurs; values that occur 0 times are dropped
 */
public record Tally(SortedMap<Double, Long> counts) {

	private static final double LOWER_TAIL = 0.025;

	public Tally {
		TreeMap<Double, Long> occurring = new TreeMap<>();
		counts.forEach((value, count) -> {
			if (!Double.isFinite(value)) {
				throw new IllegalArgumentException(
						"A tally's values must be finite numbers, got: one that is not; return null for missing values");
			}
			if (count < 0) {
				throw new IllegalArgumentException("A tally's counts must be 0 or more, got: %d".formatted(count));
			}
			if (count > 0) {
				occurring.put(value, count);
			}
		});
		counts = Collections.unmodifiableSortedMap(occurring);
	}

	/**
	 * How many numbers there are.
	 * @return the sum of the counts
	 */
	public long size() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * The arithmetic mean.
	 * @return the mean in the unit of the values, empty if there are none
	 */
	public OptionalDouble mean() {
		double sum = 0;
		for (Map.Entry<Double, Long> entry : this.counts.entrySet()) {
			sum += entry.getKey() * entry.getValue();
		}
		return this.counts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / size());
	}

	/**
	 * Student's 95 % interval of the mean.
	 * @return limits in the unit of the values, empty if there are fewer than two
	 */
	public Optional<Interval> meanInterval() {
		long size = size();
		if (size < 2) {
			return Optional.empty();
		}
		double mean = mean().orElseThrow();
		double squaredDeviations = 0;
		for (Map.Entry<Double, Long> entry : this.counts.entrySet()) {
			squaredDeviations += Math.pow(entry.getKey() - mean, 2) * entry.getValue();
		}
		double standardError = Math.sqrt(squaredDeviations / (size - 1.0) / size);
		double margin = TDistribution.of(size - 1.0).inverseSurvivalProbability(LOWER_TAIL) * standardError;
		return Optional.of(new Interval(mean - margin, mean + margin));
	}

	/**
	 * The value below which a part of the numbers lies.
	 * @param part the part, from 0 (the smallest number) to 1 (the largest)
	 * @return the quantile in the unit of the values, empty if there are none
	 */
	public OptionalDouble quantile(double part) {
		if (!(part >= 0 && part <= 1)) {
			throw new IllegalArgumentException("A quantile's part must be between 0 and 1, got: %s".formatted(part));
		}
		if (this.counts.isEmpty()) {
			return OptionalDouble.empty();
		}
		double position = 1 + (size() - 1) * part;
		double fraction = position - Math.floor(position);
		double below = orderStatistic((long) Math.floor(position));
		double above = orderStatistic((long) Math.ceil(position));
		return OptionalDouble.of((1 - fraction) * below + fraction * above);
	}

	/**
	 * The middle number, or the mean of the two in the middle.
	 * @return the median in the unit of the values, empty if there are none
	 */
	public OptionalDouble median() {
		return quantile(0.5);
	}

	/**
	 * The 95 % interval of the median, which makes no assumption on the distribution.
	 * @return two of the values, empty if there are fewer than six
	 * @throws ArithmeticException if there are more than 2,147,483,647 values
	 */
	public Optional<Interval> medianInterval() {
		long size = size();
		if (size == 0) {
			return Optional.empty();
		}
		int rank = BinomialDistribution.of(Math.toIntExact(size), 0.5).inverseCumulativeProbability(LOWER_TAIL);
		return (rank == 0) ? Optional.empty()
				: Optional.of(new Interval(orderStatistic(rank), orderStatistic(size + 1 - rank)));
	}

	private double orderStatistic(long rank) {
		long passed = 0;
		for (Map.Entry<Double, Long> entry : this.counts.entrySet()) {
			passed += entry.getValue();
			if (passed >= rank) {
				return entry.getKey();
			}
		}
		return this.counts.lastKey();
	}

}
