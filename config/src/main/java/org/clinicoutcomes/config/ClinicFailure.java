package org.clinicoutcomes.config;

import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Ends a command with one sentence a person can act on: what must hold, what came, what
 * to do.
 */
public final class ClinicFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;

	public ClinicFailure(ExitCode exitCode, String message) {
		this(exitCode, message, null);
	}

	public ClinicFailure(ExitCode exitCode, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
	}

	/**
	 * A failure of the database. The server's own text is left out, because it may quote
	 * a client's row, unless it is about the statement itself.
	 * @param mustHold what must hold
	 * @param cause what the driver reported
	 * @param whatToDo the way out
	 * @return the failure, with {@link ExitCode#DATABASE_OR_DISK}
	 */
	public static ClinicFailure database(String mustHold, SQLException cause, String whatToDo) {
		return new ClinicFailure(ExitCode.DATABASE_OR_DISK,
				mustHold + ", got: " + withoutRows(cause) + "; " + whatToDo);
	}

	/**
	 * Returns what may be told of a database's error.
	 * @param error what the driver reported
	 * @return the SQLSTATE, with the first line of the text where that can only name
	 * tables, columns and words of the statement (class 42)
	 */
	public static String withoutRows(SQLException error) {
		String state = error.getSQLState();
		if (state == null) {
			return "no answer";
		}
		String text = state.startsWith("42") ? " " + String.valueOf(error.getMessage()).lines().findFirst().orElse("")
				: "";
		return "SQLSTATE " + state + text;
	}

	/**
	 * Finds the failure meant for a person inside what a framework has wrapped around it.
	 * @param thrown what was caught
	 * @return the first failure in the chain of causes
	 */
	public static Optional<ClinicFailure> in(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof ClinicFailure failure) {
				return Optional.of(failure);
			}
		}
		return Optional.empty();
	}

	public ExitCode exitCode() {
		return this.exitCode;
	}

}
