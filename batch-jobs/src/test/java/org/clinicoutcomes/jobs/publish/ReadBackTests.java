package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Differences;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.LastIssue;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.templates.font.FontInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An issue of which one file cannot be read, or says something else, is refused.
 */
class ReadBackTests {

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final Instant AS_OF = Instant.parse("2026-11-02T08:15:00Z");

	@TempDir
	private static Path fonts;

	@TempDir
	private Path folder;

	private IssueContent content;

	@BeforeEach
	void writeAnIssue() {
		FontInstallation.install(fonts);
		List<Result> results = List.of(result("a", 0.1 + 0.2), result("b", 1 / 3.0));
		Differences differences = new Differences(results);
		differences.compare(result("a", 0.25));
		Table table = new Table("rates", "Rates", "",
				List.of(Table.Column.rowHeader("Site"), Table.Column.of("Rate", Format.PERCENT),
						Table.Column.of("Since", Format.DATE)),
				List.of(Table.Row.of(Cell.words("a"), Cell.figure(0.1 + 0.2, Format.PERCENT),
						new Cell.Day(LocalDate.of(2026, 10, 1))),
						Table.Row.of(Cell.words("=b"), Cell.NO_ONE, Cell.NOTHING)));
		ReportIdentity identity = new ReportIdentity("A Program", ReportIdentity.MONTHLY, IssuePeriod.of(MONTH),
				"administrators", Kind.INTERNAL, 2, AS_OF, ZoneOffset.UTC, "night 1", "1", "0123456789ab",
				MONTH.atEndOfMonth(), Notice.SHORT);
		this.content = new IssueContent("outcomes",
				new Report(identity, List.of(new Part("rates", "Rates", "What they are.", List.of(table)))), results,
				new Provenance("0123456789ab", Set.of()), new LastIssue(1, Set.of(), differences.ofRecords()));
		this.content.write(this.folder);
		writeManifest();
	}

	@Test
	void anIssueThatReadsBackIsAccepted() {
		assertThatCode(() -> readBack().assertSame()).doesNotThrowAnyException();
	}

	@Test
	void aPdfThatIsCutOffIsRefused() throws IOException {
		Path pdf = this.folder.resolve(this.content.name() + ".pdf");
		Files.write(pdf, new byte[100]);
		assertRefused("a file that is no PDF in outcomes.pdf");
	}

	@Test
	void anotherNumberInTheWorkbookIsRefused() throws IOException {
		change((workbook) -> workbook.getTable("rates").getXSSFSheet().forEach((row) -> row.forEach((cell) -> {
			if (cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() < 1) {
				cell.setCellValue(0.3);
			}
		})));
		assertRefused("another value in row 1 of table rates");
	}

	@Test
	void anotherWordInTheWorkbookIsRefused() throws IOException {
		change((workbook) -> workbook.getTable("rates").getXSSFSheet().forEach((row) -> row.forEach((cell) -> {
			if (cell.toString().equals("=b")) {
				cell.setCellValue("c");
			}
		})));
		assertRefused("another value in row 2 of table rates");
	}

	@Test
	void aWorkbookThatIsCutOffIsRefused() throws IOException {
		Path workbook = this.folder.resolve(this.content.name() + ".xlsx");
		byte[] bytes = Files.readAllBytes(workbook);
		Files.write(workbook, Arrays.copyOf(bytes, bytes.length / 2));
		assertRefused("a file that is no workbook");
	}

	@Test
	void aResultThatIsMissingIsRefused() throws IOException {
		Path results = this.folder.resolve("results.csv");
		List<String> lines = Files.readAllLines(results);
		Files.write(results, lines.subList(0, 2));
		assertRefused("results that are not those of the report in results.csv");
	}

	@Test
	void aResultThatIsCutOffIsRefused() throws IOException {
		Path results = this.folder.resolve("results.csv");
		String text = Files.readString(results);
		Files.writeString(results, text.substring(0, text.length() - 30));
		assertRefused(" in results.csv");
	}

	@Test
	void aChangeThatIsMissingIsRefused() throws IOException {
		Path changes = this.folder.resolve("changes.csv");
		Files.write(changes, Files.readAllLines(changes).subList(0, 2));
		assertRefused("another number of changes in changes.csv");
	}

	@Test
	void aFileThatIsNotTheOneInTheManifestIsRefused() throws IOException {
		Path changes = this.folder.resolve("changes.csv");
		Files.writeString(changes, Files.readString(changes).replace("records", "nothing"));
		assertRefusedAsItIs("other bytes than the manifest says in changes.csv");
	}

	@Test
	void aFileThatTheManifestDoesNotNameIsRefused() throws IOException {
		Files.writeString(this.folder.resolve("notes.txt"), "");
		assertRefusedAsItIs("a file that the manifest does not name in notes.txt");
	}

	private void change(Consumer<XSSFWorkbook> change) throws IOException {
		Path file = this.folder.resolve(this.content.name() + ".xlsx");
		try (InputStream in = Files.newInputStream(file); XSSFWorkbook workbook = new XSSFWorkbook(in)) {
			change.accept(workbook);
			try (OutputStream out = Files.newOutputStream(file)) {
				workbook.write(out);
			}
		}
	}

	private void assertRefused(String reason) throws IOException {
		writeManifest();
		assertRefusedAsItIs(reason);
	}

	private void assertRefusedAsItIs(String reason) {
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> readBack().assertSame())
			.withMessageStartingWith("An issue must read back as it was written, got: ")
			.withMessageContaining(reason)
			.matches((failure) -> failure.exitCode() == ExitCode.DATABASE_OR_DISK);
	}

	private ReadBack readBack() {
		return new ReadBack(this.content, ResultsDigest.of(this.content.results()), this.folder);
	}

	private void writeManifest() {
		try (Stream<Path> files = Files.list(this.folder)) {
			new Manifest().write(this.folder, files.filter((file) -> !file.endsWith(Manifest.NAME)).sorted().toList());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Result result(String site, double value) {
		return new Result(ReportingPeriod.of(MONTH), AS_OF, "a-rate", "0123456789ab", "", site, "", "", "",
				Statistic.RATE, "", null, 10, 0, 0, 10, 3L, value, null, null, false);
	}

}
