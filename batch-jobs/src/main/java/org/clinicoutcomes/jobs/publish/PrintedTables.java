package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What stands in the finished workbook, page and PDF, with every part of them that could
 * hold a number.
 */
final class PrintedTables {

	private static final String MARK = "*";

	private static final String DRAWN = "_chart";

	private static final List<String> POPULATION = List.of("Eligible", "Excluded", "Missing", "Counted");

	private static final Pattern CACHED = Pattern.compile("<c:v>([^<]*)</c:v>");

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

	private static final Pattern REFERENCE = Pattern.compile("('?[^'!]+'?!)?[$A-Z0-9:,'! &()a-z-]+");

	/**
	 * Old and new numbers side by side; the old ones were given to whoever was then
	 * meant.
	 */
	private static final String CHANGED = "changed_numbers";

	private static final String CHANGES = "section[aria-labelledby=what-changed]";

	/** In the text of a page or a PDF: whole or decimal, with commas. */
	private static final Pattern SAID = Pattern.compile("(?<![\\w.])\\d+(,\\d{3})*(\\.\\d+)?(?!\\w)");

	/** A page number ends a line. */
	private static final Pattern PAGE_NUMBER = Pattern.compile("(?m)(?<![\\d,])\\d+ of \\d+$");

	private final Path folder;

	private final GivenNumbers given;

	private final Set<String> saidOnPages = new HashSet<>();

	private final List<String> findings = new ArrayList<>();

	/**
	 * The tables of an issue.
	 * @param folder where its files are
	 * @param given the numbers they may hold
	 */
	PrintedTables(Path folder, GivenNumbers given) {
		this.folder = folder;
		this.given = given;
	}

	/**
	 * Everything that says too much.
	 */
	List<String> findings() {
		try (Stream<Path> files = Files.list(this.folder)) {
			Map<String, Integer> marks = new LinkedHashMap<>();
			for (Path file : files.sorted().toList()) {
				String name = file.getFileName().toString();
				if (name.endsWith(".xlsx")) {
					marks.put(name, workbook(file));
				}
				else if (name.endsWith(".html")) {
					marks.put(name, page(file));
				}
				else if (name.endsWith(".pdf")) {
					marks.put(name, pdf(file));
				}
			}
			if (new HashSet<>(marks.values()).size() > 1) {
				this.findings.add("the files hide a different number of cells: " + marks);
			}
		}
		catch (IOException | OpenXML4JException ex) {
			throw new UncheckedIOException(new IOException(ex.getMessage(), ex));
		}
		return this.findings;
	}

