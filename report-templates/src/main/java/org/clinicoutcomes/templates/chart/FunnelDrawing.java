package org.clinicoutcomes.templates.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.FunnelChart;

/**
 * Sites as points between the limits of chance, which narrow as sites grow; full points
 * and names outside of them.
 */
final class FunnelDrawing extends Drawing {

	private static final double LEFT = 34;

	private static final double RIGHT = 96;

	private static final double TOP = 20;

	private static final double BOTTOM = 30;

	/** With more sites names would cover one another: only those outside are named. */
	private static final int MOST_NAMES = 8;

	private static final double LONGEST_NAME = 120;

	private final FunnelChart chart;

	FunnelDrawing(FunnelChart chart) {
		this.chart = chart;
	}

	@Override
	void draw(Canvas canvas, double width, double height) {
		double plotHeight = height - TOP - BOTTOM;
		List<FunnelChart.Limits> limits = this.chart.limits();
		long largest = limits.get(limits.size() - 1).size();
		Scale sizes = Scale.upTo(largest, Format.COUNT);
		Window shares = window();
		Plot plot = new Plot(width - LEFT - RIGHT, plotHeight, largest, shares);
		canvas.left(this.chart.shareLabel(), 0, 9, false, Canvas.GREY);
		for (int percent = shares.from(); percent <= shares.to(); percent += shares.step()) {
			double y = plot.y(percent / 100.0);
			canvas.line(LEFT, y, LEFT + plot.width(), y, Canvas.GRID, 0.5f);
			canvas.right(Integer.toString(percent), LEFT - 6, y + 3, false, Canvas.GREY);
		}
		for (double tick : sizes.ticks()) {
			if (tick <= largest) {
				canvas.centre(sizes.label(tick), plot.x(tick), TOP + plotHeight + 11, false, Canvas.GREY);
			}
		}
		canvas.centre(this.chart.sizeLabel(), LEFT + plot.width() / 2, height - 5, false, Canvas.GREY);
		line(canvas, plot, FunnelChart.Limits::lowest, 0.8f, 2f, 2f);
		line(canvas, plot, FunnelChart.Limits::highest, 0.8f, 2f, 2f);
		line(canvas, plot, FunnelChart.Limits::low, 1f);
		line(canvas, plot, FunnelChart.Limits::high, 1f);
		double overall = plot.y(this.chart.overall());
		canvas.line(LEFT, overall, LEFT + plot.width(), overall, Canvas.INK, 0.9f, 6f, 2f);
		canvas.line(LEFT, TOP + plotHeight, LEFT + plot.width(), TOP + plotHeight, Canvas.GREY, 0.7f);
		ends(canvas, plot, limits.get(limits.size() - 1));
		points(canvas, plot);
	}

	private void line(Canvas canvas, Plot plot, ToDoubleFunction<FunnelChart.Limits> limit, float width,
			float... dashes) {
		Path2D path = new Path2D.Double();
		boolean isDown = false;
		for (FunnelChart.Limits one : this.chart.limits()) {
			double share = limit.applyAsDouble(one);
			double x = plot.x(one.size());
			double y = plot.y(share);
			boolean isSeen = plot.shares().holds(share);
			if (isSeen && isDown) {
				path.lineTo(x, y);
			}
			else if (isSeen) {
				path.moveTo(x, y);
			}
			isDown = isSeen;
		}
		if (path.getCurrentPoint() != null) {
			canvas.stroke(path, Canvas.ACCENT, width, dashes);
		}
	}

	/**
	 * As much of the axis as the sites and the limits at the smallest of them need: where
	 * sites are large they would lie on one another between 0 and 100.
	 */
	private Window window() {
		long smallest = this.chart.sites().stream().mapToLong(FunnelChart.Site::size).min().orElse(1);
		FunnelChart.Limits widest = this.chart.limits()
			.stream()
			.filter((one) -> one.size() <= smallest)
			.reduce((smaller, larger) -> larger)
			.orElse(this.chart.limits().get(0));
		DoubleSummaryStatistics shares = DoubleStream
			.concat(DoubleStream.of(widest.lowest(), widest.highest()),
					this.chart.sites().stream().mapToDouble(FunnelChart.Site::share))
			.summaryStatistics();
		return Window.of(shares.getMin(), shares.getMax());
	}

