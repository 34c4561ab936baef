package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.result.Result;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Every number that stands in a workbook, a page and a PDF, read by other code than the
 * auditor's.
 *
 * @param cells numbers in cells of the workbook
 * @param points numbers in cells that a chart draws, which are rounded
 * @param values full values that the page keeps for programs
 * @param page numbers as the page prints them
 * @param pdf numbers as the PDF prints them, its page numbers and axes left out
 */
record NumbersInFiles(Set<Double> cells, Set<Double> points, Set<Double> values, Set<String> page, Set<String> pdf) {

	private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(,\\d{3})*(\\.\\d+)?(?!\\w)");

	/**
	 * A page number, and a line of nothing but a number: a mark on the axis of a chart.
	 */
	private static final Pattern ASIDE = Pattern.compile("(?m)\\d+ of \\d+|^\\d+$");

	private static final String CHARTS = "Chart data";

	private static final double ROUNDED = 0.0005 + 1e-9;

	private static final double EXACT = 1e-9;

	static NumbersInFiles none() {
		return new NumbersInFiles(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
	}

	/**
	 * Read an issue's files, too.
	 * @param folder where they are
	 * @return these numbers and those
	 */
	NumbersInFiles and(Path folder) throws IOException {
		NumbersInFiles all = new NumbersInFiles(new TreeSet<>(this.cells), new TreeSet<>(this.points),
				new TreeSet<>(this.values), new TreeSet<>(this.page), new TreeSet<>(this.pdf));
		all.readWorkbook(folder.resolve("outcomes.xlsx"));
		Document html = Jsoup.parse(folder.resolve("outcomes.html").toFile(), "UTF-8");
		html.select("data").forEach((data) -> all.values.add(Double.valueOf(data.attr("value"))));
		all.page.addAll(numbers(html.text()));
		try (PDDocument document = Loader.loadPDF(folder.resolve("outcomes.pdf").toFile())) {
			all.pdf.addAll(numbers(ASIDE.matcher(new PDFTextStripper().getText(document)).replaceAll("")));
		}
		return all;
	}

	private void readWorkbook(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file); XSSFWorkbook workbook = new XSSFWorkbook(in)) {
			for (Sheet sheet : workbook) {
				for (Row row : sheet) {
					for (Cell cell : row) {
						if (cell.getCellType() == CellType.NUMERIC) {
							(sheet.getSheetName().equals(CHARTS) ? this.points : this.cells)
								.add(cell.getNumericCellValue());
						}
					}
				}
			}
		}
	}

	private static Set<String> numbers(String text) {
		return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

	int count() {
		return this.cells.size() + this.points.size() + this.values.size() + this.page.size() + this.pdf.size();
	}

	/**
	 * Numbers that neither a result nor the report around it accounts for.
	 * @param results the results that were given
	 * @param frame what stands in a report without any result
	 * @return one text per number
	 */
	List<String> notExplainedBy(List<Result> results, NumbersInFiles frame) {
		double[] given = results.stream().flatMapToDouble(NumbersInFiles::numbers).distinct().toArray();
		Set<String> printed = new HashSet<>();
		for (double number : given) {
			// The sign of a change stands before its number.
			printed.add(String.format(Locale.ROOT, "%,.0f", Math.abs(number)));
			printed.add(String.format(Locale.ROOT, "%.1f", 100 * Math.abs(number)));
		}
		List<String> found = new ArrayList<>();
		add(found, "workbook", this.cells, (number) -> isNear(number, given, EXACT) || frame.cells.contains(number));
		add(found, "workbook, chart", this.points, (number) -> isNear(number, given, ROUNDED));
		add(found, "page, full value", this.values,
				(number) -> isNear(number, given, EXACT) || frame.values.contains(number));
		add(found, "page", this.page, (number) -> printed.contains(number) || frame.page.contains(number));
		add(found, "PDF", this.pdf, (number) -> printed.contains(number) || frame.pdf.contains(number));
		return found;
	}

	private static <T> void add(List<String> found, String where, Set<T> numbers, Predicate<T> isExplained) {
		numbers.stream().filter(isExplained.negate()).forEach((number) -> found.add(where + ": " + number));
	}

	private static boolean isNear(double number, double[] given, double most) {
		return DoubleStream.of(given).anyMatch((one) -> Math.abs(one - number) <= most);
	}

	private static DoubleStream numbers(Result row) {
		return Stream
			.<Number>of(row.eligible(), row.excluded(), row.missing(), row.denominator(), row.numerator(), row.value(),
					row.ciLow(), row.ciHigh())
			.filter((number) -> number != null && number.doubleValue() != Result.WITHHELD)
			.mapToDouble(Number::doubleValue);
	}

}
