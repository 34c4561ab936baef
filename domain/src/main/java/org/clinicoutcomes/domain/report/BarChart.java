package org.clinicoutcomes.domain.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One horizontal bar per group, with its interval where there is one.
 *
 * @param id id
 * @param title heading
 * @param alternative what it says, in words
 * @param valueLabel label of the value axis with its unit
 * @param format how values are printed
 * @param bars the bars from top to bottom
 * @param numbers the same values
 */
public record BarChart(String id, String title, String alternative, String valueLabel, Format format, List<Bar> bars,
		Table numbers) implements Chart {

	public BarChart {
		bars = List.copyOf(bars);
	}

	/**
	 * One bar.
	 *
	 * @param label the group
	 * @param value its value, null if there is no one to count
	 * @param low lower limit, null if there is none
	 * @param high upper limit, null if there is none
	 * @param caption what stands at the bar's end, for example {@code 71.9 % of 64}
	 */
	public record Bar(String label, @Nullable Double value, @Nullable Double low, @Nullable Double high,
			String caption) {

	}

}
