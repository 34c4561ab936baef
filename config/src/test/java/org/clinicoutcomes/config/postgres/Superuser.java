package org.clinicoutcomes.config.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets a test do what no login may.
 */
public final class Superuser {

	private Superuser() {
	}

	/**
	 * Connects to the clinic's database.
	 * @param server the server
	 * @return the connection
	 * @throws SQLException if the server refuses
	 */
	public static Connection connect(EmbeddedServer server) throws SQLException {
		return server.superuser().connect(server.logins().url(), "test", 60);
	}

}
