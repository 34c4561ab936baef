package org.clinicoutcomes.templates.chart;

import java.awt.Graphics2D;
import java.util.List;

import org.clinicoutcomes.domain.report.BarChart;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.CurveChart;
import org.clinicoutcomes.domain.report.FlowChart;
import org.clinicoutcomes.domain.report.FunnelChart;
import org.clinicoutcomes.domain.report.LineChart;
import org.clinicoutcomes.domain.report.RangeChart;
import org.clinicoutcomes.domain.report.SlopeChart;
import org.clinicoutcomes.domain.report.Tiles;

/**
 * A picture of a chart, drawn by vectors in whatever size there is.
 */
public abstract class Drawing {

	Drawing() {
	}

	/**
	 * The drawing of a chart.
	 * @param chart a chart of the report model
	 * @return its drawing
	 */
	public static Drawing of(Chart chart) {
		if (chart instanceof CurveChart curves) {
			return new CurveDrawing(curves);
		}
		if (chart instanceof LineChart lines) {
			return new LineDrawing(lines);
		}
		if (chart instanceof BarChart bars) {
			return new BarDrawing(bars);
		}
		if (chart instanceof RangeChart ranges) {
			return new RangeDrawing(ranges);
		}
		if (chart instanceof FunnelChart funnel) {
			return new FunnelDrawing(funnel);
		}
		if (chart instanceof SlopeChart slopes) {
			return new SlopeDrawing(slopes);
		}
		return new FlowDrawing((FlowChart) chart);
	}

	/**
	 * The small line on a tile.
	 * @param trend the tile's months, oldest first
	 * @return its drawing
	 */
	public static Drawing sparkline(List<Tiles.Moment> trend) {
		return new Sparkline(trend);
	}

	/**
	 * Draws from the upper left corner.
	 * @param graphics what to draw on
	 * @param width width in points
	 * @param height height in points
	 * @param palette in which colours
	 */
	public final void draw(Graphics2D graphics, double width, double height, Palette palette) {
		draw(new Canvas(graphics, palette), width, height);
	}

	abstract void draw(Canvas canvas, double width, double height);

}
