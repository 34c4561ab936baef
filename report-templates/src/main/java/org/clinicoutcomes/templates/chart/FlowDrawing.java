package org.clinicoutcomes.templates.chart;

import java.util.List;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.FlowChart;
import org.clinicoutcomes.domain.report.Format;

/**
 * Steps from a stock to a stock: full columns for stocks, and between them what came and
 * what left, each where the step before ended.
 */
final class FlowDrawing extends Drawing {

	private static final double LEFT = 34;

	private static final double TOP = 20;

	private static final double BOTTOM = 18;

	private final FlowChart chart;

	FlowDrawing(FlowChart chart) {
		this.chart = chart;
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		List<FlowChart.Step> steps = this.chart.steps();
		double plotHeight = height - TOP - BOTTOM;
		long largest = 0;
		long level = 0;
		for (FlowChart.Step step : steps) {
			level = step.levelAfter(level);
			largest = Math.max(largest, level);
		}
		Scale scale = Scale.upTo(largest * 1.08, Format.COUNT);
		canvas.left(this.chart.valueLabel(), 0, 9, false, Canvas.GREY);
		for (double tick : scale.ticks()) {
			double y = y(tick, scale, plotHeight);
			canvas.line(LEFT, y, width, y, Canvas.GRID, 0.5f);
			canvas.right(scale.label(tick), LEFT - 6, y + 3, false, Canvas.GREY);
		}
		double slot = (width - LEFT) / steps.size();
		double column = Math.min(slot * 0.62, 52);
		level = 0;
		for (int index = 0; index < steps.size(); index++) {
			FlowChart.Step step = steps.get(index);
			double middle = LEFT + slot * (index + 0.5);
			long after = step.levelAfter(level);
			draw(canvas, step, level, after, new Place(middle, column, scale, plotHeight));
			if (index + 1 < steps.size()) {
				double y = y(after, scale, plotHeight);
				canvas.line(middle + column / 2, y, middle + slot - column / 2, y, Canvas.GREY, 0.7f, 2f, 2f);
			}
			canvas.centre(step.label(), middle, height - 5, false, Canvas.INK);
			level = after;
		}
		canvas.line(LEFT, TOP + plotHeight, width, TOP + plotHeight, Canvas.GREY, 0.7f);
	}

	private static void draw(Canvas canvas, FlowChart.Step step, long before, long after, Place place) {
		boolean isStock = step.kind() == FlowChart.Kind.STOCK;
		double top = y(isStock ? after : Math.max(before, after), place.scale(), place.height());
		double foot = y(isStock ? 0 : Math.min(before, after), place.scale(), place.height());
		double left = place.middle() - place.column() / 2;
		canvas.box(left, top, place.column(), foot - top, isStock ? Canvas.ACCENT : Canvas.ACCENT_LIGHT);
		if (!isStock) {
			// The edge that the flow leads to, so that up and down differ without colour.
			double edge = (step.kind() == FlowChart.Kind.IN) ? top : foot;
			canvas.line(left, edge, left + place.column(), edge, Canvas.ACCENT, 2f);
		}
		String sign = isStock ? "" : (step.kind() == FlowChart.Kind.IN) ? "+" : "\u2212";
		canvas.centre(sign + Cell.count(step.count()).text(), place.middle(), top - 4, true, Canvas.ACCENT);
	}

	private static double y(double value, Scale scale, double height) {
		return TOP + height * (1 - value / scale.maximum());
	}

	/**
	 * Where a column stands.
	 */
	private record Place(double middle, double column, Scale scale, double height) {

	}

}
