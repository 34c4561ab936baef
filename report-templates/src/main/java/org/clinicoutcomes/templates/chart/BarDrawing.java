package org.clinicoutcomes.templates.chart;

import java.util.List;
import java.util.stream.DoubleStream;

import org.clinicoutcomes.domain.report.BarChart;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars from zero, with a whisker for the interval.
 */
final class BarDrawing extends Drawing {

	private static final double LEFT = 158;

	private static final double BOTTOM = 30;

	private static final double LINE = 9;

	private final BarChart chart;

	BarDrawing(BarChart chart) {
		this.chart = chart;
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		double captions = this.chart.bars()
			.stream()
			.filter((bar) -> bar.value() != null)
			.mapToDouble((bar) -> Canvas.width(bar.caption(), true))
			.max()
			.orElse(60);
		double plotWidth = width - LEFT - captions - 12;
		double plotHeight = height - BOTTOM;
		double largest = this.chart.bars()
			.stream()
			.flatMapToDouble((bar) -> DoubleStream.of(orZero(bar.value()), orZero(bar.high())))
			.max()
			.orElse(0);
		Scale scale = Scale.upTo(largest, this.chart.format());
		for (double tick : scale.ticks()) {
			double x = LEFT + plotWidth * tick / scale.maximum();
			canvas.line(x, 0, x, plotHeight, Canvas.GRID, 0.5f);
			canvas.centre(scale.label(tick), x, plotHeight + 11, false, Canvas.GREY);
		}
		boolean hasLines = this.chart.bars().stream().anyMatch((bar) -> bar.low() != null && bar.high() != null);
		canvas.centre(this.chart.valueLabel() + (hasLines ? " (line: 95 % interval)" : ""), LEFT + plotWidth / 2,
				height - 5, false, Canvas.GREY);
		double row = plotHeight / Math.max(this.chart.bars().size(), 1);
		for (int index = 0; index < this.chart.bars().size(); index++) {
			draw(canvas, this.chart.bars().get(index), index * row, row, plotWidth, scale);
		}
		canvas.line(LEFT, 0, LEFT, plotHeight, Canvas.GREY, 0.7f);
	}

	private static void draw(Canvas canvas, BarChart.Bar bar, double top, double row, double plotWidth, Scale scale) {
		double middle = top + row / 2;
		List<String> label = Canvas.wrap(bar.label(), LEFT - 10, false, Math.max((int) (row / LINE), 1));
		double y = middle + 3 - (label.size() - 1) * LINE / 2;
		for (String line : label) {
			canvas.right(line, LEFT - 8, y, false, Canvas.INK);
			y += LINE;
		}
		double thickness = Math.min(row * 0.58, 15);
		double end = 0;
		Double value = bar.value();
		if (value != null) {
			end = plotWidth * value / scale.maximum();
			canvas.box(LEFT, middle - thickness / 2, end, thickness, Canvas.ACCENT_LIGHT);
			canvas.line(LEFT + end, middle - thickness / 2, LEFT + end, middle + thickness / 2, Canvas.ACCENT, 2f);
		}
		Double low = bar.low();
		Double high = bar.high();
		if (value != null && low != null && high != null) {
			double from = LEFT + plotWidth * low / scale.maximum();
			double to = LEFT + plotWidth * high / scale.maximum();
			canvas.line(from, middle, to, middle, Canvas.INK, 0.9f);
			canvas.line(from, middle - 2.5, from, middle + 2.5, Canvas.INK, 0.9f);
			canvas.line(to, middle - 2.5, to, middle + 2.5, Canvas.INK, 0.9f);
		}
		double captionX = (value == null) ? LEFT + 6 : LEFT + plotWidth + 8;
		canvas.left(bar.caption(), captionX, middle + 3, value != null, (value != null) ? Canvas.ACCENT : Canvas.GREY);
	}

	private static double orZero(@Nullable Double value) {
		return (value == null) ? 0 : value;
	}

}
