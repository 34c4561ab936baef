package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.measure.Measuring.VerdictReader;
import org.clinicoutcomes.jobs.publish.ResultsFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes verdicts to a CSV file as they are read; the file appears whole or not at all.
 */
final class VerdictsFile implements VerdictReader, AutoCloseable {

	private static final List<String> HEADER = List.of("measure", "version", "site", "client_id", "stay_id", "subject",
			"counted_on", "part", "exclusion", "met", "value", "event", "before", "after", "category");

	private final Path file;

	private final Path part;

	private final CsvWriter csv;

	private long rows;

	private boolean isClosed;

	private VerdictsFile(Path file, Path part, CsvWriter csv) {
		this.file = file;
		this.part = part;
		this.csv = csv;
	}

	static VerdictsFile create(Path file) {
		try {
			Path part = file.resolveSibling(file.getFileName() + ".part");
			CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(part));
			csv.writeRecord(HEADER);
			return new VerdictsFile(file, part, csv);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void read(MeasureFile measure, ResultSet verdicts) throws SQLException {
		List<String> beginning = List.of(measure.id(), measure.version());
		while (verdicts.next()) {
			List<String> fields = new ArrayList<>(beginning);
			for (String column : List.of("site", "client_id", "stay_id", "subject_id", "counted_on", "part",
					"exclusion")) {
				fields.add(text(verdicts.getString(column)));
			}
			fields.add(flag(verdicts, "met"));
			fields.add(ResultsFile.number(verdicts.getObject("value", Double.class)));
			fields.add(flag(verdicts, "event"));
			fields.add(ResultsFile.number(verdicts.getObject("before", Double.class)));
			fields.add(ResultsFile.number(verdicts.getObject("after", Double.class)));
			fields.add(text(verdicts.getString("category")));
			this.csv.writeRecord(fields);
			this.rows++;
		}
	}

	long rows() {
		return this.rows;
	}

	private static String flag(ResultSet verdicts, String column) throws SQLException {
		Boolean flag = verdicts.getObject(column, Boolean.class);
		return (flag != null) ? flag.toString() : "";
	}

	private static String text(@Nullable String text) {
		return (text != null) ? SpreadsheetText.marked(text) : "";
	}

	/**
	 * All verdicts are written: put the file in its place.
	 */
	void keep() {
		try {
			closeCsv();
			Files.move(this.part, this.file, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			closeCsv();
			Files.deleteIfExists(this.part);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void closeCsv() throws IOException {
		if (!this.isClosed) {
			this.isClosed = true;
			this.csv.close();
		}
	}

}
