package org.clinicoutcomes.jobs.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.BoundaryCases;

/**
 * Takes the CSV text of boundary cases apart, which the domain then judges.
 */
final class CaseText {

	private CaseText() {
	}

	/**
	 * Read boundary cases.
	 * @param file what they belong to, as a sentence begins
	 * @param text the text of the file, empty if there is none
	 * @param contracts the feeds that rows may come from
	 * @return the cases
	 * @throws IllegalArgumentException if they cannot be read
	 */
	static BoundaryCases read(String file, String text, FeedContracts contracts) {
		try (CsvReader<CsvRecord> reader = CsvReader.builder()
			.allowMissingFields(true)
			.allowExtraFields(true)
			.ofCsvRecord(text)) {
			List<List<String>> lines = reader.stream().map(CsvRecord::getFields).toList();
			return BoundaryCases.of(file, lines, contracts);
		}
		catch (CsvParseException ex) {
			throw new IllegalArgumentException(
					"%s must have boundary cases with balanced quotes, got: a quote that is not closed; correct its cases"
						.formatted(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
