package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.jobs.ChildRun.Ended;
import org.clinicoutcomes.jobs.run.NightClock;
import org.clinicoutcomes.templates.FlatSheet;
import org.clinicoutcomes.templates.LibreOffice;
import org.clinicoutcomes.templates.font.FontInstallation;
import org.clinicoutcomes.templates.workbook.AccessibleWorkbook;
import org.clinicoutcomes.templates.workbook.WorkbookParts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What an attacker reaches who may name sites, programs, funders and measures, and where
 * the identifiers of clients are found: nowhere.
 */
class AttackedClinicTests {

	private static final Instant FIRST = Instant.parse("2026-11-03T02:00:00Z");

	private static final Instant SECOND = Instant.parse("2026-11-06T02:00:00Z");

	@TempDir
	private static Path folder;

	private static TestClinic clinic = TestClinic.at(Path.of("none"));

	private static final Instant THIRD = Instant.parse("2026-11-07T02:00:00Z");

	private static ExitCode first = ExitCode.DONE;

	private static ExitCode second = ExitCode.DONE;

	private static Ended third = new Ended(0, List.of(), List.of(), Duration.ZERO);

	private static Map<String, String> left = Map.of();

	@BeforeAll
	static void playTwoNightsAndOneThatIsKilled() throws IOException {
		AttackedClinic attacked = AttackedClinic.at(folder.resolve("clinic"));
		clinic = attacked.clinic();
		NightClock clock = new NightClock();
		Home home = Home.at(clinic.home());
		try (Clinic open = Clinic.openForTrial(home, Settings.load(home), clock, AttackedClinic.measures())) {
			FontInstallation.install(home.temp().resolve("fonts"));
			attacked.deliver();
			clock.set(FIRST);
			first = open.nightly(Map.of(), Set.of());
			open.monthly(PublishingLoop.MONTH, null);
			export(open);
			attacked.correct();
			clock.set(SECOND);
			second = open.nightly(Map.of(), Set.of());
			export(open);
		}
		attacked.deliverMuchAndBadly();
		try (ChildRun run = ChildRun.start(AttackedClinic.class, clinic.home().toString(), THIRD.toString())
			.reach("check")) {
			run.kill();
		}
		left = readable();
		try (ChildRun run = ChildRun.start(AttackedClinic.class, clinic.home().toString(), THIRD.toString())) {
			third = run.end();
		}
	}

	private static void export(Clinic open) {
		open.export("hostile", new ExportPeriod.OfMonth(PublishingLoop.MONTH), null);
	}

	@Test
	void whatAFeedDoesNotTakeIsRejectedAndTheRestIsIssuedTwice() throws IOException {
		assertThat(AttackedClinic.NAMES).hasSizeGreaterThan(200);
		assertThat(first).isEqualTo(ExitCode.ROWS_REJECTED);
		assertThat(second).isEqualTo(ExitCode.DONE);
		assertThat(clinic.rows("select count(*) from record.rejected_row where reason = 'bad-text'"))
			.containsExactly("[%d]".formatted(3 * AttackedClinic.REFUSED.size()));
		assertThat(files("changes.csv")).hasSize(1);
		assertThat(files(".xlsx")).hasSize(3);
	}

	@Test
	void workbooksComputeAndFollowNothing() throws IOException {
		for (Path file : files(".xlsx")) {
			WorkbookParts parts = WorkbookParts.of(Files.readAllBytes(file));
			assertThat(parts.everywhere("hyperlink")).isEmpty();
			assertThat(parts.everywhere("Relationship")).noneMatch((relation) -> relation.hasAttribute("TargetMode"));
			assertThat(parts.everywhere("f"))
				.allMatch((formula) -> formula.getTextContent().startsWith("'Chart data'!"));
			assertThat(parts.unmarked(SpreadsheetText::startsLikeFormula)).isEmpty();
			assertThat(AccessibleWorkbook.faults(parts)).isEmpty();
			assertThat(parts.cellTexts()).containsAll(AttackedClinic.TITLES);
		}
	}

