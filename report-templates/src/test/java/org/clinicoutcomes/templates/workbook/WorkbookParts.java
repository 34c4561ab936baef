package org.clinicoutcomes.templates.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The parts of a finished workbook as they stand in the file, read without the library
 * that wrote them.
 */
public final class WorkbookParts {

	static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private final Map<String, Element> parts = new TreeMap<>();

	private final List<String> strings;

	private WorkbookParts(byte[] workbook) throws IOException {
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				this.parts.put(entry.getName(), parse(zip.readAllBytes()));
			}
		}
		this.strings = all(part("xl/sharedStrings.xml"), "si").stream()
			.map((item) -> decode(item.getTextContent()))
			.toList();
	}

	/**
	 * Read a workbook.
	 * @param workbook its bytes
	 * @return its parts
	 */
	public static WorkbookParts of(byte[] workbook) throws IOException {
		return new WorkbookParts(workbook);
	}

	/**
	 * One sheet.
	 *
	 * @param name the name on its tab
	 * @param state whether it can be seen, empty if it can
	 * @param path where it lies in the file
	 * @param xml its content
	 */
	record Sheet(String name, String state, String path, Element xml) {

	}

	/**
	 * A part.
	 * @param path its place in the file
	 * @return its content
	 */
	Element part(String path) {
		Element part = this.parts.get(path);
		if (part == null) {
			throw new IllegalArgumentException("The workbook must have a part %s, got: none".formatted(path));
		}
		return part;
	}

	/**
	 * The places of all parts.
	 * @return their paths
	 */
	public Iterable<String> paths() {
		return this.parts.keySet();
	}

	/**
	 * All elements of a name in the whole file.
	 * @param name a local name
	 * @return the elements
	 */
	public List<Element> everywhere(String name) {
		return this.parts.values()
			.stream()
			.flatMap((part) -> Stream.concat(Stream.of(part).filter((root) -> root.getLocalName().equals(name)),
					all(part, name).stream()))
			.toList();
	}

	List<Sheet> sheets() {
		Map<String, String> targets = targets("xl/workbook.xml");
		return all(part("xl/workbook.xml"), "sheet").stream().map((sheet) -> {
			String path = targets.get(sheet.getAttributeNS(RELATIONS, "id"));
			return new Sheet(sheet.getAttribute("name"), sheet.getAttribute("state"), path, part(path));
		}).toList();
	}

	/** The parts of a kind that another refers to. */
	List<Element> related(String path, String kind) {
		List<Element> related = new ArrayList<>();
		relations(path).ifPresent((relations) -> all(relations, "Relationship").stream()
			.filter((relation) -> relation.getAttribute("Type").endsWith("/" + kind))
			.forEach((relation) -> related.add(part(resolve(path, relation.getAttribute("Target"))))));
		return related;
	}

	/** Where the relations of a part point to, by their ids. */
	Map<String, String> targets(String path) {
		Map<String, String> targets = new TreeMap<>();
		relations(path).ifPresent((relations) -> all(relations, "Relationship").forEach((relation) -> targets
			.put(relation.getAttribute("Id"), resolve(path, relation.getAttribute("Target")))));
		return targets;
	}

	private Optional<Element> relations(String path) {
		int name = path.lastIndexOf('/') + 1;
		return Optional.ofNullable(this.parts.get(path.substring(0, name) + "_rels/" + path.substring(name) + ".rels"));
	}

	private static String resolve(String path, String target) {
		if (target.startsWith("/")) {
			return target.substring(1);
		}
		String folder = path.substring(0, path.lastIndexOf('/'));
		String relative = target;
		while (relative.startsWith("../")) {
			relative = relative.substring(3);
			folder = folder.substring(0, folder.lastIndexOf('/'));
		}
		return folder + "/" + relative;
	}

	/**
	 * The text of a cell; null where it holds a number or nothing.
	 * @param cell the cell
	 * @return its text
	 */
	@Nullable String text(Element cell) {
		String type = cell.getAttribute("t");
		List<Element> value = all(cell, "v");
		if (type.equals("s")) {
			return this.strings.get(Integer.parseInt(value.get(0).getTextContent()));
		}
		return (type.equals("inlineStr") || type.equals("str")) ? cell.getTextContent() : null;
	}

	/** The texts of a sheet by their cells. */
	Map<CellReference, String> texts(Sheet sheet) {
		Map<CellReference, String> texts = new HashMap<>();
		for (Element cell : all(sheet.xml(), "c")) {
			String text = text(cell);
			if (text != null) {
				texts.put(new CellReference(cell.getAttribute("r")), text);
			}
		}
		return texts;
	}

	/**
	 * The cells of a sheet that hold a number, a day or anything else that is no text.
	 */
	Set<CellReference> numbers(Sheet sheet) {
		return all(sheet.xml(), "c").stream()
			.filter((cell) -> text(cell) == null && child(cell, "v").isPresent())
			.map((cell) -> new CellReference(cell.getAttribute("r")))
			.collect(Collectors.toSet());
	}

	/**
	 * Every text that stands in a cell.
	 * @return the texts of all sheets
	 */
	public List<String> cellTexts() {
		return sheets().stream().flatMap((sheet) -> texts(sheet).values().stream()).toList();
	}

	/**
	 * The texts that a person who edits them would turn into a formula, since their cells
	 * are not marked as text.
	 * @param isDangerous tells such a text
	 * @return the texts
	 */
	public List<String> unmarked(Predicate<String> isDangerous) {
		List<Element> formats = all(all(part("xl/styles.xml"), "cellXfs").get(0), "xf");
		List<String> unmarked = new ArrayList<>();
		for (Sheet sheet : sheets()) {
			for (Element cell : all(sheet.xml(), "c")) {
				String text = text(cell);
				String style = cell.getAttribute("s");
				String mark = formats.get(style.isEmpty() ? 0 : Integer.parseInt(style)).getAttribute("quotePrefix");
				if (text != null && isDangerous.test(text) && !isOn(mark)) {
					unmarked.add(text);
				}
			}
		}
		return unmarked;
	}

	static boolean isOn(String flag) {
		return flag.equals("1") || flag.equals("true");
	}

	/** By ECMA-376, a character that XML cannot hold stands there by its number. */
	static String decode(String text) {
		StringBuilder decoded = new StringBuilder();
		for (int at = 0; at < text.length(); at++) {
			if (text.startsWith("_x", at) && at + 7 <= text.length()
					&& text.substring(at, at + 7).matches("_x[0-9A-Fa-f]{4}_")) {
				decoded.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
				at += 6;
			}
			else {
				decoded.append(text.charAt(at));
			}
		}
		return decoded.toString();
	}

	static List<Element> all(Element element, String name) {
		NodeList found = element.getElementsByTagNameNS("*", name);
		List<Element> elements = new ArrayList<>();
		for (int index = 0; index < found.getLength(); index++) {
			elements.add((Element) found.item(index));
		}
		return elements;
	}

	static Optional<Element> child(Element element, String name) {
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element found && found.getLocalName().equals(name)) {
				return Optional.of(found);
			}
		}
		return Optional.empty();
	}

	private static Element parse(byte[] xml) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
		}
		catch (IOException | ParserConfigurationException | SAXException ex) {
			throw new IllegalStateException(new String(xml, 0, Math.min(xml.length, 200), StandardCharsets.UTF_8), ex);
		}
	}

}
