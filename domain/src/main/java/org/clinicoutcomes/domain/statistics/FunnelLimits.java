package org.clinicoutcomes.domain.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Between which limits the share of a site may lie by chance alone, if the site is like
 * all others; what a funnel plot draws, so that small sites are not ranked by chance.
 * <p>
 * The limits at n subjects are the quantiles of the binomial distribution with n and the
 * overall share, divided by n and interpolated between whole numbers (D. J.
 * Spiegelhalter, 2005, appendix A.1.1). Where subjects cluster, n is n ÷ design effect.
 *
 * @param overall the share of all sites together, from 0 to 1
 */
public record FunnelLimits(double overall) {

	public FunnelLimits {
		if (!(overall >= 0 && overall <= 1)) {
			throw new IllegalArgumentException("A share must be from 0 to 1, got: %s".formatted(overall));
		}
	}

	/**
	 * The limits between which 95 of 100 sites lie.
	 * @param subjects subjects of the site, 1 or more
	 * @param designEffect by how much clusters widen the variance, 1 or more
	 * @return two shares
	 */
	public Interval warning(long subjects, double designEffect) {
		return limits(subjects, designEffect, 0.025);
	}

	/**
	 * The limits between which 998 of 1,000 sites lie.
	 * @param subjects subjects of the site, 1 or more
	 * @param designEffect by how much clusters widen the variance, 1 or more
	 * @return two shares
	 */
	public Interval alarm(long subjects, double designEffect) {
		return limits(subjects, designEffect, 0.001);
	}

	private Interval limits(long subjects, double designEffect, double tail) {
		int size = (int) Math.max(1, Math.floor(subjects / designEffect));
		return new Interval(limit(size, tail), limit(size, 1 - tail));
	}

	private double limit(int size, double probability) {
		if (this.overall == 0 || this.overall == 1) {
			return this.overall;
		}
		BinomialDistribution binomial = BinomialDistribution.of(size, this.overall);
		int count = binomial.inverseCumulativeProbability(probability);
		double here = binomial.cumulativeProbability(count);
		double mass = binomial.probability(count);
		double interpolated = (mass > 0) ? count - (here - probability) / mass : count;
		return Math.max(0, Math.min(1, interpolated / size));
	}

}
