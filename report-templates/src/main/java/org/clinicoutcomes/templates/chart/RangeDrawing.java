package org.clinicoutcomes.templates.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import org.clinicoutcomes.domain.report.RangeChart;

/**
 * A ladder: on every rung a full bar up to the lower bound, an outlined one up to the
 * upper bound, and a mark in between.
 */
final class RangeDrawing extends Drawing {

	private static final double LEFT = 62;

	private static final double RIGHT = 96;

	private static final double TOP = 20;

	private static final double BOTTOM = 30;

	private final RangeChart chart;

	RangeDrawing(RangeChart chart) {
		this.chart = chart;
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		double plotWidth = width - LEFT - RIGHT;
		double plotHeight = height - TOP - BOTTOM;
		key(canvas);
		for (int percent = 0; percent <= 100; percent += 25) {
			double x = LEFT + plotWidth * percent / 100;
			canvas.line(x, TOP, x, TOP + plotHeight, Canvas.GRID, 0.5f);
			canvas.centre(Integer.toString(percent), x, TOP + plotHeight + 11, false, Canvas.GREY);
		}
		canvas.centre(this.chart.valueLabel(), LEFT + plotWidth / 2, height - 5, false, Canvas.GREY);
		double row = plotHeight / Math.max(this.chart.rungs().size(), 1);
		for (int index = 0; index < this.chart.rungs().size(); index++) {
			draw(canvas, this.chart.rungs().get(index), TOP + index * row + row / 2, row, plotWidth);
		}
		canvas.line(LEFT, TOP, LEFT, TOP + plotHeight, Canvas.GREY, 0.7f);
	}

	private void key(Canvas canvas) {
		double x = LEFT;
		canvas.box(x, 1, 14, 8, Canvas.ACCENT);
		x = keyText(canvas, this.chart.lowLabel(), x + 18);
		canvas.box(x, 1, 14, 8, Canvas.ACCENT_LIGHT);
		x = keyText(canvas, this.chart.highLabel(), x + 18);
		mark(canvas, x + 5, 5);
		keyText(canvas, this.chart.middleLabel() + " only", x + 14);
	}

	private static double keyText(Canvas canvas, String text, double x) {
		canvas.left(text, x, 8, false, Canvas.INK);
		return x + Canvas.width(text, false) + 16;
	}

	private static void draw(Canvas canvas, RangeChart.Rung rung, double middle, double row, double plotWidth) {
		canvas.right(rung.label(), LEFT - 8, middle + 3, false, Canvas.INK);
		double thickness = Math.min(row * 0.6, 14);
		Double low = rung.low();
		Double high = rung.high();
		if (low != null && high != null) {
			double from = LEFT + plotWidth * low;
			double to = LEFT + plotWidth * high;
			canvas.box(LEFT, middle - thickness / 2, from - LEFT, thickness, Canvas.ACCENT);
			canvas.box(from, middle - thickness / 2, to - from, thickness, Canvas.ACCENT_LIGHT);
			canvas.stroke(new Rectangle2D.Double(from, middle - thickness / 2, Math.max(to - from, 0), thickness),
					Canvas.ACCENT, 0.6f);
		}
		Double known = rung.middle();
		if (known != null) {
			mark(canvas, LEFT + plotWidth * known, middle);
		}
		canvas.left(rung.caption(), (low == null) ? LEFT + 6 : LEFT + plotWidth + 10, middle + 3, false,
				(low == null) ? Canvas.GREY : Canvas.INK);
	}

	private static void mark(Canvas canvas, double x, double y) {
		Path2D diamond = new Path2D.Double();
		diamond.moveTo(x, y - 4);
		diamond.lineTo(x + 4, y);
		diamond.lineTo(x, y + 4);
		diamond.lineTo(x - 4, y);
		diamond.closePath();
		canvas.fill(diamond, java.awt.Color.WHITE);
		canvas.stroke(diamond, Canvas.INK, 1.1f);
	}

}
