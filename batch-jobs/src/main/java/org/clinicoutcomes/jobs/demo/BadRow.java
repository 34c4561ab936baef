package org.clinicoutcomes.jobs.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.jspecify.annotations.Nullable;

/**
 * A row that must not be accepted, made after the pattern of the row written last.
 *
 * @param night number of the night
 * @param feed feed whose file it stands in
 * @param fault what is wrong
 * @param column the column at fault, empty if it is the whole row
 * @param value what stands there, may be empty
 */
record BadRow(int night, String feed, Fault fault, String column, String value) {

	/**
	 * All bad rows, from the file beside this class.
	 * @return the rows in the order of the file
	 */
	static List<BadRow> all() {
		List<BadRow> rows = new ArrayList<>();
		try (InputStream stream = BadRow.class.getResourceAsStream("bad-rows.csv")) {
			if (stream == null) {
				throw new IllegalStateException("The jar must hold the file bad-rows.csv");
			}
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			for (NamedCsvRecord line : CsvReader.builder().ofNamedCsvRecord(text)) {
				rows.add(new BadRow(Integer.parseInt(line.getField("night")), line.getField("feed"),
						Fault.valueOf(line.getField("fault").toUpperCase(Locale.ROOT)), line.getField("column"),
						line.getField("value")));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return rows;
	}

	/**
	 * Write the row, if there is one to make it after.
	 * @param file the feed's file
	 * @param key a key that no other row has
	 */
	void write(FeedFile file, String key) {
		@Nullable String[] pattern = file.last();
		if (pattern == null) {
			return;
		}
		@Nullable String[] row = pattern.clone();
		row[file.position(file.key())] = key;
		switch (this.fault) {
			case VALUE -> {
				row[file.position(this.column)] = this.value.isEmpty() ? null : this.value;
				file.writeAside(row);
			}
			case MORE_FIELDS -> {
				@Nullable String[] longer = Arrays.copyOf(row, row.length + 1);
				longer[row.length] = "true";
				file.writeAside(longer);
			}
			case FEWER_FIELDS -> file.writeAside(Arrays.copyOf(row, row.length - 1));
			case TWICE -> {
				file.writeAside(row);
				file.writeAside(row);
			}
		}
	}

	/** What is wrong with a row. */
	enum Fault {

		/** One value. */
		VALUE,

		/** It has a field too many. */
		MORE_FIELDS,

		/** It has a field too few. */
		FEWER_FIELDS,

		/** It stands twice under one key. */
		TWICE

	}

}
