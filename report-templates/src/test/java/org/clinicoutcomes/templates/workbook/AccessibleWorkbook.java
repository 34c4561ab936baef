package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.clinicoutcomes.templates.workbook.WorkbookParts.Sheet;
import org.w3c.dom.Element;

/**
 * The rules by which agencies test a spreadsheet under Section 508 of the Rehabilitation
 * Act, as far as a program can decide them, on the parts of a finished workbook.
 */
public final class AccessibleWorkbook {

	/** WCAG 2.1, contrast (minimum). */
	private static final double LEAST_CONTRAST = 4.5;

	private static final double SMALLEST_TYPE = 9;

	private final WorkbookParts parts;

	private final List<String> faults = new ArrayList<>();

	private AccessibleWorkbook(WorkbookParts parts) {
		this.parts = parts;
	}

	/**
	 * Check a workbook.
	 * @param parts its parts
	 * @return what breaks a rule, one sentence each
	 */
	public static List<String> faults(WorkbookParts parts) {
		AccessibleWorkbook check = new AccessibleWorkbook(parts);
		check.properties();
		check.names();
		check.sheets();
		check.styles();
		return check.faults;
	}

	private void fault(boolean isFault, String sentence, Object... values) {
		if (isFault) {
			this.faults.add(sentence.formatted(values));
		}
	}

	private void properties() {
		Element core = this.parts.part("docProps/core.xml");
		for (String property : List.of("title", "subject", "creator", "language")) {
			boolean isSaid = WorkbookParts.child(core, property)
				.filter((said) -> !said.getTextContent().isBlank())
				.isPresent();
			fault(!isSaid, "the document has no %s", property);
		}
	}

	private void names() {
		Set<String> names = new HashSet<>();
		for (Sheet sheet : this.parts.sheets()) {
			fault(sheet.name().matches("(?i)(sheet|table|tabelle)\\s*[0-9]*"), "%s: a name that says nothing",
					sheet.name());
			fault(!names.add(sheet.name().toLowerCase(Locale.ROOT)), "%s: a second sheet of that name", sheet.name());
			fault(!sheet.state().isEmpty() && !sheet.state().equals("visible"), "%s: a hidden sheet", sheet.name());
		}
		names.clear();
		for (Element table : this.parts.everywhere("table")) {
			String name = table.getAttribute("displayName");
			fault(name.matches("(?i)table_?[0-9]*"), "%s: a table whose name says nothing", name);
			fault(!names.add(name.toLowerCase(Locale.ROOT)), "%s: a second table of that name", name);
		}
		this.parts.everywhere("definedName")
			.forEach((name) -> fault(WorkbookParts.isOn(name.getAttribute("hidden")), "%s: a hidden name",
					name.getAttribute("name")));
	}

	private void sheets() {
		List<Sheet> sheets = this.parts.sheets();
		for (int index = 0; index < sheets.size(); index++) {
			Sheet sheet = sheets.get(index);
			Map<CellReference, String> texts = this.parts.texts(sheet);
			Set<CellReference> numbers = this.parts.numbers(sheet);
			fault(texts.getOrDefault(new CellReference(0, 0), "").isBlank(),
					"%s: nothing in cell A1, where readers begin", sheet.name());
			layout(sheet);
			page(sheet, index);
			tables(sheet, texts, numbers);
			this.parts.related(sheet.path(), "drawing").forEach((drawing) -> drawing(sheet.name(), drawing));
			charts(sheet);
		}
	}

