package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * Shares that fall in steps as time passes, with the band of their interval.
 *
 * @param id id
 * @param title heading
 * @param alternative what it says, in words
 * @param timeLabel label of the horizontal axis with its unit
 * @param shareLabel label of the vertical axis
 * @param curves one or more curves
 * @param lastTime where the horizontal axis ends
 * @param numbers the curve at some times
 */
public record CurveChart(String id, String title, String alternative, String timeLabel, String shareLabel,
		List<Curve> curves, double lastTime, Table numbers) implements Chart {

	public CurveChart {
		curves = List.copyOf(curves);
	}

	/**
	 * One curve.
	 *
	 * @param label what it is, with n
	 * @param steps in order of time; before the first the share is 1
	 */
	public record Curve(String label, List<Step> steps) {

		public Curve {
			steps = List.copyOf(steps);
		}

	}

	/**
	 * A time at which the share falls.
	 *
	 * @param time the time
	 * @param share share from this time on, 0 to 1
	 * @param low lower limit
	 * @param high upper limit
	 */
	public record Step(double time, double share, double low, double high) {

	}

}
