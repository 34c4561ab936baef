package org.clinicoutcomes.domain.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a share changed between two moments on the same people, whose two answers depend on
 * each other and so cannot be compared like two groups.
 * <p>
 * With a = both met, b = only after, c = only before, d = neither, the change is (b − c)
 * ÷ n and its 95 % interval that of R. G. Newcombe (1998, "Improved confidence intervals
 * for the difference between binomial proportions based on paired data", method 10). With
 * Wilson limits l₁, u₁ of the share p₁ after and l₂, u₂ of the share p₂ before, it
 * reaches down by √((p₁−l₁)² − 2φ(p₁−l₁)(u₂−p₂) + (u₂−p₂)²) and up by √((u₁−p₁)² −
 * 2φ(u₁−p₁)(p₂−l₂) + (p₂−l₂)²). There φ = e ÷ √((a+b)(c+d)(a+c)(b+d)), 0 if that root is
 * 0, and e = ad − bc, which if positive is diminished by n/2 to no less than 0.
 *
 * @param bothMet people for whom the measure is met before and after
 * @param onlyBefore people for whom it is met before but not after
 * @param onlyAfter people for whom it is met after but not before
 * @param neither people for whom it is met neither before nor after
 */
public record PairedChange(long bothMet, long onlyBefore, long onlyAfter, long neither) {

	public PairedChange {
		if (bothMet < 0 || onlyBefore < 0 || onlyAfter < 0 || neither < 0) {
			throw new IllegalArgumentException("Counts of people must be 0 or more, got: %d, %d, %d, %d"
				.formatted(bothMet, onlyBefore, onlyAfter, neither));
		}
	}

	/**
	 * How many people there are.
	 * @return the sum of the four counts
	 */
	public long size() {
		return this.bothMet + this.onlyBefore + this.onlyAfter + this.neither;
	}

	/**
	 * Those who met the measure at the first moment.
	 * @return the proportion before
	 */
	public Proportion before() {
		return new Proportion(this.bothMet + this.onlyBefore, size());
	}

	/**
	 * Those who met the measure at the second moment.
	 * @return the proportion after
	 */
	public Proportion after() {
		return new Proportion(this.bothMet + this.onlyAfter, size());
	}

	/**
	 * The share after minus the share before.
	 * @return a difference from −1 to 1, empty if there is no one to count
	 */
	public OptionalDouble change() {
		return (size() == 0) ? OptionalDouble.empty()
				: OptionalDouble.of((double) (this.onlyAfter - this.onlyBefore) / size());
	}

	/**
	 * Newcombe's 95 % interval of the change.
	 * @return limits from −1 to 1, empty if there is no one to count
	 */
	public Optional<Interval> interval() {
		if (size() == 0) {
			return Optional.empty();
		}
		double after = after().share().orElseThrow();
		double before = before().share().orElseThrow();
		Interval ofAfter = after().wilson().orElseThrow();
		Interval ofBefore = before().wilson().orElseThrow();
		double change = change().orElseThrow();
		return Optional.of(new Interval(change - distance(after - ofAfter.low(), ofBefore.high() - before),
				change + distance(ofAfter.high() - after, before - ofBefore.low())));
	}

	private double distance(double afterMargin, double beforeMargin) {
		double squared = afterMargin * afterMargin - 2 * correlation() * afterMargin * beforeMargin
				+ beforeMargin * beforeMargin;
		return Math.sqrt(Math.max(0, squared));
	}

	private double correlation() {
		double excess = (double) this.bothMet * this.neither - (double) this.onlyBefore * this.onlyAfter;
		double corrected = (excess > 0) ? Math.max(excess - size() / 2.0, 0) : excess;
		double margins = (double) before().numerator() * (size() - before().numerator()) * after().numerator()
				* (size() - after().numerator());
		return (margins == 0) ? 0 : corrected / Math.sqrt(margins);
	}

}