	/** What each line is, at its right end, moved apart where they are close. */
	private void ends(Canvas canvas, Plot plot, FunnelChart.Limits last) {
		List<End> ends = new ArrayList<>(
				List.of(new End("99.8 %", plot.y(last.highest())), new End("95 %", plot.y(last.high())),
						new End("all sites " + Cell.figure(this.chart.overall(), Format.PERCENT).text(),
								plot.y(this.chart.overall())),
						new End("95 %", plot.y(last.low())), new End("99.8 %", plot.y(last.lowest()))));
		double lowest = 0;
		double[] places = new double[ends.size()];
		for (int index = 0; index < places.length; index++) {
			lowest = Math.max(ends.get(index).y() + 3, lowest + 9.5);
			places[index] = lowest;
		}
		double highest = TOP + plot.height() + 9.5;
		for (int index = places.length - 1; index >= 0; index--) {
			highest = Math.min(places[index], highest - 9.5);
			boolean isOverall = index == 2;
			canvas.left(ends.get(index).text(), LEFT + plot.width() + 6, highest, isOverall,
					isOverall ? Canvas.INK : Canvas.ACCENT);
		}
	}

	private void points(Canvas canvas, Plot plot) {
		List<Rectangle2D> taken = new ArrayList<>();
		List<FunnelChart.Site> sites = this.chart.sites()
			.stream()
			.sorted(Comparator.comparing((FunnelChart.Site site) -> !site.isOutside()))
			.toList();
		for (FunnelChart.Site site : sites) {
			double x = plot.x(site.size());
			double y = plot.y(site.share());
			Ellipse2D point = new Ellipse2D.Double(x - 3, y - 3, 6, 6);
			canvas.fill(point, site.isOutside() ? Canvas.ACCENT : Color.WHITE);
			canvas.stroke(point, Canvas.ACCENT, 1.2f);
			taken.add(new Rectangle2D.Double(x - 4, y - 4, 8, 8));
		}
		for (FunnelChart.Site site : sites) {
			if (site.isOutside() || sites.size() <= MOST_NAMES) {
				name(canvas, plot, site, taken);
			}
		}
	}

	/** A name goes where it covers nothing, or is left to the table. */
	private static void name(Canvas canvas, Plot plot, FunnelChart.Site site, List<Rectangle2D> taken) {
		String text = Canvas.wrap(site.label(), LONGEST_NAME, site.isOutside(), 1).get(0);
		double wide = Canvas.width(text, site.isOutside());
		double x = plot.x(site.size());
		double y = plot.y(site.share());
		double[][] places = { { x + 6, y + 3 }, { x - 6 - wide, y + 3 }, { x - wide / 2, y - 7 },
				{ x - wide / 2, y + 13 } };
		for (double[] place : places) {
			Rectangle2D box = new Rectangle2D.Double(place[0], place[1] - 8, wide, 10);
			boolean isInside = place[0] >= LEFT && place[0] + wide <= LEFT + plot.width() && box.getMinY() >= TOP - 6
					&& box.getMaxY() <= TOP + plot.height();
			if (isInside && taken.stream().noneMatch(box::intersects)) {
				canvas.box(box.getX() - 1, box.getY(), wide + 2, 10, Color.WHITE);
				canvas.left(text, place[0], place[1], site.isOutside(), Canvas.INK);
				taken.add(box);
				return;
			}
		}
	}

	/**
	 * What stands at a line's end.
	 */
	private record End(String text, double y) {

	}

	/**
	 * Where sizes and shares stand.
	 */
	private record Plot(double width, double height, double largest, Window shares) {

		double x(double size) {
			return LEFT + this.width * size / this.largest;
		}

		double y(double share) {
			return TOP + this.height * (this.shares.to() - share * 100) / (this.shares.to() - this.shares.from());
		}

	}

	/**
	 * The percentages that are drawn, and how far apart the lines behind them are.
	 */
	private record Window(int from, int to, int step) {

		private static final int MOST_STEPS = 5;

		static Window of(double lowest, double highest) {
			return IntStream.of(5, 10, 20)
				.mapToObj((step) -> new Window((int) Math.floor(lowest * 100 / step) * step,
						(int) Math.ceil(highest * 100 / step) * step, step))
				.filter((window) -> window.to() - window.from() <= MOST_STEPS * window.step())
				.findFirst()
				.filter((window) -> window.from() < window.to())
				.orElse(new Window(0, 100, 25));
		}

		boolean holds(double share) {
			return this.from <= share * 100 && share * 100 <= this.to;
		}

	}

}
