package org.clinicoutcomes.templates.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.SlopeChart;

/**
 * Lines from the first moment to the second, strong where the change is more than chance
 * explains, with words and values at both ends.
 */
final class SlopeDrawing extends Drawing {

	private static final double SIDE = 168;

	private static final double TOP = 24;

	private static final double BOTTOM = 8;

	private static final double LINE = 10.5;

	private final SlopeChart chart;

	SlopeDrawing(SlopeChart chart) {
		this.chart = chart;
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		double left = SIDE;
		double right = width - SIDE;
		double foot = height - BOTTOM;
		canvas.right(this.chart.beforeLabel(), left, 9, true, Canvas.INK);
		canvas.left(this.chart.afterLabel(), right, 9, true, Canvas.INK);
		canvas.centre(this.chart.valueLabel(), (left + right) / 2, 9, false, Canvas.GREY);
		canvas.line(left, TOP - 8, left, foot, Canvas.GREY, 0.7f);
		canvas.line(right, TOP - 8, right, foot, Canvas.GREY, 0.7f);
		Range range = range();
		for (SlopeChart.Slope slope : this.chart.slopes()) {
			double from = range.y(slope.before(), foot);
			double to = range.y(slope.after(), foot);
			Color color = color(slope);
			canvas.line(left, from, right, to, color, slope.isBeyondChance() ? 2f : 0.9f);
			canvas.fill(new Ellipse2D.Double(left - 2.2, from - 2.2, 4.4, 4.4), color);
			canvas.fill(new Ellipse2D.Double(right - 2.2, to - 2.2, 4.4, 4.4), color);
		}
		for (Label label : labels(range, foot, SlopeChart.Slope::before)) {
			canvas.right(text(label.slope(), label.slope().before(), false, left - 8), left - 8, label.y(),
					label.slope().isBeyondChance(), color(label.slope()));
		}
		for (Label label : labels(range, foot, SlopeChart.Slope::after)) {
			canvas.left(text(label.slope(), label.slope().after(), true, width - right - 8), right + 8, label.y(),
					label.slope().isBeyondChance(), color(label.slope()));
		}
	}

	private static Color color(SlopeChart.Slope slope) {
		return slope.isBeyondChance() ? Canvas.ACCENT : Canvas.GREY;
	}

	private String text(SlopeChart.Slope slope, double value, boolean isFirst, double room) {
		String figure = Cell.figure(value, this.chart.format()).text();
		boolean isBold = slope.isBeyondChance();
		String name = Canvas.wrap(slope.label(), room - Canvas.width(figure + "  ", isBold), isBold, 1).get(0);
		return isFirst ? figure + "  " + name : name + "  " + figure;
	}

	/** From a little below the least value to a little above the largest. */
	private Range range() {
		double least = this.chart.slopes()
			.stream()
			.mapToDouble((one) -> Math.min(one.before(), one.after()))
			.min()
			.orElse(0);
		double most = this.chart.slopes()
			.stream()
			.mapToDouble((one) -> Math.max(one.before(), one.after()))
			.max()
			.orElse(1);
		double span = Math.max(most - least, 0.05);
		return new Range(least, span);
	}

	/** Labels in order of their values, moved apart where they would overlap. */
	private List<Label> labels(Range range, double foot, ToDoubleFunction<SlopeChart.Slope> value) {
		List<SlopeChart.Slope> slopes = this.chart.slopes()
			.stream()
			.sorted(Comparator.comparingDouble(value).reversed())
			.toList();
		double[] places = new double[slopes.size()];
		double lowest = TOP - 8;
		for (int index = 0; index < places.length; index++) {
			lowest = Math.max(range.y(value.applyAsDouble(slopes.get(index)), foot) + 3, lowest + LINE);
			places[index] = lowest;
		}
		double highest = foot + LINE;
		for (int index = places.length - 1; index >= 0; index--) {
			highest = Math.min(places[index], highest - LINE);
			places[index] = highest;
		}
		List<Label> labels = new ArrayList<>();
		for (int index = 0; index < places.length; index++) {
			labels.add(new Label(slopes.get(index), places[index]));
		}
		return labels;
	}

	/**
	 * What stands at a line's end.
	 */
	private record Label(SlopeChart.Slope slope, double y) {

	}

	/**
	 * Where values stand between top and foot.
	 */
	private record Range(double least, double span) {

		double y(double value, double foot) {
			return TOP + (foot - 4 - TOP) * (1 - (value - this.least) / this.span);
		}

	}

}
