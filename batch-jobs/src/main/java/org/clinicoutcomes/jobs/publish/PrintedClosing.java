package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.clinicoutcomes.domain.result.Statistic;

/**
 * Reads from an issue how many were in care at the end of its month.
 */
final class PrintedClosing {

	private PrintedClosing() {
	}

	/**
	 * Read.
	 * @param issue the folder of the issue
	 * @param month its month
	 * @return stays in care by site code, the network's under an empty code
	 */
	static Map<String, Long> of(Path issue, YearMonth month) {
		Map<String, Long> closing = new TreeMap<>();
		Path results = issue.resolve("results.csv");
		if (!Files.exists(results)) {
			return closing;
		}
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(results)) {
			for (NamedCsvRecord row : csv) {
				boolean isSite = !row.getField("site").isEmpty();
				boolean isClosing = row.getField("measure").equals("census-flow")
						&& row.getField("period_start").equals(month.atDay(1).toString())
						&& row.getField("period_end").equals(month.atEndOfMonth().toString())
						&& row.getField("statistic").equals(Statistic.COUNT.word())
						&& row.getField("category").equals("closing") && row.getField("level_of_care").isEmpty()
						&& row.getField("stratum").isEmpty()
						&& row.getField("part").equals(isSite ? "site" : "network");
				if (isClosing) {
					closing.put(row.getField("site"), Math.round(Double.parseDouble(row.getField("value"))));
				}
			}
			return closing;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
