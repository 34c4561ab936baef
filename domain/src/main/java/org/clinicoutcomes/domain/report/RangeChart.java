package org.clinicoutcomes.domain.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known between two bounds: one rung per group from the lower to the upper bound,
 * as in the ladder of sobriety milestones.
 *
 * @param id id
 * @param title heading
 * @param alternative what it says, in words
 * @param valueLabel label of the value axis with its unit
 * @param lowLabel what the lower bound is
 * @param middleLabel what the mark between them is
 * @param highLabel what the upper bound is
 * @param rungs the rungs from top to bottom; shares between 0 and 1
 * @param numbers the same values
 */
public record RangeChart(String id, String title, String alternative, String valueLabel, String lowLabel,
		String middleLabel, String highLabel, List<Rung> rungs, Table numbers) implements Chart {

	public RangeChart {
		rungs = List.copyOf(rungs);
	}

	/**
	 * One rung.
	 *
	 * @param label the group
	 * @param low lower bound, null if there is no one to count
	 * @param middle the value among those known, null if nobody is known
	 * @param high upper bound, null if there is no one to count
	 * @param caption what stands beside it, for example {@code of 64} or
	 * {@code not known}
	 */
	public record Rung(String label, @Nullable Double low, @Nullable Double middle, @Nullable Double high,
			String caption) {

	}

}
