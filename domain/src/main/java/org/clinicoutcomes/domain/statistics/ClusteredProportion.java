package org.clinicoutcomes.domain.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A proportion of subjects that come in clusters, because sessions of one client resemble
 * each other and tell less than as many sessions of different clients.
 * <p>
 * Client i gives m<sub>i</sub> subjects of which y<sub>i</sub> meet the measure; with k
 * clients, n = Σm and p = Σy ÷ n, the design effect is the linearised variance between
 * clients, k/(k−1) · Σ(y<sub>i</sub> − p·m<sub>i</sub>)² ÷ n² (W. G. Cochran, 1977, on
 * ratio estimates), divided by the binomial p(1−p) ÷ n, and at least 1 (L. Kish, 1965).
 * The interval is Wilson's on n ÷ design effect (J. N. K. Rao and A. J. Scott, 1992). All
 * sums are those of one SQL {@code group by} client.
 *
 * @param numerator subjects for whom the measure is met, Σy
 * @param denominator subjects counted, Σm
 * @param clusters clients with at least one subject, k
 * @param sumSquaredNumerators Σy²
 * @param sumProducts Σy·m
 * @param sumSquaredSizes Σm²
 */
public record ClusteredProportion(long numerator, long denominator, long clusters, double sumSquaredNumerators,
		double sumProducts, double sumSquaredSizes) {

	private static final int FEWEST_CLUSTERS = 10;

	public ClusteredProportion {
		if (numerator < 0 || numerator > denominator) {
			throw new IllegalArgumentException("A numerator must be between 0 and its denominator, got: %d of %d"
				.formatted(numerator, denominator));
		}
		if (clusters < 0 || clusters > denominator || (clusters == 0 && denominator > 0)) {
			throw new IllegalArgumentException(
					"Every cluster must hold a subject and every subject be in a cluster, got: %d clusters of %d subjects"
						.formatted(clusters, denominator));
		}
		if (!(numerator <= sumSquaredNumerators && sumSquaredNumerators <= sumProducts && sumProducts <= sumSquaredSizes
				&& denominator <= sumSquaredSizes && sumSquaredSizes <= (double) denominator * denominator)) {
			throw new IllegalArgumentException(
					"Sums over clusters must satisfy Σy <= Σy² <= Σym <= Σm² and Σm <= Σm² <= (Σm)², got: %d, %s, %s, %s and %d; check the order of the sums"
						.formatted(numerator, sumSquaredNumerators, sumProducts, sumSquaredSizes, denominator));
		}
	}

	/**
	 * The proportion without regard to clusters, for its share and percentage.
	 * @return numerator and denominator
	 */
	public Proportion proportion() {
		return new Proportion(this.numerator, this.denominator);
	}

	/**
	 * By how much the clusters widen the variance; exactly 1 if every client gives one
	 * subject, or if all subjects or none meet the measure.
	 * @return a factor of at least 1, empty if there is no one to count or if one client
	 * gives all subjects, so that nothing can be said
	 */
	public OptionalDouble designEffect() {
		boolean isUnanimous = this.numerator == 0 || this.numerator == this.denominator;
		if (this.denominator == 0 || (this.clusters == 1 && !isOneSubjectEach())) {
			return OptionalDouble.empty();
		}
		if (isOneSubjectEach() || isUnanimous) {
			return OptionalDouble.of(1);
		}
		double share = (double) this.numerator / this.denominator;
		double squaredDeviations = this.sumSquaredNumerators - 2 * share * this.sumProducts
				+ share * share * this.sumSquaredSizes;
		double betweenClusters = this.clusters / (this.clusters - 1.0) * squaredDeviations / this.denominator;
		return OptionalDouble.of(Math.max(1, betweenClusters / (share * (1 - share))));
	}

	/**
	 * Wilson's 95 % interval of the share on as many independent subjects as the clusters
	 * are worth.
	 * @return limits from 0 to 1, empty if there is no one to count or if there are fewer
	 * than ten clients, unless each gives one subject
	 */
	public Optional<Interval> interval() {
		if (this.denominator == 0 || (this.clusters < FEWEST_CLUSTERS && !isOneSubjectEach())) {
			return Optional.empty();
		}
		double designEffect = designEffect().orElseThrow();
		return Optional.of(Proportion.wilson(this.numerator / designEffect, this.denominator / designEffect));
	}

	private boolean isOneSubjectEach() {
		return this.sumSquaredSizes == this.denominator;
	}

}
