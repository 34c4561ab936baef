package org.clinicoutcomes.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.clinicoutcomes.domain.feed.FeedContracts;

/**
 * The files of one demo, read back as a source would read them.
 */
final class DeliveredFiles {

	private final DemoClinic clinic;

	private final Path folder;

	private final Map<String, Map<String, Map<String, String>>> rows = new HashMap<>();

	DeliveredFiles(DemoClinic clinic, Path folder) {
		this.clinic = clinic;
		this.folder = folder;
		clinic.nights().forEach((night) -> clinic.deliver(night, folder));
	}

	/**
	 * All lines of a file, header first.
	 * @param feed the feed
	 * @param night number of the night
	 * @return the fields of each line
	 */
	List<List<String>> lines(String feed, int night) {
		String day = this.clinic.nights().get(night - 1).deliveredOn().toString();
		List<List<String>> lines = new ArrayList<>();
		try (CsvReader<CsvRecord> reader = CsvReader.builder()
			.allowExtraFields(true)
			.allowMissingFields(true)
			.ofCsvRecord(this.folder.resolve(feed + "-" + day + ".csv"))) {
			reader.forEach((line) -> lines.add(line.getFields()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return lines;
	}

	/**
	 * The rows of a file that are meant to be good.
	 * @param feed the feed
	 * @param night number of the night
	 * @return values by column, by key
	 */
	Map<String, Map<String, String>> rows(String feed, int night) {
		return this.rows.computeIfAbsent(feed + night, (key) -> read(feed, night));
	}

	private Map<String, Map<String, String>> read(String feed, int night) {
		List<List<String>> lines = lines(feed, night);
		List<String> header = lines.get(0);
		Map<String, Map<String, String>> found = new LinkedHashMap<>();
		for (List<String> line : lines.subList(1, lines.size())) {
			if (!line.get(0).startsWith("X")) {
				Map<String, String> row = new LinkedHashMap<>();
				for (int i = 0; i < header.size(); i++) {
					row.put(header.get(i), line.get(i));
				}
				found.put(line.get(0), row);
			}
		}
		return found;
	}

	/**
	 * What is known of a feed after a night.
	 * @param feed the feed
	 * @param night number of the night
	 * @return values by column, by key
	 */
	Map<String, Map<String, String>> known(String feed, int night) {
		if (Delivery.SNAPSHOTS.contains(feed)) {
			return rows(feed, night);
		}
		Map<String, Map<String, String>> known = new LinkedHashMap<>();
		for (int i = 1; i <= night; i++) {
			rows(feed, i).forEach((key, row) -> {
				if ("true".equals(row.get("deleted"))) {
					known.remove(key);
				}
				else {
					known.put(key, row);
				}
			});
		}
		return known;
	}

	static List<String> feeds() {
		return FeedContracts.standard().names();
	}

}
