package org.clinicoutcomes.config.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.Logins;
import org.clinicoutcomes.config.OpenFolder;
import org.clinicoutcomes.config.postgres.EmbeddedServer;
import org.clinicoutcomes.config.postgres.Superuser;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class LoginCheckTests {

	@TempDir
	static Path folder;

	private static EmbeddedServer server;

	private static Connection superuser;

	@BeforeAll
	static void start() throws IOException, SQLException {
		server = EmbeddedServer.start(OpenFolder.homeIn(folder));
		superuser = Superuser.connect(server);
	}

	@AfterAll
	static void stop() throws SQLException {
		superuser.close();
		server.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"alter role analyst superuser | alter role analyst nosuperuser | analyst, a superuser",
			"grant owner to publisher | revoke owner from publisher | publisher, a member of owner",
			"grant pg_read_server_files to loader | revoke pg_read_server_files from loader | pg_read_server_files",
			"grant create on database clinic_outcomes to analyst"
					+ " | revoke create on database clinic_outcomes from analyst | that right of analyst",
			"alter role analyst rename to other | alter role other rename to analyst | no role analyst" })
	void loginThatMayDoTooMuchIsRefused(String wrong, String right, String named) throws SQLException {
		Logins logins = server.logins();
		try (Statement statement = superuser.createStatement();
				Connection connection = logins.owner().connect(logins.url(), "test", 10)) {
			SingleConnectionDataSource owner = new SingleConnectionDataSource(connection, true);
			assertThatNoException().isThrownBy(() -> LoginCheck.check(owner, logins));
			statement.execute(wrong);
			try {
				assertThatExceptionOfType(ClinicFailure.class).isThrownBy(() -> LoginCheck.check(owner, logins))
					.withMessageContaining(named);
			}
			finally {
				statement.execute(right);
			}
		}
	}

}
