package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.statistics.Proportion;
import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way, from a delivery to the files an administrator opens.
 */
class DemoTests {

	private static final Catalogue CATALOGUE = Catalogue.read(Path.of("no-measures-of-its-own"),
			FeedContracts.standard());

	private static final Set<String> ADDITIVE = CATALOGUE.measures()
		.stream()
		.filter((measure) -> measure.header().additive())
		.map(MeasureFile::id)
		.collect(Collectors.toSet());

	@TempDir
	private static Path folder;

	private static TestClinic clinic;

	private static Outcome demo;

	private static Path issue;

	@BeforeAll
	static void runDemo() {
		clinic = DemoOnce.clinic();
		demo = DemoOnce.outcome();
		issue = DemoOnce.issue();
	}

	@Test
	void exitsWithZeroAndSaysWhichFilesToOpen() throws IOException {
		assertThat(demo.code()).as(demo.err()).isZero();
		try (Stream<Path> files = Files.list(issue)) {
			files.forEach((file) -> assertThat(demo.out()).contains(file.toString()));
		}
		assertThat(demo.out()).contains("read = accepted + unchanged + rejected + waiting").contains("Open findings");
	}

	@Test
	void manifestNamesEveryOtherFileWithItsDigest() throws IOException {
		JsonNode manifest = JsonMapper.shared().readTree(Files.readString(issue.resolve("manifest.json")));
		List<Path> others;
		try (Stream<Path> files = Files.list(issue)) {
			others = files.filter((file) -> !file.endsWith("manifest.json")).sorted().toList();
		}
		assertThat(manifest.get("files").size()).isEqualTo(others.size()).isEqualTo(4);
		for (int i = 0; i < others.size(); i++) {
			JsonNode entry = manifest.get("files").get(i);
			assertThat(entry.get("name").asString()).isEqualTo(others.get(i).getFileName().toString());
			assertThat(entry.get("sha256").asString())
				.isEqualTo(HexFormat.of().formatHex(Digest.sha256().digest(Files.readAllBytes(others.get(i)))));
		}
		assertThat(manifest.get("sources").size()).isPositive();
	}

	@Test
	void pdfPrintsTheResults() throws IOException {
		String text;
		try (PDDocument pdf = Loader.loadPDF(only(".pdf").toFile())) {
			text = new PDFTextStripper().getText(pdf);
		}
		NamedCsvRecord rate = network("attendance-rate");
		String percent = new Proportion(Long.parseLong(rate.getField("numerator")),
				Long.parseLong(rate.getField("denominator")))
			.percent()
			.orElseThrow()
			.toPlainString();
		assertThat(text).contains("Monthly outcomes report, October 2026")
			.contains("42 CFR part 2 prohibits unauthorized use or disclosure")
			.contains(percent + " %")
			.contains("n = " + rate.getField("denominator"));
	}

	@Test
	void webPageHoldsTheResultsRoundedForPeopleAndInFullForPrograms() throws IOException {
		NamedCsvRecord rate = network("attendance-rate");
		String value = new BigDecimal(rate.getField("value")).stripTrailingZeros().toPlainString();
		String percent = new Proportion(Long.parseLong(rate.getField("numerator")),
				Long.parseLong(rate.getField("denominator")))
			.percent()
			.orElseThrow()
			.toPlainString();
		assertThat(Files.readString(only(".html"))).startsWith("<!DOCTYPE html>")
			.contains("<h1>Monthly outcomes report, October 2026</h1>")
			.contains("42 CFR part 2 prohibits unauthorized use or disclosure")
			.contains("<data value=\"%s\">%s<span class=\"unit\"> %%</span></data>".formatted(value, percent));
	}

