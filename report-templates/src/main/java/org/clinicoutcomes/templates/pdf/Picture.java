package org.clinicoutcomes.templates.pdf;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;
import org.clinicoutcomes.templates.chart.Drawing;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * Lets JasperReports draw a chart as vectors.
 */
final class Picture implements Renderable, Graphics2DRenderable {

	private static final long serialVersionUID = 1;

	private final String id;

	private final transient Drawing drawing;

	private final transient Palette palette;

	Picture(String id, Drawing drawing, Palette palette) {
		this.id = id;
		this.palette = palette;
		this.drawing = drawing;
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D rectangle) {
		graphics.translate(rectangle.getX(), rectangle.getY());
		this.drawing.draw(graphics, rectangle.getWidth(), rectangle.getHeight(), this.palette);
		graphics.translate(-rectangle.getX(), -rectangle.getY());
	}

}
