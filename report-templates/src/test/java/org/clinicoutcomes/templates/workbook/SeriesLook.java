package org.clinicoutcomes.templates.workbook;

import java.util.Optional;

import org.w3c.dom.Element;

/**
 * What tells the lines of a chart apart.
 *
 * @param color colour of the line or of its markers
 * @param shape width, dashes and markers
 */
record SeriesLook(String color, String shape) {

	static SeriesLook of(Element series) {
		Optional<Element> line = WorkbookParts.child(series, "spPr").flatMap((look) -> WorkbookParts.child(look, "ln"));
		Optional<Element> marker = WorkbookParts.child(series, "marker");
		boolean isDrawn = line.filter((drawn) -> WorkbookParts.child(drawn, "noFill").isEmpty()).isPresent();
		String dashes = line.flatMap((drawn) -> WorkbookParts.child(drawn, "prstDash"))
			.map((dash) -> dash.getAttribute("val"))
			.orElse("solid");
		String symbol = marker.flatMap((drawn) -> WorkbookParts.child(drawn, "symbol"))
			.map((drawn) -> drawn.getAttribute("val"))
			.orElse("none");
		String width = isDrawn ? line.orElseThrow().getAttribute("w") : "none";
		return new SeriesLook(color((isDrawn ? line : marker)), width + " " + dashes + " " + symbol);
	}

	private static String color(Optional<Element> drawn) {
		return drawn.flatMap((element) -> WorkbookParts.all(element, "srgbClr").stream().findFirst())
			.map((color) -> color.getAttribute("val"))
			.orElse("");
	}

}