	@Test
	void everySiteKeepsItsCodeAndNoFieldOfACsvFileIsAFormula() throws IOException {
		for (Path file : files(".csv")) {
			Set<String> sites = new HashSet<>();
			try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
				csv.forEach((row) -> {
					assertThat(row.getFields())
						.noneMatch((field) -> field.stripLeading().matches("(?s)[=+@].*|-[^0-9.].*"));
					sites.add(SpreadsheetText.plain(row.getField("site")));
				});
			}
			sites.remove("");
			assertThat(AttackedClinic.NAMES).containsAll(sites);
			assertThat(sites).hasSizeGreaterThan(AttackedClinic.NAMES.size() / 5);
		}
	}

	@Test
	void aSpreadsheetThatOpensTheFilesComputesAndFollowsNothing() throws Exception {
		LibreOffice office = LibreOffice.find().orElse(null);
		assumeTrue(office != null, "skipped: no LibreOffice is installed on this machine");
		List<Path> copies = new ArrayList<>();
		for (Path file : Stream.concat(files("r2.xlsx").stream(), files("s.csv").stream())
			.filter((path) -> path.toString().contains("r2"))
			.toList()) {
			copies.add(Files.copy(file, folder.resolve("opened-" + copies.size() + "-" + file.getFileName())));
		}
		List<FlatSheet> opened = office.open(folder, copies);
		assertThat(opened).hasSize(3).allSatisfy((sheet) -> {
			assertThat(sheet.formulas()).isEmpty();
			assertThat(sheet.links()).isEmpty();
			assertThat(sheet.texts()).hasSizeGreaterThan(20);
		});
	}

	@Test
	void pagesAndPrintsHoldNothingThatRunsOrLeads() throws IOException {
		for (Path file : files(".html")) {
			Document page = Jsoup.parse(Files.readString(file));
			assertThat(page.select("script, iframe, object, embed, form, base, meta[http-equiv=refresh]")).isEmpty();
			assertThat(page.select("a[href]"))
				.allMatch((link) -> link.attr("href").matches("#[a-z0-9_-]+|[a-z0-9/._-]+"));
			assertThat(page.text()).contains("A&C 50 % off %s");
		}
		for (Path file : files(".pdf")) {
			try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
				assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
				assertThat(pdf.getDocumentCatalog().getNames()).isNull();
				for (PDPage page : pdf.getPages()) {
					assertThat(page.getAnnotations()).isEmpty();
				}
			}
		}
	}

	@Test
	void noIdentifierIsInAnyFileButTheRecordsThemselves() throws IOException {
		Map<String, String> read = readable();
		assertThat(read.keySet()).anyMatch((name) -> name.endsWith("index.html"))
			.anyMatch((name) -> name.endsWith("changes.csv"))
			.anyMatch((name) -> name.contains("hostile") && name.endsWith(".pdf"))
			.anyMatch((name) -> name.endsWith("xl/sharedStrings.xml"))
			.anyMatch((name) -> name.endsWith("manifest.json"));
		read.forEach((name, text) -> assertThat(Identifiers.in(text)).as(name).isEmpty());
	}

	@Test
	void noIdentifierIsInWhatTheKilledRunLeft() {
		assertThat(left).hasSizeGreaterThan(10);
		left.forEach((name, text) -> assertThat(Identifiers.in(text)).as(name).isEmpty());
	}

	/**
	 * The run that was killed has left its files; this one has read its way past them.
	 */
	@Test
	void noIdentifierIsInAnythingTheProgramSaid() {
		String said = String.join("\n", third.out()) + String.join("\n", third.err());
		assertThat(said).contains("people-2026-11-06.csv must have the header");
		assertThat(Identifiers.in(said)).isEmpty();
	}

	@Test
	void noIdentifierIsInTheLedgersAndTablesOfJobs() {
		Map<String, List<String>> found = new TreeMap<>();
		List<String> looked = new ArrayList<>();
		clinic.ask((session) -> {
			session
				.sql("""
						select table_schema || '.' || table_name from information_schema.tables
						where table_schema in ('run', 'issue', 'batch') or (table_schema, table_name) = ('outcome', 'result')""")
				.query(String.class)
				.list()
				.forEach((table) -> {
					looked.add(table);
					String rows = String.join("\n",
							session.sql("select t::text from %s t".formatted(table)).query(String.class).list());
					if (!Identifiers.in(rows).isEmpty()) {
						found.put(table, Identifiers.in(rows));
					}
				});
			return looked;
		});
		assertThat(looked).hasSizeGreaterThan(15)
			.contains("issue.ledger", "issue.released", "run.refusal", "batch.batch_job_execution_params");
		assertThat(found).isEmpty();
	}

	/** Were they nowhere at all, not finding them elsewhere would prove nothing. */
	@Test
	void theIdentifiersWereTakenInAsRecords() {
		assertThat(Identifiers.in(String.join("\n", clinic.rows("select client_id from care.client"))))
			.containsAll(Identifiers.ALL);
		assertThat(Identifiers.in(String.join("\n", clinic.rows("select row_text from record.rejected_row"))))
			.containsAll(Identifiers.ALL);
	}

	/**
	 * The parts of all files below the home, but those that hold the clients' records.
	 */
	private static Map<String, String> readable() throws IOException {
		Map<String, String> texts = new TreeMap<>();
		Path home = clinic.home();
		try (Stream<Path> all = Files.walk(home)) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				String name = home.relativize(file).toString();
				if (!name.matches("(postgres|inbox|config)/.*") && !name.endsWith(".ttf")) {
					texts.put(name, name + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
					if (name.endsWith(".xlsx")) {
						unzip(name, file, texts);
					}
					else if (name.endsWith(".pdf")) {
						try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
							texts.put(name + "/text",
									new PDFTextStripper().getText(pdf) + pdf.getDocumentInformation().getCOSObject());
						}
					}
				}
			}
		}
		return texts;
	}

	private static void unzip(String name, Path file, Map<String, String> texts) throws IOException {
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				texts.put(name + "/" + entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
	}

	private static List<Path> files(String ending) throws IOException {
		try (Stream<Path> all = Files.walk(clinic.home().resolve("reports"))) {
			return all.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
	}

}