	private void layout(Sheet sheet) {
		fault(!WorkbookParts.all(sheet.xml(), "mergeCell").isEmpty(), "%s: merged cells", sheet.name());
		fault(!WorkbookParts.all(sheet.xml(), "hyperlink").isEmpty(), "%s: a link", sheet.name());
		fault(!WorkbookParts.all(sheet.xml(), "f").isEmpty(), "%s: a formula", sheet.name());
		for (String line : List.of("row", "col")) {
			for (Element element : WorkbookParts.all(sheet.xml(), line)) {
				fault(WorkbookParts.isOn(element.getAttribute("hidden")) || isZero(element.getAttribute("ht"))
						|| isZero(element.getAttribute("width")), "%s: a hidden %s", sheet.name(), line);
				fault(WorkbookParts.isOn(element.getAttribute("collapsed")), "%s: a collapsed %s", sheet.name(), line);
			}
		}
		fault(!WorkbookParts.all(sheet.xml(), "conditionalFormatting").isEmpty(),
				"%s: a conditional format, which may say by colour alone", sheet.name());
	}

	private static boolean isZero(String size) {
		return !size.isEmpty() && Double.parseDouble(size) == 0;
	}

	private void page(Sheet sheet, int index) {
		fault(WorkbookParts.all(sheet.xml(), "pane")
			.stream()
			.noneMatch((pane) -> pane.getAttribute("state").equals("frozen")), "%s: no frozen panes", sheet.name());
		fault(WorkbookParts.all(sheet.xml(), "pageSetUpPr")
			.stream()
			.noneMatch((page) -> WorkbookParts.isOn(page.getAttribute("fitToPage"))), "%s: not fitted to the page",
				sheet.name());
		fault(this.parts.everywhere("definedName")
			.stream()
			.noneMatch((name) -> name.getAttribute("name").equals("_xlnm.Print_Titles")
					&& name.getAttribute("localSheetId").equals("" + index)),
				"%s: no print titles", sheet.name());
	}

	private void tables(Sheet sheet, Map<CellReference, String> texts, Set<CellReference> numbers) {
		List<CellRangeAddress> areas = new ArrayList<>();
		for (Element table : this.parts.related(sheet.path(), "table")) {
			String name = sheet.name() + ", " + table.getAttribute("displayName");
			CellRangeAddress area = CellRangeAddress.valueOf(table.getAttribute("ref"));
			fault(areas.stream().anyMatch((other) -> other.intersects(area)), "%s: tables that overlap", name);
			areas.add(area);
			fault(table.getAttribute("headerRowCount").equals("0"), "%s: no header row", name);
			headings(name, table, area, texts);
			for (int row = area.getFirstRow() + 1; row <= area.getLastRow(); row++) {
				fault(isEmpty(area, row, texts, numbers), "%s: an empty row", name);
			}
		}
		fault(numbers.stream()
			.anyMatch((cell) -> areas.stream().noneMatch((area) -> area.isInRange(cell.getRow(), cell.getCol()))),
				"%s: a number outside of every table", sheet.name());
	}

	private void headings(String name, Element table, CellRangeAddress area, Map<CellReference, String> texts) {
		Set<String> used = new HashSet<>();
		int column = area.getFirstColumn();
		for (Element heading : WorkbookParts.all(table, "tableColumn")) {
			String text = texts.getOrDefault(new CellReference(area.getFirstRow(), column++), "");
			fault(text.isBlank(), "%s: an empty heading", name);
			fault(!used.add(text.toLowerCase(Locale.ROOT)), "%s: a heading that comes twice", name);
			fault(!text.equals(WorkbookParts.decode(heading.getAttribute("name"))),
					"%s: a heading that is not the name of its column", name);
		}
		fault(column != area.getLastColumn() + 1, "%s: columns without a name", name);
	}

	private static boolean isEmpty(CellRangeAddress area, int row, Map<CellReference, String> texts,
			Set<CellReference> numbers) {
		for (int column = area.getFirstColumn(); column <= area.getLastColumn(); column++) {
			CellReference cell = new CellReference(row, column);
			if (numbers.contains(cell) || !texts.getOrDefault(cell, "").isBlank()) {
				return false;
			}
		}
		return true;
	}

