package org.clinicoutcomes.config.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Login;
import org.clinicoutcomes.config.Logins;

/**
 * Refuses a database whose logins may do more than their stage needs, because nothing
 * else holds back the SQL in a clinic's files.
 */
final class LoginCheck {

	private LoginCheck() {
	}

	static void check(DataSource owner, Logins logins) {
		try (Connection connection = owner.getConnection();
				PreparedStatement statement = connection.prepareStatement(query())) {
			statement.setArray(1,
					connection.createArrayOf("text", logins.all().stream().map(Login::name).toArray(String[]::new)));
			try (ResultSet faults = statement.executeQuery()) {
				if (faults.next()) {
					throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "The database must " + faults.getString("must")
							+ ", got: " + faults.getString("got") + "; ask its administrator to change that");
				}
			}
		}
		catch (SQLException ex) {
			throw ClinicFailure.database("The database must let the owner log in", ex,
					"check that it is up, and clinic.database if it is external");
		}
	}

	private static String query() {
		try (InputStream file = LoginCheck.class.getResourceAsStream("find-faults-of-logins.sql")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The program must bring its own SQL", ex);
		}
	}

}
