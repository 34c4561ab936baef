package org.clinicoutcomes.templates.chart;

import java.awt.geom.Path2D;
import java.util.List;

import org.clinicoutcomes.domain.report.CurveChart;

/**
 * Survival curves as steps, with the band of the interval behind them.
 */
final class CurveDrawing extends Drawing {

	private static final double LEFT = 34;

	private static final double RIGHT = 104;

	private static final double TOP = 20;

	private static final double BOTTOM = 34;

	private final CurveChart chart;

	CurveDrawing(CurveChart chart) {
		this.chart = chart;
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		double plotWidth = width - LEFT - RIGHT;
		double plotHeight = height - TOP - BOTTOM;
		canvas.left(this.chart.shareLabel(), 0, 9, false, Canvas.GREY);
		for (int percent = 0; percent <= 100; percent += 25) {
			double y = TOP + plotHeight * (1 - percent / 100.0);
			canvas.line(LEFT, y, LEFT + plotWidth, y, Canvas.GRID, 0.5f);
			canvas.right(Integer.toString(percent), LEFT - 6, y + 3, false, Canvas.GREY);
		}
		double interval = (this.chart.lastTime() > 240) ? 60 : 30;
		for (double time = 0; time <= this.chart.lastTime() + 0.5; time += interval) {
			double x = LEFT + plotWidth * time / this.chart.lastTime();
			canvas.line(x, TOP + plotHeight, x, TOP + plotHeight + 3, Canvas.GREY, 0.7f);
			canvas.centre(Integer.toString((int) time), x, TOP + plotHeight + 13, false, Canvas.GREY);
		}
		canvas.line(LEFT, TOP + plotHeight, LEFT + plotWidth, TOP + plotHeight, Canvas.GREY, 0.7f);
		canvas.centre(this.chart.timeLabel(), LEFT + plotWidth / 2, height - 4, false, Canvas.GREY);
		for (CurveChart.Curve curve : this.chart.curves()) {
			draw(canvas, curve, plotWidth, plotHeight);
		}
	}

	private void draw(Canvas canvas, CurveChart.Curve curve, double plotWidth, double plotHeight) {
		List<CurveChart.Step> steps = curve.steps();
		Path2D line = new Path2D.Double();
		Path2D upper = new Path2D.Double();
		Path2D lower = new Path2D.Double();
		double last = TOP;
		line.moveTo(LEFT, TOP);
		upper.moveTo(LEFT, TOP);
		lower.moveTo(LEFT, TOP);
		double upperY = TOP;
		double lowerY = TOP;
		for (CurveChart.Step step : steps) {
			double x = LEFT + plotWidth * Math.min(step.time() / this.chart.lastTime(), 1);
			line.lineTo(x, last);
			upper.lineTo(x, upperY);
			lower.lineTo(x, lowerY);
			last = TOP + plotHeight * (1 - step.share());
			upperY = TOP + plotHeight * (1 - step.high());
			lowerY = TOP + plotHeight * (1 - step.low());
			line.lineTo(x, last);
			upper.lineTo(x, upperY);
			lower.lineTo(x, lowerY);
		}
		canvas.fill(band(upper, lower), Canvas.ACCENT_LIGHT);
		canvas.stroke(line, Canvas.ACCENT, 1.6f);
		double end = line.getCurrentPoint().getX();
		double labelY = Math.min(Math.max(last - 4, TOP + 8), TOP + plotHeight - 24);
		List<String> label = Canvas.wrap(curve.label(), RIGHT - 10, true);
		for (String text : label) {
			canvas.left(text, end + 8, labelY, true, Canvas.ACCENT);
			labelY += 10;
		}
		canvas.left("band: 95 % interval", end + 8, labelY, false, Canvas.GREY);
	}

	private static Path2D band(Path2D upper, Path2D lower) {
		Path2D band = new Path2D.Double(upper);
		List<double[]> points = Points.of(lower);
		for (int index = points.size() - 1; index >= 0; index--) {
			band.lineTo(points.get(index)[0], points.get(index)[1]);
		}
		band.closePath();
		return band;
	}

}