	private void drawing(String sheet, Element drawing) {
		for (Element shown : WorkbookParts.all(drawing, "cNvPr")) {
			String words = shown.getAttribute("descr");
			fault(words.isBlank() || words.equals(shown.getAttribute("name")), "%s: a drawing without words for it",
					sheet);
			fault(shown.getAttribute("title").isBlank(), "%s: a drawing without a title", sheet);
			fault(WorkbookParts.isOn(shown.getAttribute("hidden")), "%s: a hidden drawing", sheet);
		}
	}

	private void charts(Sheet sheet) {
		for (String drawing : this.parts.targets(sheet.path()).values()) {
			if (drawing.contains("/drawings/")) {
				this.parts.related(drawing, "chart").forEach((chart) -> chart(sheet.name(), chart));
			}
		}
	}

	private void chart(String sheet, Element space) {
		Element chart = WorkbookParts.all(space, "chart").get(0);
		String title = WorkbookParts.child(chart, "title").map(Element::getTextContent).orElse("");
		fault(title.isBlank(), "%s: a chart without a title", sheet);
		for (String kind : List.of("catAx", "valAx", "dateAx")) {
			for (Element axis : WorkbookParts.all(chart, kind)) {
				fault(WorkbookParts.child(axis, "title").map(Element::getTextContent).orElse("").isBlank(),
						"%s: an axis without a title in \"%s\"", sheet, title);
			}
		}
		Map<String, String> colors = new TreeMap<>();
		for (Element series : WorkbookParts.all(chart, "ser")) {
			fault(WorkbookParts.child(series, "tx").map(Element::getTextContent).orElse("").isBlank(),
					"%s: a series without a name in \"%s\"", sheet, title);
			if (series.getParentNode().getLocalName().matches("lineChart|scatterChart")) {
				SeriesLook look = SeriesLook.of(series);
				String other = colors.putIfAbsent(look.shape(), look.color());
				fault(other != null && !other.equals(look.color()), "%s: series told apart by colour alone in \"%s\"",
						sheet, title);
			}
		}
	}

	private void styles() {
		Element styles = this.parts.part("xl/styles.xml");
		List<Element> fonts = WorkbookParts.all(styles, "font");
		List<Element> fills = WorkbookParts.all(styles, "fill");
		for (Element format : WorkbookParts.all(WorkbookParts.all(styles, "cellXfs").get(0), "xf")) {
			Element font = fonts.get(number(format, "fontId"));
			String color = WorkbookParts.child(font, "color").map((found) -> found.getAttribute("rgb")).orElse("");
			String ground = WorkbookParts.all(fills.get(number(format, "fillId")), "fgColor")
				.stream()
				.map((found) -> found.getAttribute("rgb"))
				.findFirst()
				.orElse("FFFFFFFF");
			fault(color.isEmpty() || contrast(color, ground) < LEAST_CONTRAST,
					"text of colour %s on %s is hard to read", color, ground);
			double size = WorkbookParts.child(font, "sz")
				.map((found) -> Double.parseDouble(found.getAttribute("val")))
				.orElse(0.0);
			fault(size < SMALLEST_TYPE, "text of %s points is hard to read", size);
		}
	}

	private static int number(Element element, String attribute) {
		String text = element.getAttribute(attribute);
		return text.isEmpty() ? 0 : Integer.parseInt(text);
	}

	private static double contrast(String one, String other) {
		double lighter = Math.max(luminance(one), luminance(other));
		double darker = Math.min(luminance(one), luminance(other));
		return (lighter + 0.05) / (darker + 0.05);
	}

	/** Relative luminance of a colour written as AARRGGBB. */
	private static double luminance(String color) {
		double[] weights = { 0.2126, 0.7152, 0.0722 };
		double luminance = 0;
		for (int channel = 0; channel < weights.length; channel++) {
			double share = Integer.parseInt(color.substring(2 + 2 * channel, 4 + 2 * channel), 16) / 255.0;
			luminance += weights[channel]
					* ((share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
		}
		return luminance;
	}

}
