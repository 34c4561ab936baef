package org.clinicoutcomes.templates.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.clinicoutcomes.templates.chart.Drawing;
import org.clinicoutcomes.templates.chart.Palette;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * A drawing inside the page: vectors with real text, and a name and a description for
 * those who cannot see it.
 */
final class Picture {

	/** What the library says of itself and of a file, not of the picture. */
	private static final Set<String> BOOK_KEEPING = Set.of("id", "xmlns", "version", "contentScriptType",
			"contentStyleType", "zoomAndPan", "preserveAspectRatio");

	private final String id;

	private final Drawing drawing;

	private final double width;

	private final double height;

	private final Palette palette;

	Picture(String id, Drawing drawing, double width, double height, Palette palette) {
		this.palette = palette;
		this.id = id;
		this.drawing = drawing;
		this.width = width;
		this.height = height;
	}

	void write(String title, String description, Markup markup) {
		VectorGraphics graphics = VectorGraphics.blank();
		this.drawing.draw(graphics, this.width, this.height, this.palette);
		Element root = graphics.getRoot();
		root.removeAttribute("width");
		root.removeAttribute("height");
		List<String> attributes = new ArrayList<>(
				List.of("viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", this.width, this.height), "role", "img",
						"aria-labelledby", "%s_title %s_text".formatted(this.id, this.id)));
		attributes.addAll(presentation(root));
		markup.open("svg", attributes.toArray(String[]::new));
		markup.leaf("title", title, "id", this.id + "_title");
		markup.leaf("desc", description, "id", this.id + "_text");
		copyChildren(root, markup);
		markup.close();
	}

	private static void copyChildren(Node parent, Markup markup) {
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Text text) {
				markup.text(text.getData());
			}
			else if (child instanceof Element element && !"defs".equals(element.getLocalName())) {
				copy(element, markup);
			}
		}
	}

	private static void copy(Element element, Markup markup) {
		List<String> attributes = presentation(element);
		// Groups that say nothing are only how the library keeps its books.
		boolean isGroup = "g".equals(element.getLocalName());
		if (isGroup && !element.hasChildNodes()) {
			return;
		}
		if (isGroup && attributes.isEmpty()) {
			copyChildren(element, markup);
			return;
		}
		if (!element.hasChildNodes()) {
			markup.empty(element.getLocalName(), attributes.toArray(String[]::new));
			return;
		}
		markup.open(element.getLocalName(), attributes.toArray(String[]::new));
		copyChildren(element, markup);
		markup.close();
	}

	/** What an element looks like, in the order of names; ids and namespaces are ours. */
	private static List<String> presentation(Element element) {
		Map<String, String> attributes = new TreeMap<>();
		NamedNodeMap found = element.getAttributes();
		for (int index = 0; index < found.getLength(); index++) {
			Node attribute = found.item(index);
			if (!BOOK_KEEPING.contains(attribute.getNodeName()) && attribute.getNodeName().indexOf(':') < 0) {
				attributes.put(attribute.getNodeName(), attribute.getNodeValue());
			}
		}
		return attributes.entrySet()
			.stream()
			.flatMap((attribute) -> Stream.of(attribute.getKey(), attribute.getValue()))
			.toList();
	}

}
