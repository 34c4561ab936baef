package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code results.csv}: one shape for all measures, full precision. Texts that a
 * spreadsheet would take for a formula stand after an apostrophe.
 */
public final class ResultsFile {

	private static final List<String> HEADER = List.of("period_start", "period_end", "as_of", "measure", "version",
			"part", "site", "level_of_care", "stratum", "stratum_value", "statistic", "category", "time", "eligible",
			"excluded", "missing", "denominator", "numerator", "value", "ci_low", "ci_high", "suppressed",
			"catalogue_version", "provisional");

	private ResultsFile() {
	}

	/**
	 * Write results.
	 * @param results the results
	 * @param provenance what stands behind them
	 * @param file the file to write
	 */
	public static void write(Collection<Result> results, Provenance provenance, Path file) {
		try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
			csv.writeRecord(HEADER);
			results.stream()
				.map((result) -> fields(result, provenance))
				.sorted(ResultsFile::compare)
				.forEach(csv::writeRecord);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read the results of an issue back.
	 * @param file its {@code results.csv}
	 * @param wanted which of them
	 * @return the results as they were written, none if the file is gone
	 */
	static List<Result> read(Path file, Predicate<Result> wanted) {
		List<Result> results = new ArrayList<>();
		if (Files.exists(file)) {
			each(file, (result) -> {
				if (wanted.test(result)) {
					results.add(result);
				}
			});
		}
		return results;
	}

	/**
	 * Read the results of an issue one after the other.
	 * @param file its {@code results.csv}
	 * @param reader is shown each
	 */
	static void each(Path file, Consumer<Result> reader) {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
			csv.stream().map(ResultsFile::result).forEach(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Result result(NamedCsvRecord row) {
		String numerator = row.getField("numerator");
		Statistic statistic = Statistic.of(row.getField("statistic"));
		return new Result(
				new ReportingPeriod(LocalDate.parse(row.getField("period_start")),
						LocalDate.parse(row.getField("period_end"))),
				Instant.parse(row.getField("as_of")), text(row, "measure"), text(row, "version"), text(row, "part"),
				text(row, "site"), text(row, "level_of_care"), text(row, "stratum"), text(row, "stratum_value"),
				statistic, text(row, "category"), number(row, "time"), count(row, "eligible"), count(row, "excluded"),
				count(row, "missing"), count(row, "denominator"), numerator.isEmpty() ? null : Long.valueOf(numerator),
				number(row, "value"), number(row, "ci_low"), number(row, "ci_high"),
				Boolean.parseBoolean(row.getField("suppressed")));
	}

	private static String text(NamedCsvRecord row, String field) {
		return SpreadsheetText.plain(row.getField(field));
	}

	private static long count(NamedCsvRecord row, String field) {
		String text = row.getField(field);
		return text.isEmpty() ? Result.WITHHELD : Long.parseLong(text);
	}

	static String count(long count) {
		return (count == Result.WITHHELD) ? "" : Long.toString(count);
	}

	private static @Nullable Double number(NamedCsvRecord row, String field) {
		String text = row.getField(field);
		return text.isEmpty() ? null : Double.valueOf(text);
	}

	private static List<String> fields(Result result, Provenance provenance) {
		return List.of(result.period().start().toString(), result.period().end().toString(), result.asOf().toString(),
				marked(result.measure()), marked(result.version()), marked(result.part()), marked(result.site()),
				marked(result.levelOfCare()), marked(result.stratum()), marked(result.stratumValue()),
				result.statistic().word(), marked(result.category()), number(result.time()), count(result.eligible()),
				count(result.excluded()), count(result.missing()), count(result.denominator()),
				(result.numerator() != null) ? "" + result.numerator() : "", number(result.value()),
				number(result.ciLow()), number(result.ciHigh()), "" + result.suppressed(),
				provenance.catalogueVersion(), "" + provenance.isProvisional(result.measure()));
	}

	/**
	 * Write a number in full precision, whole numbers without a point.
	 * @param number the number
	 * @return its text, empty for none
	 */
	public static String number(@Nullable Double number) {
		if (number == null) {
			return "";
		}
		long whole = number.longValue();
		return (whole == number) ? Long.toString(whole) : number.toString();
	}

	private static String marked(String text) {
		return SpreadsheetText.marked(text);
	}

	private static int compare(List<String> one, List<String> other) {
		for (int i : new int[] { 0, 3, 5, 6, 7, 8, 9, 10, 11 }) {
			int order = one.get(i).compareTo(other.get(i));
			if (order != 0) {
				return order;
			}
		}
		return Double.compare(time(one), time(other));
	}

	private static double time(List<String> fields) {
		return fields.get(12).isEmpty() ? -1 : Double.parseDouble(fields.get(12));
	}

}
