package org.clinicoutcomes.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One login's transactions. Each begins by making sure that this process still holds the
 * lock, so that a holder that lost it writes nothing more.
 */
public final class Transactions {

	private final DataSource dataSource;

	private final Epoch epoch;

	public Transactions(DataSource dataSource, Epoch epoch) {
		this.dataSource = dataSource;
		this.epoch = epoch;
	}

	/**
	 * Run work in a transaction that may write.
	 * @param <T> type of the result
	 * @param work the work
	 * @return its result
	 */
	public <T> T write(Function<Session, T> work) {
		return run((session) -> {
			this.epoch.assertCurrent(session);
			return work.apply(session);
		});
	}

	/**
	 * Run work without result in a transaction that may write.
	 * @param work the work
	 */
	public void writing(Consumer<Session> work) {
		write((session) -> {
			work.accept(session);
			return true;
		});
	}

	/**
	 * Run work in a transaction that only reads: whatever it did to the connection is
	 * undone.
	 * @param <T> type of the result
	 * @param work the work
	 * @return its result
	 */
	public <T> T read(Function<Session, T> work) {
		return run((session) -> {
			T result = work.apply(session);
			rollBack(session.connection());
			return result;
		});
	}

	private <T> T run(Function<Session, T> work) {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try {
				T result = work.apply(new Session(connection));
				connection.commit();
				return result;
			}
			catch (RuntimeException | Error ex) {
				rollBack(connection);
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw ClinicFailure.database("The database must answer", ex, "start it and run the command again");
		}
	}

	private static void rollBack(Connection connection) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			// The failure that led here tells more than a connection that is gone.
		}
	}

	/**
	 * The number that a lock holder takes; the next holder's is higher.
	 *
	 * @param number the epoch of this process
	 */
	public record Epoch(long number) {

		/**
		 * Take the next epoch.
		 * @param owner connections of the owner
		 * @return the epoch of this process
		 */
		public static Epoch take(DataSource owner) {
			return new Epoch(JdbcClient.create(owner)
				.sql("update run.epoch set epoch = epoch + 1 returning epoch")
				.query(Long.class)
				.single());
		}

		void assertCurrent(Session session) {
			long current = session.sql("select epoch from run.epoch for share").query(Long.class).single();
			if (current != this.number) {
				throw new ClinicFailure(ExitCode.LOCKED,
						"This run must still hold the lock, got: a later run has taken it; nothing more was written");
			}
		}

	}

}
