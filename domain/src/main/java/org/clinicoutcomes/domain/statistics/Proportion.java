package org.clinicoutcomes.domain.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many of those counted met a measure, which is what most of a report consists of.
 * <p>
 * Its interval is Wilson's score interval (E. B. Wilson, 1927), without continuity
 * correction: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.959964. It
 * supposes that every client gives one subject; otherwise see
 * {@link ClusteredProportion}.
 *
 * @param numerator subjects for whom the measure is met, from 0 to the denominator
 * @param denominator subjects counted
 */
public record Proportion(long numerator, long denominator) {

	private static final double Z = 1.959964;

	public Proportion {
		if (numerator < 0 || numerator > denominator) {
			throw new IllegalArgumentException("A numerator must be between 0 and its denominator, got: %d of %d"
				.formatted(numerator, denominator));
		}
	}

	/**
	 * The share that met the measure.
	 * @return numerator ÷ denominator, from 0 to 1, empty if there is no one to count
	 */
	public OptionalDouble share() {
		return (this.denominator == 0) ? OptionalDouble.empty()
				: OptionalDouble.of((double) this.numerator / this.denominator);
	}

	/**
	 * The share as it is printed, computed without binary fractions so that halves round
	 * up.
	 * @return percent, from 0.0 to 100.0 with one decimal, empty if there is no one to
	 * count
	 */
	public Optional<BigDecimal> percent() {
		return (this.denominator == 0) ? Optional.empty()
				: Optional.of(BigDecimal.valueOf(this.numerator)
					.movePointRight(2)
					.divide(BigDecimal.valueOf(this.denominator), 1, RoundingMode.HALF_UP));
	}

	/**
	 * Wilson's 95 % interval of the share.
	 * @return limits from 0 to 1, empty if there is no one to count
	 */
	public Optional<Interval> wilson() {
		return (this.denominator == 0) ? Optional.empty() : Optional.of(wilson(this.numerator, this.denominator));
	}

	static Interval wilson(double successes, double trials) {
		double share = successes / trials;
		double centre = successes + Z * Z / 2;
		double margin = Z * Math.sqrt(successes * (1 - share) + Z * Z / 4);
		double low = (centre - margin) / (trials + Z * Z);
		double high = (centre + margin) / (trials + Z * Z);
		return new Interval(Math.max(0, Math.min(share, low)), Math.min(1, Math.max(share, high)));
	}

	/**
	 * By how much clusters widened an interval: how many of the subjects counted stand
	 * for one independent subject, found by solving Wilson's width for n.
	 * @param interval the interval as it was computed with clusters
	 * @return a factor of at least 1; exactly 1 where nothing can be said
	 */
	public double designEffect(Interval interval) {
		double half = (interval.high() - interval.low()) / 2;
		if (this.numerator == 0 || this.numerator == this.denominator || half <= 0) {
			return 1;
		}
		double share = share().orElseThrow();
		double square = half * half / (Z * Z);
		double linear = 2 * square * Z * Z - share * (1 - share);
		double constant = Z * Z * (square * Z * Z - 0.25);
		double worth = (-linear + Math.sqrt(linear * linear - 4 * square * constant)) / (2 * square);
		return Math.max(1, this.denominator / worth);
	}

}
