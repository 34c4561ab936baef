package org.clinicoutcomes.domain.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a person's goals were attained, all of them together, on a scale on which 50 is
 * as expected and 10 is one standard deviation.
 * <p>
 * T = 50 + 10 Σwx ÷ √((1−ρ)Σw² + ρ(Σw)²), with ratings x from −2 to +2, weights w and the
 * correlation ρ = 0.30 that goals of one person are taken to have (T. J. Kiresuk and R.
 * E. Sherman, 1968).
 *
 * @param goals the rated goals
 */
public record GoalAttainment(List<Goal> goals) {

	private static final double CORRELATION = 0.30;

	public GoalAttainment {
		goals = List.copyOf(goals);
	}

	/**
	 * The T score.
	 * @return the score, empty without goals of any weight
	 */
	public OptionalDouble score() {
		double weighed = 0;
		double squares = 0;
		double weights = 0;
		for (Goal goal : this.goals) {
			weighed += goal.weight() * goal.rating();
			squares += goal.weight() * goal.weight();
			weights += goal.weight();
		}
		return (weights > 0)
				? OptionalDouble
					.of(50 + 10 * weighed / Math.sqrt((1 - CORRELATION) * squares + CORRELATION * weights * weights))
				: OptionalDouble.empty();
	}

	/**
	 * One rated goal.
	 *
	 * @param weight how much it counts, 0 or more
	 * @param rating from −2 (much less than expected) to +2 (much more)
	 */
	public record Goal(double weight, int rating) {

		public Goal {
			if (!(weight >= 0) || rating < -2 || rating > 2) {
				throw new IllegalArgumentException(
						"A goal must have a weight of 0 or more and a rating from -2 to 2, got: %s and %d"
							.formatted(weight, rating));
			}
		}

	}

}