	private int workbook(Path file) throws IOException, OpenXML4JException {
		int marks = 0;
		Set<Double> numbers = new HashSet<>();
		try (InputStream stream = Files.newInputStream(file); XSSFWorkbook workbook = new XSSFWorkbook(stream)) {
			for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
				XSSFSheet sheet = workbook.getSheetAt(index);
				if (workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index)) {
					this.findings.add(file.getFileName() + ": a sheet is hidden");
				}
				for (Row row : sheet) {
					for (Cell cell : row) {
						if (cell.getCellType() == CellType.NUMERIC) {
							numbers.add(cell.getNumericCellValue());
							if (!isGiven(sheet, cell)) {
								this.findings.add(file.getFileName() + ": a cell holds a number that was not given");
							}
						}
					}
				}
				for (XSSFTable table : sheet.getTables()) {
					List<List<String>> rows = rows(sheet, table);
					check(file, table.getName(), rows);
					marks += isReference(table) ? 0 : marks(rows);
				}
			}
			for (Name name : workbook.getAllNames()) {
				if (!REFERENCE.matcher(name.getRefersToFormula()).matches()
						|| NUMBER.matcher(name.getRefersToFormula()).matches()) {
					this.findings.add(file.getFileName() + ": a defined name holds something else than cells");
				}
			}
		}
		caches(file, numbers);
		return marks;
	}

	private boolean isGiven(XSSFSheet sheet, Cell cell) {
		CellReference place = new CellReference(cell);
		String table = sheet.getTables()
			.stream()
			.filter((one) -> one.contains(place))
			.map(XSSFTable::getName)
			.findFirst()
			.orElse("");
		double number = cell.getNumericCellValue();
		return table.equals(CHANGED)
				|| (table.endsWith(DRAWN) ? this.given.hasRounded(number) : this.given.has(number));
	}

	/** Tables that explain or repeat: what the mark means, and the points of charts. */
	private static boolean isReference(XSSFTable table) {
		return table.getName().startsWith("marks") || table.getName().endsWith(DRAWN);
	}

	private static List<List<String>> rows(XSSFSheet sheet, XSSFTable table) {
		List<List<String>> rows = new ArrayList<>();
		for (int number = table.getStartRowIndex(); number <= table.getEndRowIndex(); number++) {
			List<String> cells = new ArrayList<>();
			Row row = sheet.getRow(number);
			for (int column = table.getStartColIndex(); column <= table.getEndColIndex(); column++) {
				Cell cell = (row != null) ? row.getCell(column) : null;
				cells.add((cell == null) ? "" : switch (cell.getCellType()) {
					case NUMERIC -> Double.toString(cell.getNumericCellValue());
					case STRING -> cell.getStringCellValue();
					default -> "";
				});
			}
			rows.add(cells);
		}
		return rows;
	}

	/** A chart keeps its own copy of what it draws. */
	private void caches(Path file, Set<Double> numbers) throws IOException, OpenXML4JException {
		try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
			for (PackagePart part : parts.getParts()) {
				if (!part.getPartName().getName().contains("/charts/")) {
					continue;
				}
				try (InputStream stream = part.getInputStream()) {
					Matcher cached = CACHED.matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
					while (cached.find()) {
						if (NUMBER.matcher(cached.group(1)).matches()
								&& !numbers.contains(Double.valueOf(cached.group(1)))) {
							this.findings.add(file.getFileName() + ": a chart keeps a number that is in no cell");
						}
					}
				}
			}
		}
	}

	private int page(Path file) throws IOException {
		int marks = 0;
		Document page = Jsoup.parse(file.toFile(), "UTF-8");
		said(page.text()).forEach(this.saidOnPages::add);
		// Nothing stands between the marks of an axis.
		page.select("svg text").forEach((text) -> said(text.text()).forEach(this.saidOnPages::add));
		for (Element data : page.select("data")) {
			if (data.closest(CHANGES) == null && !this.given.has(Double.parseDouble(data.attr("value")))) {
				this.findings.add(file.getFileName() + ": a cell holds a number that was not given");
			}
		}
		for (Element table : page.select("table")) {
			List<List<String>> rows = new ArrayList<>();
			for (Element row : table.select("tr")) {
				rows.add(row.select("th, td").stream().map(PrintedTables::text).toList());
			}
			Element caption = table.selectFirst("caption");
			check(file, (caption != null) ? caption.text() : "a table", rows);
			marks += marks(rows);
		}
		return marks;
	}

	private static String text(Element cell) {
		Element heard = cell.selectFirst("[aria-hidden=true]");
		Element data = cell.selectFirst("data");
		if (heard != null && heard.text().equals(MARK)) {
			return cell.select("data").isEmpty() ? MARK : MARK + " and a number";
		}
		return (data != null) ? data.attr("value") : cell.text();
	}

	/** Read after the page, whose name sorts first: both say the same. */
	private int pdf(Path file) throws IOException {
		try (PDDocument document = Loader.loadPDF(file.toFile())) {
			String text = new PDFTextStripper().getText(document);
			if (!this.saidOnPages.containsAll(said(PAGE_NUMBER.matcher(text).replaceAll("")).toList())) {
				this.findings.add(file.getFileName() + ": a number that is not on the page");
			}
			int marks = 0;
			for (String word : text.split("\\s+")) {
				marks += word.equals(MARK) ? 1 : 0;
			}
			return marks;
		}
	}

	private static Stream<String> said(String text) {
		return SAID.matcher(text).results().map(MatchResult::group);
	}

	private static int marks(List<List<String>> rows) {
		return (int) rows.stream().flatMap(List::stream).filter(MARK::equals).count();
	}

	/** A row with one hidden count among counts that add up gives it away. */
	private void check(Path file, String table, List<List<String>> rows) {
		if (rows.isEmpty()) {
			return;
		}
		Map<String, Integer> columns = new HashMap<>();
		List<String> heading = rows.get(0);
		for (int index = 0; index < heading.size(); index++) {
			columns.putIfAbsent(heading.get(index), index);
		}
		for (List<String> row : rows) {
			if (row.stream().anyMatch((cell) -> cell.startsWith(MARK + " and"))) {
				this.findings.add("%s, %s: a hidden cell holds a number".formatted(file.getFileName(), table));
			}
			if (columns.keySet().containsAll(POPULATION) && POPULATION.stream()
				.map((column) -> row.get(columns.get(column)))
				.filter(MARK::equals)
				.count() == 1) {
				this.findings
					.add("%s, %s: one hidden count among counts that add up".formatted(file.getFileName(), table));
			}
		}
	}

}
