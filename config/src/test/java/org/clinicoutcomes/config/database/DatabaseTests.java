package org.clinicoutcomes.config.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Login;
import org.clinicoutcomes.config.OpenFolder;
import org.clinicoutcomes.config.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseTests {

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	@TempDir
	static Path folder;

	private static Home home;

	private static Database database;

	@BeforeAll
	static void open() throws IOException {
		home = OpenFolder.homeIn(folder);
		assertThat(Database.exists(home, Settings.load(home))).isFalse();
		database = Database.open(home, Settings.load(home));
	}

	@AfterAll
	static void close() {
		database.close();
	}

	static Stream<String[]> pairsOfLogins() {
		List<String> names = List.of("owner", "loader", "analyst", "publisher");
		return names.stream()
			.flatMap((from) -> Stream.concat(names.stream(), Stream.of("postgres"))
				.filter((to) -> !to.equals(from))
				.map((to) -> new String[] { from, to }));
	}

	@ParameterizedTest
	@MethodSource("pairsOfLogins")
	void noLoginCanBecomeAnother(String from, String to) {
		assertDenied(from, "set role " + to);
		assertDenied(from, "select set_config('role', '" + to + "', false)");
		assertDenied(from, "set session authorization " + to);
		assertDenied(from, "grant " + to + " to " + from);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select pg_read_file('PG_VERSION')", "select * from pg_ls_dir('.')",
			"copy (select 1) to program 'true'", "copy (select 1) to '/tmp/canary4711'",
			"create temporary table read (line text)", "create table public.mine (id int)", "create schema mine",
			"select lo_import('/etc/passwd')", "create extension dblink", "alter role analyst superuser",
			"select rolpassword from pg_authid", "alter system set fsync = off" })
	void analystReachesNeitherFilesNorProgramsNorRights(String sql) {
		assertDenied("analyst", sql);
	}

	@Test
	void noLoginEntersAnotherDatabase() {
		for (Login login : database.logins().all()) {
			String url = database.logins().url().replace("clinic_outcomes", "postgres");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> login.connect(url, "test", 10).close());
		}
	}

	@Test
	void ownerCreatesSchemas() {
		JdbcClient owner = JdbcClient.create(database.owner());
		owner.sql("create schema mine").update();
		owner.sql("drop schema mine").update();
	}

	@ParameterizedTest
	@CsvSource({ "owner", "loader", "analyst", "publisher" })
	void sessionsAreInUtcWhereverTheMachineIs(String login) {
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
		try (Database other = Database.visit(home, Settings.load(home))) {
			JdbcClient client = JdbcClient.create(pool(other, login));
			assertThat(client.sql("show timezone").query(String.class).single()).isEqualTo("UTC");
			assertThat(client.sql("select current_user").query(String.class).single()).isEqualTo(login);
			assertThat(client.sql("select timestamptz '2026-03-08 02:30:00'").query(OffsetDateTime.class).single())
				.isEqualTo(OffsetDateTime.of(2026, 3, 8, 2, 30, 0, 0, ZoneOffset.UTC));
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	@Test
	void visitorLeavesTheServerToTheRun() {
		Database.visit(home, Settings.load(home)).close();
		assertThat(JdbcClient.create(database.publisher()).sql("select 1").query(Integer.class).single()).isOne();
	}

	@Test
	void externalDatabaseIsOpenedByUrlAndPasswordFiles() throws IOException {
		Settings settings = external("external", database.logins().owner().name());
		try (Database external = Database.open(home, settings)) {
			assertThat(JdbcClient.create(external.loader()).sql("select current_user").query(String.class).single())
				.isEqualTo("loader");
			assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> Database.open(home, settings))
				.extracting(ClinicFailure::exitCode)
				.isEqualTo(ExitCode.LOCKED);
			Database.visit(home, settings).close();
		}
		Database.open(home, settings).close();
	}

	@Test
	void wrongPasswordOfAnExternalDatabaseEndsWithDatabaseOrDisk() throws IOException {
		Settings settings = external("refused", "nobody");
		assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> Database.open(home, settings))
			.extracting(ClinicFailure::exitCode)
			.isEqualTo(ExitCode.DATABASE_OR_DISK);
	}

	private static Settings external(String name, String owner) throws IOException {
		Home other = Home.at(folder.resolve(name));
		StringBuilder text = new StringBuilder(
				"clinic:\n  database:\n    mode: external\n    url: " + database.logins().url() + "\n");
		for (Login login : database.logins().all()) {
			Path file = Files.writeString(other.config().resolve(login.name() + ".password"), login.password() + "\n");
			text.append("    ").append(login.name()).append(":\n      password-file: ").append(file).append('\n');
			if (login.name().equals("owner")) {
				text.append("      username: ").append(owner).append('\n');
			}
		}
		Files.writeString(other.config().resolve("application.yml"), text);
		return Settings.load(other);
	}

	private static DataSource pool(Database database, String login) {
		return switch (login) {
			case "owner" -> database.owner();
			case "loader" -> database.loader();
			case "analyst" -> database.analyst();
			default -> database.publisher();
		};
	}

	private static void assertDenied(String login, String sql) {
		assertThatExceptionOfType(SQLException.class).as("%s: %s", login, sql).isThrownBy(() -> {
			try (Connection connection = pool(database, login).getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
		}).extracting(SQLException::getSQLState).isEqualTo(INSUFFICIENT_PRIVILEGE);
	}

}
