package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.Clinic.Behind;
import org.clinicoutcomes.jobs.measure.Explaining.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Writes the subjects behind a number to a CSV file that only its owner can read; it
 * appears whole or not at all.
 */
final class ExplanationFile implements AutoCloseable {

	private static final List<String> COLUMNS = List.of("site", "level_of_care", "program", "client_id", "stay_id",
			"subject_id", "part", "counted_on");

	private static final List<String> SCORES = List.of("exclusion", "met", "value", "event", "before", "after",
			"category", "age_band", "sex", "race_ethnicity", "primary_substance", "funders");

	private static final List<String> FLAGS = List.of("met", "event");

	private final Path file;

	private final Path part;

	private final CsvWriter csv;

	private final List<String> beginning = new ArrayList<>();

	private final Map<String, Long> exclusions = new TreeMap<>();

	private boolean isClosed;

	private ExplanationFile(Path file, Path part, CsvWriter csv) {
		this.file = file;
		this.part = part;
		this.csv = csv;
	}

	static ExplanationFile create(Path file) {
		try {
			Path part = file.resolveSibling(file.getFileName() + ".part");
			Files.deleteIfExists(part);
			boolean isPosix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
			if (isPosix) {
				Files.createFile(part,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(part));
			List<String> header = new ArrayList<>(List.of("kind", "measure", "version", "catalogue_version",
					"provisional", "period_start", "period_end", "as_of"));
			header.addAll(COLUMNS);
			header.add("verdict");
			header.addAll(SCORES);
			header.addAll(List.of("dates", "records"));
			csv.writeRecord(header);
			return new ExplanationFile(file, part, csv);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void begin(Behind behind, ReportingPeriod period) {
		this.beginning.clear();
		this.beginning.addAll(List.of("internal", behind.measure().id(), behind.measure().version(),
				behind.provenance().catalogueVersion(), "" + behind.provenance().isProvisional(behind.measure().id()),
				period.start().toString(), period.end().toString(), behind.asOf().toString()));
	}

	void write(Subject subject) {
		List<String> fields = new ArrayList<>(this.beginning);
		COLUMNS.forEach((column) -> fields.add(text(subject.columns().get(column))));
		fields.add(subject.verdict());
		SCORES.forEach((column) -> fields.add(score(column, subject.columns().get(column))));
		fields.add(SpreadsheetText.marked(String.join("; ", subject.dates())));
		fields.add(SpreadsheetText.marked(String.join("; ", subject.records())));
		this.csv.writeRecord(fields);
		String exclusion = subject.columns().get("exclusion");
		if (exclusion != null) {
			this.exclusions.merge(exclusion, 1L, Long::sum);
		}
	}

	/**
	 * How many subjects were taken out, by reason.
	 */
	Map<String, Long> exclusions() {
		return this.exclusions;
	}

	private static String score(String column, @Nullable String value) {
		return (value != null && FLAGS.contains(column)) ? Boolean.toString(value.equals("t")) : text(value);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? SpreadsheetText.marked(value) : "";
	}

	/**
	 * All subjects are written: put the file in its place.
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
