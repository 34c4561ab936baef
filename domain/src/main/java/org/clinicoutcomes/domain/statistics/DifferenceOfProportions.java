package org.clinicoutcomes.domain.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * By how much the shares of two different groups differ.
 * <p>
 * The interval is R. G. Newcombe's (1998, "Interval estimation for the difference between
 * independent proportions", method 10): with shares p₁ and p₂ and their intervals l₁ to
 * u₁ and l₂ to u₂, it reaches down from p₁ − p₂ by √((p₁−l₁)² + (u₂−p₂)²) and up by
 * √((u₁−p₁)² + (p₂−l₂)²). With Wilson's intervals it is the method as published; with
 * intervals that respect clusters it respects them too.
 *
 * @param first the share of the first group, empty if it has no one to count
 * @param ofFirst its interval, empty if it has none
 * @param second the share of the second group
 * @param ofSecond its interval
 */
public record DifferenceOfProportions(OptionalDouble first, Optional<Interval> ofFirst, OptionalDouble second,
		Optional<Interval> ofSecond) {

	/**
	 * The difference between two groups of whom each client gives one subject.
	 * @param first the first group
	 * @param second the second group
	 * @return the difference
	 */
	public static DifferenceOfProportions of(Proportion first, Proportion second) {
		return new DifferenceOfProportions(first.share(), first.wilson(), second.share(), second.wilson());
	}

	/**
	 * The first share minus the second.
	 * @return from −1 to 1, empty if a group has no one to count
	 */
	public OptionalDouble difference() {
		return (this.first.isPresent() && this.second.isPresent())
				? OptionalDouble.of(this.first.getAsDouble() - this.second.getAsDouble()) : OptionalDouble.empty();
	}

	/**
	 * The 95 % interval of the difference.
	 * @return limits from −1 to 1, empty if a group has no interval
	 */
	public Optional<Interval> interval() {
		if (difference().isEmpty() || this.ofFirst.isEmpty() || this.ofSecond.isEmpty()) {
			return Optional.empty();
		}
		double difference = difference().getAsDouble();
		Interval one = this.ofFirst.get();
		Interval other = this.ofSecond.get();
		return Optional.of(new Interval(
				difference - Math.hypot(this.first.getAsDouble() - one.low(), other.high() - this.second.getAsDouble()),
				difference
						+ Math.hypot(one.high() - this.first.getAsDouble(), this.second.getAsDouble() - other.low())));
	}

}
