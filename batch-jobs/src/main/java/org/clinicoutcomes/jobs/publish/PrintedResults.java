package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.domain.result.Result;

/**
 * What stands in a finished {@code results.csv}, as text.
 */
final class PrintedResults {

	private static final List<String> KEY = List.of("period_start", "period_end", "measure", "part", "site",
			"level_of_care", "stratum", "stratum_value", "statistic", "category", "time");

	private static final List<String> POPULATION = List.of("eligible", "excluded", "missing");

	private static final List<String> ANSWER = List.of("denominator", "numerator", "value", "ci_low", "ci_high");

	private final Map<String, NamedCsvRecord> rows = new LinkedHashMap<>();

	private PrintedResults() {
	}

	static PrintedResults read(Path file) {
		PrintedResults printed = new PrintedResults();
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
			csv.forEach((row) -> printed.rows
				.put(String.join("|", KEY.stream().map(row::getField).map(SpreadsheetText::plain).toList()), row));
			return printed;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Hold a row against what may be known of it.
	 * @return what it says too much, empty if nothing
	 */
	Optional<String> compare(Entry entry) {
		NamedCsvRecord row = this.rows.get(key(entry.exact()));
		if (row == null) {
			return Optional.empty();
		}
		if (entry.shown() == Shown.ABSENT) {
			return Optional.of("results.csv: a row of %s that was left out".formatted(entry.exact().measure()));
		}
		Stream<String> hidden = switch (entry.shown()) {
			case ABSENT, NOTHING -> Stream.concat(POPULATION.stream(), ANSWER.stream());
			case WITHOUT_POPULATION -> POPULATION.stream();
			case ALL -> Stream.empty();
		};
		List<String> filled = hidden.filter((field) -> !row.getField(field).isEmpty()).toList();
		boolean isUnmarked = entry.shown() == Shown.NOTHING && !row.getField("suppressed").equals("true");
		return (filled.isEmpty() && !isUnmarked) ? Optional.empty()
				: Optional.of("results.csv: a hidden row of %s has %s".formatted(entry.exact().measure(),
						filled.isEmpty() ? "no mark" : filled));
	}

	/**
	 * Rows that nobody decided on.
	 */
	List<String> notAmong(List<Entry> issued) {
		Set<String> known = new HashSet<>();
		issued.forEach((entry) -> known.add(key(entry.exact())));
		List<String> findings = new ArrayList<>();
		this.rows.forEach((key, row) -> {
			if (!known.contains(key)) {
				findings.add("results.csv: a row of %s was never decided on".formatted(row.getField("measure")));
			}
		});
		return findings;
	}

	private static String key(Result result) {
		Double time = result.time();
		return String.join("|", result.period().start().toString(), result.period().end().toString(), result.measure(),
				result.part(), result.site(), result.levelOfCare(), result.stratum(), result.stratumValue(),
				result.statistic().word(), result.category(), (time == null) ? "" : ResultsFile.number(time));
	}

}
