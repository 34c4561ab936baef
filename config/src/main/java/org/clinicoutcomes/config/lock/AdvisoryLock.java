package org.clinicoutcomes.config.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Logins;

/**
 * Keeps runs of other homes and machines off an external database: an advisory lock of a
 * session of its own, with a watcher that halts the process as soon as that session is
 * lost, because from then on another run may start.
 */
public final class AdvisoryLock implements AutoCloseable {

	private static final long KEY = 0x636C696E69636F75L;

	private static final int SILENCE_SECONDS = 10;

	private static final Duration BEAT = Duration.ofSeconds(5);

	private final Connection connection;

	private final Runnable lost;

	private volatile boolean closed;

	private AdvisoryLock(Connection connection, Runnable lost) {
		this.connection = connection;
		this.lost = lost;
	}

	/**
	 * Takes the lock of a database.
	 * @param logins the database
	 * @return the lock, or empty if another run holds it
	 * @throws ClinicFailure if the database cannot be reached
	 */
	public static Optional<AdvisoryLock> tryTake(Logins logins) {
		return tryTake(logins, BEAT, AdvisoryLock::halt);
	}

	/**
	 * Takes the lock of a database or ends the command.
	 * @param logins the database
	 * @return the lock
	 * @throws ClinicFailure with {@link ExitCode#LOCKED} if another run holds it
	 */
	public static AdvisoryLock take(Logins logins) {
		return tryTake(logins).orElseThrow(() -> new ClinicFailure(ExitCode.LOCKED,
				"No other run may be under way, got: another run holds the lock of " + logins.url()
						+ "; wait until it has ended"));
	}

	static Optional<AdvisoryLock> tryTake(Logins logins, Duration beat, Runnable lost) {
		try {
			Connection connection = logins.owner().connect(logins.url(), "lock", SILENCE_SECONDS);
			if (!isTrue(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
				connection.close();
				return Optional.empty();
			}
			AdvisoryLock lock = new AdvisoryLock(connection, lost);
			Thread watcher = new Thread(() -> lock.watch(beat), "lock-watcher");
			watcher.setDaemon(true);
			watcher.start();
			return Optional.of(lock);
		}
		catch (SQLException ex) {
			throw ClinicFailure.database("The database must let the owner log in", ex,
					"check clinic.database.url and the owner's password, and that the server is up");
		}
	}

	private void watch(Duration beat) {
		try {
			while (!this.closed) {
				Thread.sleep(beat.toMillis());
				isTrue(this.connection, "select true");
			}
		}
		catch (SQLException ex) {
			if (!this.closed) {
				this.lost.run();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static boolean isTrue(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			return rows.next() && rows.getBoolean(1);
		}
	}

	private static void halt() {
		System.err.println("The lock's connection must live as long as the run, got: it was lost; "
				+ "the run has stopped and goes on at the next start");
		Runtime.getRuntime().halt(ExitCode.DATABASE_OR_DISK.code());
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			// The server frees the lock with the session.
		}
	}

}
