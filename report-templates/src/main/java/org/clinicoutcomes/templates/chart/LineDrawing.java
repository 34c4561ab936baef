package org.clinicoutcomes.templates.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.LineChart;
import org.jspecify.annotations.Nullable;

/**
 * Lines month by month; told apart by their dashes and by the label at their end.
 */
final class LineDrawing extends Drawing {

	private static final double LEFT = 34;

	private static final double RIGHT = 120;

	private static final double TOP = 20;

	private static final double BOTTOM = 30;

	private static final double LINE = 10;

	private static final float[][] DASHES = { {}, { 5f, 2.5f }, { 1.5f, 2f } };

	private final LineChart chart;

	private final List<YearMonth> axis;

	LineDrawing(LineChart chart) {
		this.chart = chart;
		this.axis = axis(chart.months());
	}

	/** Every month from the first to the last, so that a missing month is a gap. */
	private static List<YearMonth> axis(List<YearMonth> months) {
		List<YearMonth> axis = new ArrayList<>();
		YearMonth last = months.get(months.size() - 1);
		for (YearMonth month = months.get(0); !month.isAfter(last); month = month.plusMonths(1)) {
			axis.add(month);
		}
		return axis;
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		double plotWidth = width - LEFT - RIGHT;
		double plotHeight = height - TOP - BOTTOM;
		double largest = this.chart.lines()
			.stream()
			.flatMap((line) -> line.values().stream())
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.max()
			.orElse(1);
		Scale scale = Scale.upTo(largest, this.chart.format());
		canvas.left(this.chart.valueLabel(), 0, 9, false, Canvas.GREY);
		for (double tick : scale.ticks()) {
			double y = TOP + plotHeight * (1 - tick / scale.maximum());
			canvas.line(LEFT, y, LEFT + plotWidth, y, Canvas.GRID, 0.5f);
			canvas.right(scale.label(tick), LEFT - 6, y + 3, false, Canvas.GREY);
		}
		canvas.line(LEFT, TOP + plotHeight, LEFT + plotWidth, TOP + plotHeight, Canvas.GREY, 0.7f);
		for (int index = 0; index < this.axis.size(); index++) {
			YearMonth month = this.axis.get(index);
			double x = x(index, plotWidth);
			canvas.centre(month.getMonth().getDisplayName(TextStyle.SHORT, Locale.US), x, TOP + plotHeight + 12, false,
					Canvas.GREY);
			if (index == 0 || month.getMonthValue() == 1) {
				canvas.centre(Integer.toString(month.getYear()), x, TOP + plotHeight + 23, false, Canvas.GREY);
			}
		}
		List<Label> labels = new ArrayList<>();
		for (int index = 0; index < this.chart.lines().size(); index++) {
			LineChart.Line line = this.chart.lines().get(index);
			Double end = draw(canvas, line, DASHES[index % DASHES.length], scale, plotWidth, plotHeight);
			if (end != null) {
				labels.add(new Label(end, Canvas.wrap(line.label(), RIGHT - 10, false, 2), lastValue(line)));
			}
		}
		write(canvas, labels, LEFT + plotWidth + 8, height - 4);
	}

	private @Nullable Double draw(Canvas canvas, LineChart.Line line, float[] dashes, Scale scale, double plotWidth,
			double plotHeight) {
		Path2D path = new Path2D.Double();
		boolean isDown = false;
		Double y = null;
		for (int index = 0; index < this.axis.size(); index++) {
			Double value = value(line, this.axis.get(index));
			if (value == null) {
				isDown = false;
				continue;
			}
			double x = x(index, plotWidth);
			y = TOP + plotHeight * (1 - value / scale.maximum());
			if (isDown) {
				path.lineTo(x, y);
			}
			else {
				path.moveTo(x, y);
			}
			isDown = true;
			canvas.fill(new Ellipse2D.Double(x - 1.8, y - 1.8, 3.6, 3.6), Canvas.ACCENT);
		}
		if (path.getCurrentPoint() != null) {
			canvas.stroke(path, Canvas.ACCENT, 1.4f, dashes);
		}
		return y;
	}

	private @Nullable Double value(LineChart.Line line, YearMonth month) {
		int index = this.chart.months().indexOf(month);
		return (index < 0) ? null : line.values().get(index);
	}

	/** The last value that may be told, and of which month where it is not the last. */
	private String lastValue(LineChart.Line line) {
		List<YearMonth> told = this.chart.months().stream().filter((month) -> value(line, month) != null).toList();
		YearMonth last = told.get(told.size() - 1);
		String text = Cell.figure(value(line, last), isWhole(line) ? Format.COUNT : this.chart.format()).text();
		return last.equals(this.axis.get(this.axis.size() - 1)) ? text
				: text + " in " + last.getMonth().getDisplayName(TextStyle.SHORT, Locale.US);
	}

	/** A line of counts in a chart of numbers is labelled as its table prints it. */
	private boolean isWhole(LineChart.Line line) {
		return this.chart.format() == Format.DECIMAL
				&& line.values().stream().filter(Objects::nonNull).allMatch((value) -> value == Math.rint(value));
	}

	private double x(int index, double plotWidth) {
		return LEFT + 12 + (plotWidth - 24) * index / Math.max(this.axis.size() - 1, 1);
	}

	private static void write(Canvas canvas, List<Label> labels, double x, double foot) {
		labels.sort(Comparator.comparingDouble(Label::y));
		double free = 0;
		List<Double> places = new ArrayList<>();
		for (Label label : labels) {
			double place = Math.max(label.y() + 3, free + 10);
			places.add(place);
			free = place + LINE * label.text().size() + 2;
		}
		double over = Math.max(free - 2 - foot, 0);
		for (int index = 0; index < labels.size(); index++) {
			double y = places.get(index) - over;
			canvas.left(labels.get(index).value(), x, y, true, Canvas.ACCENT);
			for (String line : labels.get(index).text()) {
				y += LINE;
				canvas.left(line, x, y, false, Canvas.GREY);
			}
		}
	}

	/**
	 * What stands at a line's end.
	 */
	private record Label(double y, List<String> text, String value) {

	}

}
