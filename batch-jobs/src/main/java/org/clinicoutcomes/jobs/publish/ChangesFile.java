package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.domain.report.Change;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code changes.csv}: every result that the last issue of the month gave
 * otherwise, with what it was, what it is and why.
 */
final class ChangesFile {

	private static final List<String> HEADER = List.of("period_start", "period_end", "measure", "part", "site",
			"level_of_care", "stratum", "stratum_value", "statistic", "category", "time", "eligible_before",
			"excluded_before", "missing_before", "denominator_before", "numerator_before", "value_before",
			"ci_low_before", "ci_high_before", "eligible_now", "excluded_now", "missing_now", "denominator_now",
			"numerator_now", "value_now", "ci_low_now", "ci_high_now", "because");

	private ChangesFile() {
	}

	static void write(Collection<Change> changes, Path file) {
		try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
			csv.writeRecord(HEADER);
			changes.forEach((change) -> csv.writeRecord(fields(change)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> fields(Change change) {
		Result either = change.either();
		List<String> fields = new ArrayList<>(List.of(either.period().start().toString(),
				either.period().end().toString(), either.measure(), either.part(), either.site(), either.levelOfCare(),
				either.stratum(), either.stratumValue(), either.statistic().word(), either.category()));
		fields.replaceAll(SpreadsheetText::marked);
		fields.add(ResultsFile.number(either.time()));
		fields.addAll(numbers(change.before()));
		fields.addAll(numbers(change.after()));
		fields.add(change.because().words());
		return fields;
	}

	private static List<String> numbers(@Nullable Result result) {
		if (result == null) {
			return List.of("", "", "", "", "", "", "", "");
		}
		return List.of(ResultsFile.count(result.eligible()), ResultsFile.count(result.excluded()),
				ResultsFile.count(result.missing()), ResultsFile.count(result.denominator()),
				(result.numerator() != null) ? "" + result.numerator() : "", ResultsFile.number(result.value()),
				ResultsFile.number(result.ciLow()), ResultsFile.number(result.ciHigh()));
	}

}
