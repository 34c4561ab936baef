package org.clinicoutcomes.config.database;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Login;
import org.clinicoutcomes.config.Logins;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.lock.AdvisoryLock;
import org.clinicoutcomes.config.postgres.EmbeddedServer;

/**
 * The clinic's database, open for the four logins from before the start of Spring to the
 * end of the command.
 */
public final class Database implements AutoCloseable {

	private static final int MINIMUM_SILENCE_SECONDS = 3600;

	private final AutoCloseable held;

	private final Logins logins;

	private final HikariDataSource owner;

	private final HikariDataSource loader;

	private final HikariDataSource analyst;

	private final HikariDataSource publisher;

	private @Nullable Thread closing;

	private Database(AutoCloseable held, Logins logins, Settings settings) {
		this.held = held;
		this.logins = logins;
		int silenceSeconds = Math.max(MINIMUM_SILENCE_SECONDS, 2 * settings.queryLimitSeconds());
		this.owner = pool("owner", logins.url(), logins.owner(), 3, silenceSeconds);
		this.loader = pool("loader", logins.url(), logins.loader(), 4, silenceSeconds);
		this.analyst = pool("analyst", logins.url(), logins.analyst(), 4, silenceSeconds);
		this.publisher = pool("publisher", logins.url(), logins.publisher(), 2, silenceSeconds);
	}

	/**
	 * Opens the database for the holder of the home's lock. Starts the embedded server if
	 * need be; takes the lock of an external database.
	 * @param home the clinic's folder
	 * @param settings says which database
	 * @return the database, checked
	 * @throws ClinicFailure if it cannot be started or reached, another home's run holds
	 * its lock, or a login may do too much
	 */
	public static Database open(Home home, Settings settings) {
		return switch (settings.database().mode()) {
			case EMBEDDED -> {
				EmbeddedServer server = EmbeddedServer.start(home);
				yield checked(new Database(server, server.logins(), settings));
			}
			case EXTERNAL -> {
				Logins logins = settings.database().logins();
				yield checked(new Database(AdvisoryLock.take(logins), logins, settings));
			}
		};
	}

	/**
	 * Opens the database for one who only looks and holds no lock: a server found running
	 * is left running.
	 * @param home the clinic's folder
	 * @param settings says which database
	 * @return the database, checked
	 * @throws ClinicFailure if it cannot be started or reached, or a login may do too
	 * much
	 */
	public static Database visit(Home home, Settings settings) {
		return switch (settings.database().mode()) {
			case EMBEDDED -> {
				EmbeddedServer server = EmbeddedServer.visit(home);
				yield checked(new Database(server, server.logins(), settings));
			}
			case EXTERNAL -> checked(new Database(() -> {
			}, settings.database().logins(), settings));
		};
	}

	/**
	 * Tells whether there is something to look at.
	 * @param home the clinic's folder
	 * @param settings says which database
	 * @return false if the embedded database was never created
	 */
	public static boolean exists(Home home, Settings settings) {
		return settings.database().mode() == Settings.Mode.EXTERNAL || EmbeddedServer.exists(home);
	}

	private static Database checked(Database database) {
		try {
			LoginCheck.check(database.owner, database.logins);
		}
		catch (RuntimeException ex) {
			database.close();
			throw ex;
		}
		database.closing = new Thread(database::abandon, "database-close");
		Runtime.getRuntime().addShutdownHook(database.closing);
		return database;
	}

	private static HikariDataSource pool(String purpose, String url, Login login, int size, int silenceSeconds) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("clinic-outcomes/" + purpose);
		config.setJdbcUrl(url);
		config.setUsername(login.name());
		config.setPassword(login.password());
		config.setDataSourceProperties(Login.driverProperties(purpose, silenceSeconds));
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(5));
		config.setValidationTimeout(TimeUnit.SECONDS.toMillis(3));
		// The first connection is made when it is needed.
		config.setInitializationFailTimeout(-1);
		// The driver asks for the machine's zone, which no start option can undo.
		config.setConnectionInitSql("set time zone 'UTC'");
		config.setExceptionOverride(new FaultOfStatement());
		return new HikariDataSource(config);
	}

	/**
	 * A statement that asks for something PostgreSQL does not do is no fault of its
	 * connection, and no reason to warn.
	 */
	private static final class FaultOfStatement implements SQLExceptionOverride {

		@java.lang.Override
		public Override adjudicate(SQLException thrown) {
			return "0A000".equals(thrown.getSQLState()) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
		}

	}

	/**
	 * Migrates, and keeps the batch tables.
	 * @return the pool, at most three connections
	 */
	public DataSource owner() {
		return this.owner;
	}

	/**
	 * Writes landing and record.
	 * @return the pool, at most four connections
	 */
	public DataSource loader() {
		return this.loader;
	}

	/**
	 * Runs mappings and measures.
	 * @return the pool, at most four connections
	 */
	public DataSource analyst() {
		return this.analyst;
	}

	/**
	 * Reads results and writes the ledger.
	 * @return the pool, at most two connections
	 */
	public DataSource publisher() {
		return this.publisher;
	}

	public Logins logins() {
		return this.logins;
	}

	/**
	 * Closes the pools and leaves the embedded server.
	 */
	@Override
	public void close() {
		release();
		if (this.closing != null) {
			try {
				Runtime.getRuntime().removeShutdownHook(this.closing);
			}
			catch (IllegalStateException ex) {
				// The process is ending; the hook finds everything closed.
			}
		}
	}

	// The process was told to end while it worked; what its threads say of that is noise.
	private void abandon() {
		LoggingSystem.get(Database.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
		release();
	}

	private synchronized void release() {
		this.owner.close();
		this.loader.close();
		this.analyst.close();
		this.publisher.close();
		try {
			this.held.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("A database must close", ex);
		}
	}

}
