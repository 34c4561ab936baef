package org.clinicoutcomes.templates.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.templates.font.ReportFonts;

/**
 * The pens, colours and type of all drawings.
 */
final class Canvas {

	static final Color INK = new Color(0x1C2428);

	static final Color GREY = new Color(0x4A555B);

	static final Color GRID = new Color(0xD9E0E4);

	static final Color ACCENT = new Color(0x0B4F6C);

	static final Color ACCENT_LIGHT = new Color(0xBBD3DE);

	static final float TEXT = 8.2f;

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	private final Graphics2D graphics;

	private final Palette palette;

	Canvas(Graphics2D graphics, Palette palette) {
		this.graphics = graphics;
		this.palette = palette;
	}

	void line(double x1, double y1, double x2, double y2, Color color, float width, float... dashes) {
		stroke(new Line2D.Double(x1, y1, x2, y2), color, width, dashes);
	}

	void stroke(Shape shape, Color color, float width, float... dashes) {
		this.graphics.setColor(this.palette.of(color));
		this.graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f,
				(dashes.length == 0) ? null : dashes, 0f));
		this.graphics.draw(shape);
	}

	void fill(Shape shape, Color color) {
		this.graphics.setColor(this.palette.of(color));
		this.graphics.fill(shape);
	}

	void box(double x, double y, double width, double height, Color color) {
		fill(new Rectangle2D.Double(x, y, Math.max(width, 0), height), color);
	}

	/** Text whose left end is at x and whose foot is at y. */
	void left(String text, double x, double y, boolean isBold, Color color) {
		Font font = ReportFonts.font(isBold, TEXT);
		this.graphics.setFont(font);
		this.graphics.setColor(this.palette.of(color));
		this.graphics.drawString(text, (float) x, (float) y);
	}

	void right(String text, double x, double y, boolean isBold, Color color) {
		left(text, x - width(text, isBold), y, isBold, color);
	}

	void centre(String text, double x, double y, boolean isBold, Color color) {
		left(text, x - width(text, isBold) / 2, y, isBold, color);
	}

	static double width(String text, boolean isBold) {
		return ReportFonts.font(isBold, TEXT).getStringBounds(text, CONTEXT).getWidth();
	}

	/** Breaks a text into lines no wider than a width, at blanks. */
	static List<String> wrap(String text, double width, boolean isBold) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split(" ")) {
			String longer = line.isEmpty() ? word : line + " " + word;
			if (!line.isEmpty() && width(longer, isBold) > width) {
				lines.add(line.toString());
				line.setLength(0);
				line.append(word);
			}
			else {
				line.setLength(0);
				line.append(longer);
			}
		}
		lines.add(line.toString());
		return lines;
	}

	/** The same, cut after a number of lines; the whole text stands in the table. */
	static List<String> wrap(String text, double width, boolean isBold, int most) {
		List<String> lines = wrap(text, width, isBold);
		List<String> cut = new ArrayList<>();
		for (String line : lines.subList(0, Math.min(lines.size(), most))) {
			boolean isBroken = cut.size() == most - 1 && lines.size() > most;
			cut.add((isBroken || width(line, isBold) > width) ? shortened(line, width, isBold) : line);
		}
		return cut;
	}

	private static String shortened(String line, double width, boolean isBold) {
		String rest = line;
		while (rest.length() > 1 && width(rest + "\u2026", isBold) > width) {
			rest = rest.substring(0, rest.length() - 1).strip();
		}
		return rest + "\u2026";
	}

}
