package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * Shares of the same people at two moments, one line each from before to after.
 *
 * @param id id
 * @param title heading
 * @param alternative what it says, in words
 * @param valueLabel label of the vertical axis with its unit
 * @param beforeLabel what the first moment is
 * @param afterLabel what the second moment is
 * @param format how values are printed
 * @param slopes one or more lines
 * @param numbers the same values
 */
public record SlopeChart(String id, String title, String alternative, String valueLabel, String beforeLabel,
		String afterLabel, Format format, List<Slope> slopes, Table numbers) implements Chart {

	public SlopeChart {
		slopes = List.copyOf(slopes);
	}

	/**
	 * One line.
	 *
	 * @param label what is asked
	 * @param before the value at the first moment
	 * @param after the value at the second moment
	 * @param isBeyondChance whether the change is more than chance explains
	 */
	public record Slope(String label, double before, double after, boolean isBeyondChance) {

	}

}
