package org.clinicoutcomes.templates.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.clinicoutcomes.domain.report.Tiles;

/**
 * A year as a line without axes: its numbers stand in the table of months.
 */
final class Sparkline extends Drawing {

	private static final double MARGIN = 3;

	private final List<Tiles.Moment> trend;

	Sparkline(List<Tiles.Moment> trend) {
		this.trend = List.copyOf(trend);
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		List<Tiles.Moment> known = this.trend.stream().filter((moment) -> moment.value() != null).toList();
		if (known.isEmpty()) {
			return;
		}
		double lowest = known.stream().mapToDouble(Sparkline::value).min().orElse(0);
		double highest = known.stream().mapToDouble(Sparkline::value).max().orElse(0);
		double span = Math.max(highest - lowest, 1e-9);
		long months = Math.max(
				ChronoUnit.MONTHS.between(this.trend.get(0).month(), this.trend.get(this.trend.size() - 1).month()), 1);
		Path2D line = new Path2D.Double();
		double x = 0;
		double y = 0;
		Tiles.Moment before = null;
		for (Tiles.Moment moment : known) {
			x = MARGIN + (width - 2 * MARGIN) * ChronoUnit.MONTHS.between(this.trend.get(0).month(), moment.month())
					/ months;
			y = height - MARGIN - (height - 2 * MARGIN) * (value(moment) - lowest) / span;
			if (before != null && before.month().plusMonths(1).equals(moment.month())) {
				line.lineTo(x, y);
			}
			else {
				line.moveTo(x, y);
			}
			before = moment;
		}
		canvas.stroke(line, Canvas.ACCENT, 1.1f);
		canvas.fill(new Ellipse2D.Double(x - 2.2, y - 2.2, 4.4, 4.4), Canvas.ACCENT);
	}

	private static double value(Tiles.Moment moment) {
		return Objects.requireNonNull(moment.value());
	}

}
