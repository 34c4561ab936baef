package org.clinicoutcomes.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A name and a password for the database, which never shows its password.
 *
 * @param name the role's name in the database
 * @param password its password
 */
public record Login(String name, String password) {

	/**
	 * Opens one plain connection outside of every pool.
	 * @param url the database
	 * @param purpose what {@code pg_stat_activity} calls the connection
	 * @param silenceSeconds how long the server may be silent before the connection
	 * counts as lost
	 * @return the connection
	 * @throws SQLException if the server does not answer within five seconds or refuses
	 */
	public Connection connect(String url, String purpose, int silenceSeconds) throws SQLException {
		Properties properties = driverProperties(purpose, silenceSeconds);
		properties.setProperty("user", this.name);
		properties.setProperty("password", this.password);
		return DriverManager.getConnection(url, properties);
	}

	/**
	 * Returns how the driver is set up for every connection of the program.
	 * @param purpose what {@code pg_stat_activity} calls the connection
	 * @param silenceSeconds how long the server may be silent before the connection
	 * counts as lost
	 * @return the properties, without name and password
	 */
	public static Properties driverProperties(String purpose, int silenceSeconds) {
		Properties properties = new Properties();
		properties.setProperty("ApplicationName", "clinic-outcomes/" + purpose);
		properties.setProperty("options", "-c statement_timeout=0");
		properties.setProperty("connectTimeout", "5");
		properties.setProperty("loginTimeout", "5");
		properties.setProperty("socketTimeout", Integer.toString(silenceSeconds));
		properties.setProperty("tcpKeepAlive", "true");
		// The server's detail and the failed batch quote rows.
		properties.setProperty("logServerErrorDetail", "false");
		properties.setProperty("reWriteBatchedInserts", "true");
		return properties;
	}

	@Override
	public String toString() {
		return "Login[name=" + this.name + "]";
	}

}
