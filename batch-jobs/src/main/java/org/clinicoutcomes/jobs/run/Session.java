package org.clinicoutcomes.jobs.run;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection within one transaction.
 */
public final class Session {

	private static final int FETCH_SIZE = 5000;

	private final Connection connection;

	private final JdbcClient client;

	Session(Connection connection) {
		this.connection = connection;
		this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
	}

	/**
	 * Start a statement with positional or named parameters.
	 * @param text the statement
	 * @return the statement to go on with
	 */
	public JdbcClient.StatementSpec sql(String text) {
		return this.client.sql(text);
	}

	/**
	 * Run statements without parameters exactly as they stand.
	 * @param text one or more statements
	 * @return rows written by the first of them
	 */
	public int execute(String text) {
		return execute(text, 0);
	}

	/**
	 * Run statements without parameters exactly as they stand, within a time limit.
	 * @param text one or more statements
	 * @param limitSeconds seconds after which the server is asked to give up, 0 for none
	 * @return rows written by the first of them
	 */
	public int execute(String text, int limitSeconds) {
		try (Statement statement = this.connection.createStatement()) {
			statement.setQueryTimeout(limitSeconds);
			statement.execute(text);
			return statement.getUpdateCount();
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * Stream the rows of a query past a reader without keeping them.
	 * @param text the query
	 * @param limitSeconds seconds after which the server is asked to give up, 0 for none
	 * @param reader is called once with the result, positioned before the first row
	 */
	public void stream(String text, int limitSeconds, ResultReader reader) {
		try (Statement statement = this.connection.createStatement()) {
			statement.setFetchSize(FETCH_SIZE);
			statement.setQueryTimeout(limitSeconds);
			try (ResultSet rows = statement.executeQuery(text)) {
				reader.read(rows);
			}
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * Copy rows into a table.
	 * @param statement a {@code copy ... from stdin}
	 * @param rows writes the rows
	 * @return number of rows copied
	 */
	public long copy(String statement, Consumer<CopyRows> rows) {
		try {
			CopyIn copy = this.connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
			try {
				CopyRows writer = new CopyRows(copy);
				rows.accept(writer);
				writer.flush();
				return copy.endCopy();
			}
			finally {
				if (copy.isActive()) {
					copy.cancelCopy();
				}
			}
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * The connection itself, for what only the driver can do.
	 * @return the connection
	 */
	public Connection connection() {
		return this.connection;
	}

	/**
	 * Reads a result row by row.
	 */
	@FunctionalInterface
	public interface ResultReader {

		/**
		 * Read.
		 * @param rows the result
		 * @throws SQLException if the driver fails
		 */
		void read(ResultSet rows) throws SQLException;

	}

}
