package org.clinicoutcomes.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What LibreOffice made of a spreadsheet.
 *
 * @param texts the texts of all cells
 * @param formulas what it would compute
 * @param links what it would follow
 */
public record FlatSheet(Set<String> texts, List<String> formulas, List<String> links) {

	public static FlatSheet read(Path file) throws IOException {
		FlatSheet sheet = new FlatSheet(new HashSet<>(), new ArrayList<>(), new ArrayList<>());
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		try (var in = Files.newInputStream(file)) {
			XMLStreamReader xml = factory.createXMLStreamReader(in);
			StringBuilder text = new StringBuilder();
			int paragraphs = 0;
			int depth = 0;
			while (xml.hasNext()) {
				int event = xml.next();
				if (event == XMLStreamConstants.CHARACTERS && depth > 0) {
					text.append(xml.getText());
				}
				else if (event == XMLStreamConstants.START_ELEMENT) {
					depth += xml.getLocalName().equals("p") ? 1 : 0;
					paragraphs = sheet.begin(xml, text, paragraphs);
				}
				else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("p")) {
					depth--;
				}
				else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table-cell")) {
					sheet.texts.add(oneKindOfLineEnd(text.toString()));
					text.setLength(0);
					paragraphs = 0;
				}
			}
			return sheet;
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * A text in which every line ends alike, since LibreOffice makes all of them so.
	 * @param text a text
	 * @return the text with line feeds
	 */
	public static String oneKindOfLineEnd(String text) {
		return text.replaceAll("\r\n?", "\n");
	}

	private int begin(XMLStreamReader xml, StringBuilder text, int paragraphs) {
		switch (xml.getLocalName()) {
			case "table-cell" -> {
				String formula = xml.getAttributeValue("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "formula");
				if (formula != null) {
					this.formulas.add(formula);
				}
				text.setLength(0);
				return 0;
			}
			case "p" -> {
				if (paragraphs > 0) {
					text.append('\n');
				}
				return paragraphs + 1;
			}
			case "s" -> {
				String count = xml.getAttributeValue("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "c");
				text.append(" ".repeat((count != null) ? Integer.parseInt(count) : 1));
			}
			case "tab" -> text.append('\t');
			case "line-break" -> text.append('\n');
			case "a" -> this.links.add(String.valueOf(xml.getAttributeValue("http://www.w3.org/1999/xlink", "href")));
			default -> {
			}
		}
		return paragraphs;
	}

}