	@Test
	void workbookHasTheSameTables() throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(only(".xlsx")))) {
			assertThat(workbook.getSheet("Retention").getTables()).isNotEmpty();
			assertThat(workbook.getSheet("Retention").getDrawingPatriarch().getCharts()).isNotEmpty();
			assertThat(workbook.getSheet("Data dictionary")).isNotNull();
		}
	}

	@Test
	void numeratorsAreNeverLargerThanDenominatorsAndPartsAddUp() throws IOException {
		for (NamedCsvRecord row : results()) {
			long eligible = number(row, "eligible");
			if (row.getField("statistic").equals("rate")) {
				assertThat(number(row, "numerator")).isLessThanOrEqualTo(number(row, "denominator"));
				assertThat(number(row, "denominator") + number(row, "excluded") + number(row, "missing"))
					.isEqualTo(eligible);
				if (number(row, "denominator") > 0) {
					assertThat(Double.parseDouble(row.getField("value"))).isBetween(0.0, 1.0);
				}
				else {
					assertThat(row.getField("value")).isEmpty();
				}
			}
		}
	}

	@Test
	void sitesAddUpToTheNetwork() throws IOException {
		for (String measure : List.of("attendance-rate", "retained-90-days", "early-exit")) {
			long sites = results().stream()
				.filter((row) -> row.getField("measure").equals(measure) && row.getField("statistic").equals("rate")
						&& !row.getField("site").isEmpty() && row.getField("level_of_care").isEmpty())
				.mapToLong((row) -> number(row, "denominator"))
				.sum();
			assertThat(sites).as(measure).isEqualTo(number(network(measure), "denominator"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-01-01", "2026-07-01" })
	void longerPeriodsOfAdditiveMeasuresAreSumsOfMonths(String start) throws IOException {
		for (String column : List.of("eligible", "excluded", "missing", "denominator", "numerator")) {
			Map<String, Long> months = new TreeMap<>();
			Map<String, Long> longer = new TreeMap<>();
			for (NamedCsvRecord row : allPeriods()) {
				boolean isWhole = row.getField("level_of_care").isEmpty() && row.getField("stratum").isEmpty();
				if (isWhole && row.getField("statistic").equals("rate") && ADDITIVE.contains(row.getField("measure"))) {
					String key = row.getField("measure") + " " + row.getField("part") + " " + row.getField("site");
					if (isPeriod(row, start, "2026-10-31")) {
						longer.put(key, number(row, column));
					}
					else if (isMonthSince(row, start)) {
						months.merge(key, number(row, column), Long::sum);
					}
				}
			}
			assertThat(longer).as(column).isNotEmpty().isEqualTo(months);
		}
	}

	private static boolean isMonthSince(NamedCsvRecord row, String start) {
		String month = row.getField("period_start").substring(0, 7);
		return row.getField("period_end").startsWith(month) && row.getField("period_start").compareTo(start) >= 0;
	}

	@Test
	void everyMeasureIsInTheMonthsResults() throws IOException {
		Set<String> measured = results().stream()
			.map((row) -> row.getField("measure"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(measured).isEqualTo(
				CATALOGUE.measures().stream().map(MeasureFile::id).collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void everyResultCarriesTheVersionsOfMeasureAndCatalogue() throws IOException {
		String catalogue = JsonMapper.builder()
			.build()
			.readTree(Files.readString(issue.resolve("manifest.json")))
			.get("catalogue_version")
			.asString();
		assertThat(allPeriods()).allMatch((row) -> row.getField("catalogue_version").equals(catalogue))
			.allMatch((row) -> row.getField("version").equals(CATALOGUE.measure(row.getField("measure")).version()));
	}

	@Test
	void explanationListsTheSubjectsOfAPrintedNumber() throws IOException {
		Path file = folder.resolve("explained.csv");
		Outcome explained = clinic.run("explain", "--measure", "retained-90-days", "--month", "2026-10", "--as-of",
				"2026-11-05T03:00:00Z", "--file", file.toString());
		assertThat(explained.code()).as(explained.err()).isZero();
		assertThat(explained.out()).contains("Internal: it names clients. 42 CFR part 2 prohibits");
		NamedCsvRecord printed = network("retained-90-days");
		List<NamedCsvRecord> subjects;
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
			subjects = csv.stream().toList();
		}
		assertThat(subjects).hasSize((int) number(printed, "eligible"));
		assertThat(subjects).filteredOn((row) -> row.getField("verdict").equals("met"))
			.hasSize((int) number(printed, "numerator"));
		assertThat(subjects).filteredOn((row) -> row.getField("verdict").equals("excluded"))
			.hasSize((int) number(printed, "excluded"));
		assertThat(subjects).allMatch((row) -> row.getField("kind").equals("internal"))
			.allMatch((row) -> row.getField("dates").contains("admitted_on=2026-"))
			.allMatch((row) -> row.getField("records").startsWith("stay:demo:"));
	}

	@Test
	void explanationOfSomethingUnknownIsRefused() {
		Outcome measure = clinic.run("explain", "--measure", "retained-91-days", "--month", "2026-10", "--file",
				folder.resolve("no.csv").toString());
		assertThat(measure.code()).isEqualTo(2);
		assertThat(measure.err()).contains("got: retained-91-days");
		Outcome site = clinic.run("explain", "--measure", "retained-90-days", "--month", "2026-10", "--site", "nowhere",
				"--file", folder.resolve("no.csv").toString());
		assertThat(site.code()).isEqualTo(2);
		assertThat(site.err()).contains("--site must be the code of a site that is known, got: nowhere");
		assertThat(folder.resolve("no.csv")).doesNotExist();
		assertThat(folder.resolve("no.csv.part")).doesNotExist();
	}

	@Test
	void anotherDemoInTheSameHomeIsRefused() {
		Outcome again = clinic.run("demo");
		assertThat(again.code()).isEqualTo(2);
		assertThat(again.err()).contains("The demo must have a home of its own").doesNotContain("\tat ");
	}

	@Test
	void monthlyAgainWithNothingChangedIssuesNothing() {
		Outcome again = clinic.run("monthly", "--month", "2026-10", "--as-of", "2026-11-05T03:00:00Z");
		assertThat(again.code()).as(again.err()).isZero();
		assertThat(again.out()).contains("Nothing has changed since the last issue");
		assertThat(issue.resolveSibling("r2")).doesNotExist();
	}

	@Test
	void statusShowsTheNights() {
		Outcome status = clinic.run("status");
		assertThat(status.code()).isZero();
		assertThat(status.out()).contains("Last nights").contains("Owed").contains("Night 3");
	}

	private static Path only(String ending) throws IOException {
		try (Stream<Path> files = Files.list(issue)) {
			return files.filter((file) -> file.toString().endsWith(ending)).findFirst().orElseThrow();
		}
	}

	private static NamedCsvRecord network(String measure) throws IOException {
		return results().stream()
			.filter((row) -> row.getField("measure").equals(measure) && row.getField("statistic").equals("rate")
					&& row.getField("site").isEmpty() && row.getField("level_of_care").isEmpty()
					&& row.getField("stratum").isEmpty())
			.findFirst()
			.orElseThrow();
	}

	private static List<NamedCsvRecord> results() throws IOException {
		return allPeriods().stream().filter((row) -> isPeriod(row, "2026-10-01", "2026-10-31")).toList();
	}

	private static boolean isPeriod(NamedCsvRecord row, String start, String end) {
		return row.getField("period_start").equals(start) && row.getField("period_end").equals(end);
	}

	private static List<NamedCsvRecord> allPeriods() throws IOException {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(issue.resolve("results.csv"))) {
			return csv.stream().toList();
		}
	}

	private static long number(NamedCsvRecord row, String column) {
		return Long.parseLong(row.getField(column));
	}

}
