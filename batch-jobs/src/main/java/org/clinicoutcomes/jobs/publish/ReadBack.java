package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.report.Change;
import org.clinicoutcomes.templates.workbook.WorkbookReading;

/**
 * Opens every file of an issue before the issue appears, so that nobody is the first to
 * find out that one cannot be read or says something else.
 */
final class ReadBack {

	private final IssueContent content;

	private final String resultsDigest;

	private final Path folder;

	/**
	 * A reading.
	 * @param content what the files must say
	 * @param resultsDigest the digest of its results
	 * @param folder where they are
	 */
	ReadBack(IssueContent content, String resultsDigest, Path folder) {
		this.content = content;
		this.resultsDigest = resultsDigest;
		this.folder = folder;
	}

	/**
	 * Make sure that every file says what it must.
	 * @throws ClinicFailure if one does not
	 */
	void assertSame() {
		refuse(this.content.name() + ".pdf", pdfFault());
		refuse(this.content.name() + ".xlsx", workbookFault());
		refuse(IssueContent.RESULTS, resultsFault());
		List<Change> changes = this.content.changes();
		if (changes != null) {
			refuse(IssueContent.CHANGES, changesFault(changes.size()));
		}
		Manifest.fault(this.folder).ifPresent((fault) -> refuse(fault.file(), Optional.of(fault.words())));
	}

	private static void refuse(String file, Optional<String> fault) {
		fault.ifPresent((words) -> {
			throw new ClinicFailure(ExitCode.DATABASE_OR_DISK,
					"An issue must read back as it was written, got: %s in %s; nothing was issued, look at the disk and run the command again"
						.formatted(words, file));
		});
	}

	private Optional<String> pdfFault() {
		try {
			PdfText read = PdfText.read(this.folder.resolve(this.content.name() + ".pdf"), 1);
			if (read.pages() == 0) {
				return Optional.of("no page");
			}
			return read.says(this.content.report().identity().title()) ? Optional.empty()
					: Optional.of("a first page without the title");
		}
		catch (IOException ex) {
			return Optional.of("a file that is no PDF");
		}
	}

	private Optional<String> workbookFault() {
		try {
			return new WorkbookReading(this.content.report()).fault(this.folder.resolve(this.content.name() + ".xlsx"));
		}
		catch (UncheckedIOException ex) {
			return Optional.of("a file that is no workbook");
		}
	}

	private Optional<String> resultsFault() {
		try {
			return ResultsDigest.of(ResultsFile.read(this.folder.resolve(IssueContent.RESULTS), (result) -> true))
				.equals(this.resultsDigest) ? Optional.empty()
						: Optional.of("results that are not those of the report");
		}
		catch (UncheckedIOException | CsvParseException | IllegalArgumentException | DateTimeException ex) {
			return Optional.of("rows that are no results");
		}
	}

	private Optional<String> changesFault(int expected) {
		AtomicLong rows = new AtomicLong();
		try (CsvReader<?> csv = CsvReader.builder().ofNamedCsvRecord(this.folder.resolve(IssueContent.CHANGES))) {
			csv.forEach((row) -> rows.incrementAndGet());
		}
		catch (IOException | UncheckedIOException | CsvParseException ex) {
			return Optional.of("rows that are no changes");
		}
		return (rows.get() == expected) ? Optional.empty() : Optional.of("another number of changes");
	}

}
