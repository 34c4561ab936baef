package org.clinicoutcomes.templates.html;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.util.Locale;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/**
 * Records a drawing as SVG elements.
 */
final class VectorGraphics extends SVGGraphics2D {

	private static final String NAMESPACE = "http://www.w3.org/2000/svg";

	private static final int DECIMALS = 2;

	private VectorGraphics(SVGGeneratorContext context) {
		super(context, false);
	}

	static VectorGraphics blank() {
		SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
		context.setComment(null);
		context.setPrecision(DECIMALS);
		return new VectorGraphics(context);
	}

	private static Document document() {
		try {
			return DocumentBuilderFactory.newDefaultNSInstance()
				.newDocumentBuilder()
				.getDOMImplementation()
				.createDocument(NAMESPACE, "svg", null);
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The library goes by a font's style and not by its outlines, so bold is said. */
	@Override
	public void setFont(Font font) {
		boolean isBold = font.getFontName(Locale.ROOT).endsWith("Bold");
		super.setFont(isBold ? font.deriveFont(Map.of(TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD)) : font);
	}

}
