package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.demo.DemoNight;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A report as of a night is the same whenever it is made.
 */
class AsOfTests {

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final DemoClinic DEMO = new DemoClinic(80, 6, 2, 11, MONTH);

	@TempDir
	private Path folder;

	@Test
	void reportAsOfAnEarlierNightIsTheOneMadeThenDespiteLaterCorrections() throws IOException {
		TestClinic clinic = clinic("clinic");
		NightClock clock = new NightClock();
		try (Clinic open = Clinic.open(clinic.home(), clock)) {
			play(open, clock, 1);
			play(open, clock, 2);
			Issue then = open.monthly(MONTH, null).issues().get(0);
			Instant moment = DEMO.nights().get(1).knownAt();
			play(open, clock, 3);
			Issue corrected = open.monthly(MONTH, null).issues().get(0);
			Contents tonight = clinic.askLoader((session) -> Contents.of(session, "care"));
			Issue again = open.monthly(MONTH, moment.plus(Duration.ofHours(1))).issues().get(0);

			assertThat(again.revision()).isEqualTo(3);
			assertThat(again.folder().resolve("results.csv"))
				.hasSameBinaryContentAs(then.folder().resolve("results.csv"));
			assertThat(text(again)).isEqualTo(text(then));
			assertThat(Files.readString(corrected.folder().resolve("results.csv")).replaceAll("2026-11-\\d\\dT", ""))
				.isNotEqualTo(Files.readString(then.folder().resolve("results.csv")).replaceAll("2026-11-\\d\\dT", ""));
			assertThat(clinic.askLoader((session) -> Contents.of(session, "care")).differencesTo(tonight)).isEmpty();
			assertThat(then.folder().resolve("changes.csv")).doesNotExist();
			assertThat(changesUndone(again)).isEqualTo(changes(corrected)).isNotEmpty();
			assertThatExceptionOfType(ClinicFailure.class)
				.isThrownBy(() -> open.monthly(MONTH, DEMO.nights().get(0).knownAt().minusSeconds(1)))
				.satisfies((failure) -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
		}
	}

	@Test
	void threeNightsEndInTheTablesOfOneThatBringsAllDeliveries() {
		TestClinic nightByNight = clinic("night-by-night");
		TestClinic allAtOnce = clinic("all-at-once");
		NightClock clock = new NightClock();
		try (Clinic open = Clinic.open(nightByNight.home(), clock)) {
			play(open, clock, 1);
			play(open, clock, 2);
			play(open, clock, 3);
		}
		try (Clinic open = Clinic.open(allAtOnce.home(), clock)) {
			DEMO.nights().subList(0, 2).forEach((night) -> deliver(open, night));
			play(open, clock, 3);
		}
		Contents expected = allAtOnce.askLoader((session) -> Contents.of(session, "care"));
		assertThat(nightByNight.askLoader((session) -> Contents.of(session, "care")).differencesTo(expected)).isEmpty();
	}

	private TestClinic clinic(String name) {
		return TestClinic.at(this.folder.resolve(name))
			.file("config/sources/demo/source.yml", DEMO.sourceYml())
			.file("config/application.yml", "clinic: {open-months: 1}\n");
	}

	private static void play(Clinic clinic, NightClock clock, int number) {
		DemoNight night = DEMO.nights().get(number - 1);
		deliver(clinic, night);
		clock.set(night.knownAt());
		clinic.nightly(Map.of(), Set.of());
	}

	private static void deliver(Clinic clinic, DemoNight night) {
		DEMO.deliver(night, clinic.home().inbox().resolve(DemoClinic.SOURCE));
	}

	/**
	 * What changed from before to now, the moments apart.
	 */
	private static List<List<String>> changes(Issue issue) throws IOException {
		return changes(issue, List.of("before", "now"));
	}

	private static List<List<String>> changesUndone(Issue issue) throws IOException {
		return changes(issue, List.of("now", "before"));
	}

	private static List<List<String>> changes(Issue issue, List<String> moments) throws IOException {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
			.ofNamedCsvRecord(issue.folder().resolve("changes.csv"))) {
			return csv.stream()
				.map((row) -> Stream
					.of(Stream.of("measure", "part", "site", "level_of_care", "stratum", "stratum_value",
							"period_start", "period_end", "statistic", "category", "time", "because"),
							moments.stream()
								.flatMap((moment) -> Stream.of("eligible_", "denominator_", "numerator_", "value_")
									.map((column) -> column + moment)))
					.flatMap((columns) -> columns.map(row::getField))
					.toList())
				.toList();
		}
	}

	/**
	 * What the PDF says, but for the number of the issue and what changed since the one
	 * before.
	 */
	private static String text(Issue issue) throws IOException {
		try (Stream<Path> files = Files.list(issue.folder())) {
			Path pdf = files.filter((file) -> file.toString().endsWith(".pdf")).findFirst().orElseThrow();
			try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
				return new PDFTextStripper().getText(document)
					.replaceAll("(?i)(revision |\\br)" + issue.revision(), "$1#")
					.replaceAll("(?s)What changed since last issue\\R.*?Methods\\R", "")
					.replaceAll("Page \\d+ of \\d+|\\d+ of \\d+\\R", "");
			}
		}
	}

}
