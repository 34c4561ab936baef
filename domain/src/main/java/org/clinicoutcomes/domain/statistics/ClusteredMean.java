package org.clinicoutcomes.domain.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean of subjects that come in clusters, because practices or stays of one client
 * resemble each other and tell less than as many of different clients.
 * <p>
 * Client i gives m<sub>i</sub> subjects whose values add up to s<sub>i</sub>; with k
 * clients, n = Σm and mean = Σs ÷ n, the linearised variance between clients is k/(k−1) ·
 * Σ(s<sub>i</sub> − mean·m<sub>i</sub>)² ÷ n² (W. G. Cochran, 1977, on ratio estimates),
 * and the interval mean ± t(0.975; k−1) · its root.
 *
 * @param size subjects counted, Σm
 * @param sum their values added up, Σs
 * @param clusters clients with at least one subject, k
 * @param sumSquaredSums Σs²
 * @param sumProducts Σs·m
 * @param sumSquaredSizes Σm²
 */
public record ClusteredMean(long size, double sum, long clusters, double sumSquaredSums, double sumProducts,
		double sumSquaredSizes) {

	private static final int FEWEST_CLUSTERS = 10;

	private static final double UPPER_TAIL = 0.025;

	public ClusteredMean {
		if (clusters < 0 || clusters > size || (clusters == 0 && size > 0)) {
			throw new IllegalArgumentException(
					"Every cluster must hold a subject and every subject be in a cluster, got: %d clusters of %d subjects"
						.formatted(clusters, size));
		}
	}

	/**
	 * Whether every client gives one subject, so that there are no clusters.
	 * @return whether there are as many clients as subjects
	 */
	public boolean isOneSubjectEach() {
		return this.clusters == this.size;
	}

	/**
	 * The arithmetic mean.
	 * @return the mean in the unit of the values, empty if there are none
	 */
	public OptionalDouble mean() {
		return (this.size == 0) ? OptionalDouble.empty() : OptionalDouble.of(this.sum / this.size);
	}

	/**
	 * The 95 % interval of the mean.
	 * @return limits in the unit of the values, empty if there are fewer than two values,
	 * or fewer than ten clients unless each gives one
	 */
	public Optional<Interval> interval() {
		if (this.size < 2 || (this.clusters < FEWEST_CLUSTERS && !isOneSubjectEach())) {
			return Optional.empty();
		}
		double mean = this.sum / this.size;
		double margin = TDistribution.of(this.clusters - 1.0).inverseSurvivalProbability(UPPER_TAIL)
				* Math.sqrt(variance(mean));
		return Optional.of(new Interval(mean - margin, mean + margin));
	}

	private double variance(double mean) {
		double squaredDeviations = this.sumSquaredSums - 2 * mean * this.sumProducts
				+ mean * mean * this.sumSquaredSizes;
		return Math.max(0,
				this.clusters / (this.clusters - 1.0) * squaredDeviations / ((double) this.size * this.size));
	}

}
