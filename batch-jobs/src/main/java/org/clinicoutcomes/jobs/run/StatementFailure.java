package org.clinicoutcomes.jobs.run;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement that the database refused, told without the values it was about.
 */
public final class StatementFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String state;

	public StatementFailure(SQLException cause) {
		super(describe(cause));
		this.state = cause.getSQLState();
		setStackTrace(cause.getStackTrace());
	}

	/**
	 * The SQLSTATE, for deciding what to do.
	 * @return five letters, empty if the driver gave none
	 */
	public String state() {
		return (this.state != null) ? this.state : "";
	}

	/**
	 * Whether the connection, the server or its disk failed rather than the statement.
	 * @return whether it is no fault of the statement
	 */
	public boolean isOutage() {
		return state().startsWith("08") || state().startsWith("53") || state().startsWith("57P")
				|| state().startsWith("58") || state().startsWith("XX") || state().isEmpty();
	}

	/**
	 * Whether the statement itself is at fault: its syntax, a name it does not have, a
	 * right it lacks or a limit it broke; such messages quote the statement, not rows.
	 * @param state SQLSTATE
	 * @return whether the server's own words may be shown
	 */
	private static boolean isHarmless(@Nullable String state) {
		return state != null && (state.startsWith("42") || state.startsWith("57014") || state.startsWith("25")
				|| state.startsWith("0A") || state.startsWith("53"));
	}

	private static String describe(SQLException cause) {
		String state = cause.getSQLState();
		if (isHarmless(state) && cause instanceof PSQLException failure) {
			ServerErrorMessage message = failure.getServerErrorMessage();
			if (message != null && message.getMessage() != null) {
				return "%s (SQLSTATE %s)".formatted(message.getMessage(), state);
			}
		}
		return "the database refused the statement (SQLSTATE %s)".formatted(state);
	}

}
