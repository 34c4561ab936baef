package org.clinicoutcomes.config.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.clinicoutcomes.config.Login;
import org.clinicoutcomes.config.Logins;

/**
 * Creates the clinic's database and its four roles, or what a killed first start left out
 * of them.
 */
final class ClinicDatabase {

	static final String NAME = "clinic_outcomes";

	private ClinicDatabase() {
	}

	static void create(Connection superuser, Logins logins) throws SQLException {
		try (Statement statement = superuser.createStatement()) {
			for (Login login : logins.all()) {
				if (!exists(superuser, "select 1 from pg_roles where rolname = ?", login.name())) {
					statement.execute("create role " + login.name() + " login nosuperuser nocreatedb nocreaterole"
							+ " noreplication nobypassrls password '" + login.password() + "'");
				}
			}
			if (!exists(superuser, "select 1 from pg_database where datname = ?", NAME)) {
				statement.execute("create database " + NAME + " owner owner");
			}
			statement.execute("revoke all on database postgres, template1, " + NAME + " from public");
			statement.execute("grant connect on database " + NAME + " to loader, analyst, publisher");
			statement.execute("grant temporary on database " + NAME + " to loader");
		}
	}

	private static boolean exists(Connection connection, String query, String name) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			statement.setString(1, name);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next();
			}
		}
	}

}
