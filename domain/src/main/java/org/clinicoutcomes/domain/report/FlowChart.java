package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * A stock at the beginning, what flows in and out, and the stock at the end, which must
 * balance.
 *
 * @param id id
 * @param title heading
 * @param alternative what it says, in words
 * @param valueLabel label of the vertical axis with its unit
 * @param steps from left to right: a stock, flows, and the stock they lead to
 * @param numbers the same values
 */
public record FlowChart(String id, String title, String alternative, String valueLabel, List<Step> steps,
		Table numbers) implements Chart {

	public FlowChart {
		steps = List.copyOf(steps);
		long level = 0;
		for (Step step : steps) {
			if (step.kind() == Kind.STOCK && step != steps.get(0) && step.count() != level) {
				throw new IllegalArgumentException("Flows must lead to the stock '%s' of %d, got: %d"
					.formatted(step.label(), step.count(), level));
			}
			level = step.levelAfter(level);
		}
	}

	/**
	 * What a step does to the stock.
	 */
	public enum Kind {

		/** How many there are. */
		STOCK,

		/** More come. */
		IN,

		/** Some leave. */
		OUT

	}

	/**
	 * One step.
	 *
	 * @param label what it is
	 * @param kind what it does to the stock
	 * @param count how many, 0 or more
	 */
	public record Step(String label, Kind kind, long count) {

		public Step {
			if (count < 0) {
				throw new IllegalArgumentException("A step must count 0 or more, got: " + count);
			}
		}

		/**
		 * The stock after this step.
		 * @param level the stock before
		 * @return how many there are then
		 */
		public long levelAfter(long level) {
			return switch (this.kind) {
				case STOCK -> this.count;
				case IN -> level + this.count;
				case OUT -> level - this.count;
			};
		}

	}

}
