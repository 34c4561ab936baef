package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Values month by month.
 *
 * @param id id
 * @param title heading
 * @param alternative what it says, in words
 * @param valueLabel label of the vertical axis
 * @param format how values are printed
 * @param months the months, oldest first
 * @param lines one or more lines
 * @param numbers the same values
 */
public record LineChart(String id, String title, String alternative, String valueLabel, Format format,
		List<YearMonth> months, List<Line> lines, Table numbers) implements Chart {

	public LineChart {
		months = List.copyOf(months);
		lines = List.copyOf(lines);
		for (Line line : lines) {
			if (line.values().size() != months.size()) {
				throw new IllegalArgumentException("A line must have one value per month, got: %d values for %d months"
					.formatted(line.values().size(), months.size()));
			}
		}
	}

	/**
	 * One line.
	 *
	 * @param label what it is
	 * @param values one per month, null where there is none
	 */
	public record Line(String label, List<@Nullable Double> values) {

		public Line {
			values = Collections.unmodifiableList(new ArrayList<>(values));
		}

	}

}
