package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.TestClinic.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command that cannot be carried out says, and its exit code.
 */
class CommandLineTests {

	private static TestClinic clinic;

	private static Outcome first;

	@BeforeAll
	static void runANight(@TempDir Path folder) {
		clinic = TestClinic.at(folder.resolve("clinic"))
			.file("config/application.yml", "clinic: {open-months: 0}\n")
			.file("config/sources/registry/source.yml",
					"files: {site: {pattern: 'site-{date}.csv', delivery: snapshot}}\nfeeds: [site]\n")
			.file("inbox/registry/site-2026-01-01.csv", "site,name,time_zone,program,region\ns1,One,UTC,,\n");
		first = clinic.run("nightly");
	}

	@Test
	void aNightThatWentWellSaysWhatCameIn() {
		assertThat(first.code()).as(first.err()).isZero();
		assertThat(first.err()).isEmpty();
		assertThat(first.out()).contains("read = accepted + unchanged + rejected + waiting");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					report                                      | The command must be one of demo, nightly, monthly, export, measure, explain, rebuild, catalogue, status, got: report
					nightly --fast                              | Unknown option: '--fast'
					nightly more                                | Unmatched argument
					nightly --files registry                    | --files
					nightly --files                             | --files
					nightly --accept-shrunken attendence        | --accept-shrunken must name a feed or a file of a source, got: attendence
					monthly --month October                     | it must be a month such as 2026-10, got: October
					monthly --month 2026-13                     | it must be a month such as 2026-10, got: 2026-13
					monthly --month 2026-10-01                  | it must be a month such as 2026-10, got: 2026-10-01
					monthly --as-of yesterday                   | it must be a moment such as 2026-11-02T06:00:00Z, got: yesterday
					measure --from 2026-01-01 --to 2026-02-30 --verdicts v --results r | it must be a day such as 2026-10-31, got: 2026-02-30
					measure --from 2026-01-01                   | Missing required options: '--to=DATE'
					measure --from 2026-02-01 --to 2026-01-01 --verdicts v --results r | --to must not be before --from, got: --from 2026-02-01 --to 2026-01-01
					demo --clients none                         | --clients
					""")
	void aCommandThatCannotBeUnderstoodEndsWith2(String line, String why) {
		assertRefused(clinic.run(line.strip().split(" +")), 2, why);
	}

	@Test
	void noCommandShowsTheCommands() {
		assertThat(CommandLineStart.run()).isEqualTo(2);
	}

	@Test
	void aMissingFolderEndsWith20() {
		assertRefused(clinic.run("nightly", "--files", "registry=/nowhere"), 20,
				"--files registry must name a folder that exists, got: /nowhere");
	}

	@Test
	void aMonthThatIsNotOverEndsWith2() {
		String month = YearMonth.now(ZoneOffset.UTC).toString();
		assertRefused(clinic.run("monthly", "--month", month), 2,
				"A month must be over on the night it is reported as of, got: " + month);
	}

	@Test
	void aMomentBeforeTheFirstNightEndsWith2() {
		assertRefused(clinic.run("monthly", "--month", "2019-12", "--as-of", "2020-01-01T00:00:00Z"), 2,
				"A report must be as of a finished night, got: 2020-01-01T00:00:00Z");
		assertThat(clinic.home().resolve("reports")).isEmptyDirectory();
	}

	@Test
	void noMeasureOfThatNameEndsWith2AndLeavesNoFile() {
		Path verdicts = clinic.home().resolve("verdicts.csv");
		assertRefused(clinic.run("measure", "--from", "2026-01-01", "--to", "2026-01-31", "--measure", "no-such-*",
				"--verdicts", verdicts.toString(), "--results", clinic.home().resolve("results.csv").toString()), 2,
				"no-such-*");
		assertThat(clinic.home()).isDirectoryNotContaining("glob:**.csv*");
	}

	@Test
	void aFileThatCannotBeWrittenEndsWith40() {
		Path nowhere = clinic.home().resolve("no/such/folder/verdicts.csv");
		assertRefused(clinic.run("measure", "--from", "2026-01-01", "--to", "2026-01-31", "--verdicts",
				nowhere.toString(), "--results", nowhere.toString()), 40,
				"The disk must take what is written, got: " + nowhere);
	}

	@Test
	void aHomeThatIsAFileEndsWith2(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("clinic"), "");
		assertRefused(TestClinic.at(file).run("status"), 2, "The home must be a folder, got: the file");
	}

	@Test
	void aSettingThatIsUnknownEndsWith2(@TempDir Path folder) {
		TestClinic wrong = TestClinic.at(folder.resolve("clinic"))
			.file("config/application.yml", "clinic: {colour: red}\n");
		assertRefused(wrong.run("nightly"), 2, "Settings must be YAML");
	}

	@Test
	void beforeTheFirstNightThereIsNothingToShow(@TempDir Path folder) {
		Outcome outcome = TestClinic.at(folder.resolve("clinic")).run("status");
		assertThat(outcome.code()).isZero();
		assertThat(outcome.out()).contains("No night has run");
	}

	@Test
	void aDatabaseThatIsNotThereEndsWith40WithinSeconds(@TempDir Path folder) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		refusesWithinSeconds(external(folder, port), "nightly", "status");
	}

	@Test
	void aServerThatIsNoDatabaseEndsWith40WithinSeconds(@TempDir Path folder) throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			refusesWithinSeconds(external(folder, silent.getLocalPort()), "nightly");
		}
	}

	@Test
	void aWrongPasswordEndsWith40AndIsNotShown(@TempDir Path folder) {
		Outcome outcome = clinic.askLoader((session) -> {
			try {
				int port = Integer.parseInt(session.sql("show port").query(String.class).single());
				return external(folder, port).run("nightly");
			}
			catch (IOException ex) {
				throw new AssertionError(ex);
			}
		});
		assertRefused(outcome, 40, "SQLSTATE 28");
		assertThat(outcome.err()).doesNotContain("wrong-secret");
	}

	private static TestClinic external(Path folder, int port) throws IOException {
		Path password = Files.writeString(folder.resolve("password"), "wrong-secret\n");
		StringBuilder settings = new StringBuilder(
				"clinic:%n  database:%n    mode: external%n    url: jdbc:postgresql://127.0.0.1:%d/clinic%n"
					.formatted(port));
		for (String login : List.of("owner", "loader", "analyst", "publisher")) {
			settings.append("    %s: {username: %s, password-file: '%s'}%n".formatted(login, login, password));
		}
		return TestClinic.at(folder.resolve("clinic")).file("config/application.yml", settings.toString());
	}

	private static void refusesWithinSeconds(TestClinic external, String... commands) {
		for (String command : commands) {
			Instant start = Instant.now();
			assertRefused(external.run(command), 40, "");
			assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
		}
	}

	private static void assertRefused(Outcome outcome, int code, String why) {
		assertThat(outcome.err()).contains(why).doesNotContain("\tat ", "Exception:", "java.");
		assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
		assertThat(outcome.err().lines().filter((line) -> !line.startsWith("Try: "))).as("one sentence").hasSize(1);
	}

}
