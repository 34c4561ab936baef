package org.clinicoutcomes.config.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Login;
import org.clinicoutcomes.config.Logins;

/**
 * The PostgreSQL that lives in a clinic's home, so that a clinic needs to install nothing
 * but the program.
 * <p>
 * Every user of the server keeps one connection open to show that it is present; the last
 * one to leave stops the server. Whoever starts, adopts or stops it holds
 * {@code start.lock} meanwhile.
 */
public final class EmbeddedServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedServer.class);

	private static final String PRESENT = "present";

	private static final int SILENCE_SECONDS = 20;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Duration LISTENS_WITHIN = Duration.ofSeconds(10);

	private static final int STARTS_TRIED = 20;

	private static final List<String> PASSING = List.of("could not create any TCP/IP sockets",
			"pre-existing shared memory block");

	private final Home home;

	private final Postmaster postmaster;

	private final Passwords passwords;

	private final Connection present;

	private final boolean stops;

	private boolean closed;

	private EmbeddedServer(Home home, Postmaster postmaster, Passwords passwords, Connection present, boolean stops) {
		this.home = home;
		this.postmaster = postmaster;
		this.passwords = passwords;
		this.present = present;
		this.stops = stops;
	}

	/**
	 * Adopts the living server of a home or starts one; at the end it is stopped, also if
	 * it was adopted, unless others are present. For the holder of the lock.
	 * @param home the clinic's folder
	 * @return the server, ready for connections of the four logins
	 * @throws ClinicFailure if it cannot be started or does not accept our password
	 */
	public static EmbeddedServer start(Home home) {
		return enter(home, true, EmbeddedServer::freePort);
	}

	/**
	 * Does the same for one who only looks and holds no lock: an adopted server is never
	 * stopped.
	 * @param home the clinic's folder
	 * @return the server, ready for connections of the four logins
	 * @throws ClinicFailure if it cannot be started or does not accept our password
	 */
	public static EmbeddedServer visit(Home home) {
		return enter(home, false, EmbeddedServer::freePort);
	}

	/**
	 * Tells whether a home has a database, running or not.
	 * @param home the clinic's folder
	 * @return whether a server was ever started for it
	 */
	public static boolean exists(Home home) {
		return Files.isDirectory(data(home));
	}

	/**
	 * Lets a short-lived home run the programs that a lasting one has unpacked.
	 * @param from the lasting home
	 * @param to the short-lived home, which must be gone before the other is
	 */
	public static void lendPrograms(Home from, Home to) {
		try {
			Binaries.lend(from, to);
		}
		catch (IOException ex) {
			throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "The database must be able to write " + to.postgres()
					+ ", got: " + ex.getMessage() + "; free space on the disk and check the folder's owner", ex);
		}
	}

	static EmbeddedServer enter(Home home, boolean stopsAdopted, IntSupplier ports) {
		try {
			return alone(home, () -> {
				Optional<EmbeddedServer> adopted = adopt(home, stopsAdopted);
				return adopted.isPresent() ? adopted.get() : launch(home, ports);
			});
		}
		catch (IOException ex) {
			throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "The database must be able to write " + home.postgres()
					+ ", got: " + ex.getMessage() + "; free space on the disk and check the folder's owner", ex);
		}
		catch (SQLException ex) {
			throw ClinicFailure.database("The database in " + home.postgres() + " must answer", ex,
					"free space on the disk if it is full, and read " + log(home));
		}
	}

	private static Optional<EmbeddedServer> adopt(Home home, boolean stopsAdopted) throws IOException, SQLException {
		Postmaster postmaster = Postmaster.read(data(home)).orElse(null);
		if (postmaster == null) {
			return Optional.empty();
		}
		Passwords passwords = Passwords.read(home);
		Connection present = knock(home, postmaster, passwords);
		if (present == null) {
			return Optional.empty();
		}
		ClinicDatabase.create(present, passwords.logins(postmaster.url(ClinicDatabase.NAME)));
		return Optional.of(new EmbeddedServer(home, postmaster, passwords, present, stopsAdopted));
	}

	/**
	 * Waits for a server that may still be recovering.
	 * @return the connection, or null if there is no living server of this folder
	 */
	private static @Nullable Connection knock(Home home, Postmaster postmaster, Passwords passwords)
			throws SQLException, IOException {
		Instant begin = Instant.now();
		while (postmaster.isAlive()) {
			try {
				Connection present = passwords.of(Passwords.SUPERUSER)
					.connect(postmaster.url("postgres"), PRESENT, SILENCE_SECONDS);
				if (serves(present, data(home))) {
					return present;
				}
				present.close();
				return null;
			}
			catch (SQLException ex) {
				if (isRefusedLogin(ex)) {
					throw new ClinicFailure(ExitCode.DATABASE_OR_DISK,
							"The running server must accept the password in " + Passwords.file(home)
									+ ", got: a refusal by process " + postmaster.pid()
									+ "; restore that file from the backup");
				}
				Duration waited = Duration.between(begin, Instant.now());
				if (isUnreachable(ex) && waited.compareTo(LISTENS_WITHIN) > 0) {
					return null;
				}
				if (waited.compareTo(PATIENCE) > 0) {
					throw ex;
				}
				pause();
			}
		}
		return null;
	}

	private static boolean isRefusedLogin(SQLException ex) {
		return ex.getSQLState() != null && ex.getSQLState().startsWith("28");
	}

	private static boolean isUnreachable(SQLException ex) {
		return "08001".equals(ex.getSQLState());
	}

	private static boolean serves(Connection connection, Path data) throws SQLException, IOException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select current_setting('data_directory')")) {
			rows.next();
			return data.toRealPath().equals(Path.of(rows.getString(1)).toRealPath());
		}
	}

	private static EmbeddedServer launch(Home home, IntSupplier ports) throws IOException, SQLException {
		Binaries binaries = Binaries.unpack(home);
		ServerAccount account = ServerAccount.choose(home, binaries);
		Path data = data(home);
		Passwords passwords = Files.exists(data) ? Passwords.read(home) : Passwords.readOrCreate(home);
		if (!Files.exists(data)) {
			initialise(home, binaries, account, passwords);
		}
		requireVersion(data, binaries);
		if (!account.owns(data)) {
			account.own(data);
		}
		removeStale(data);
		configure(data, account);
		return launch(home, binaries, account, passwords, ports);
	}

	private static EmbeddedServer launch(Home home, Binaries binaries, ServerAccount account, Passwords passwords,
			IntSupplier ports) throws IOException, SQLException {
		Path data = data(home);
		for (int attempt = 1;; attempt++) {
			if (Files.exists(log(home))) {
				Files.move(log(home), data.resolve("server-before.log"), StandardCopyOption.REPLACE_EXISTING);
			}
			Command.Outcome outcome = account.run(home, binaries.program("pg_ctl"), "start", "--wait", "--silent",
					"--timeout=" + PATIENCE.toSeconds(), "--pgdata=" + data, "--log=" + log(home),
					"--options=-p " + ports.getAsInt());
			if (outcome.isGood()) {
				break;
			}
			String told = Files.exists(log(home)) ? Files.readString(log(home)) : outcome.output();
			if (attempt == STARTS_TRIED || PASSING.stream().noneMatch(told::contains)) {
				throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "PostgreSQL must start in " + data + ", got: "
						+ reason(told) + "; free space on the disk if it is full, and read " + log(home));
			}
			pause();
		}
		Postmaster postmaster = Postmaster.read(data)
			.orElseThrow(() -> new IOException("a started server without postmaster.pid"));
		try {
			Connection present = knock(home, postmaster, passwords);
			if (present == null) {
				throw new ClinicFailure(ExitCode.DATABASE_OR_DISK,
						"PostgreSQL must stay up after its start in " + data + ", got: its end; read " + log(home));
			}
			ClinicDatabase.create(present, passwords.logins(postmaster.url(ClinicDatabase.NAME)));
			return new EmbeddedServer(home, postmaster, passwords, present, true);
		}
		catch (SQLException | RuntimeException ex) {
			stop(home, binaries, account);
			throw ex;
		}
	}

	private static void initialise(Home home, Binaries binaries, ServerAccount account, Passwords passwords)
			throws IOException {
		Path beside = home.postgres().resolve("data.new");
		Path passwordFile = home.postgres().resolve("password.new");
		Home.delete(beside);
		account.own(Files.createDirectory(beside));
		try {
			Passwords.write(passwordFile, passwords.of(Passwords.SUPERUSER).password() + "\n");
			account.own(passwordFile);
			Command.Outcome outcome = account.run(home, binaries.program("initdb"), "--pgdata=" + beside,
					"--username=" + Passwords.SUPERUSER, "--pwfile=" + passwordFile, "--auth=scram-sha-256",
					"--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions");
			if (!outcome.isGood()) {
				Home.delete(beside);
				throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "PostgreSQL must be able to create " + beside
						+ ", got: " + reason(outcome.output()) + "; free space on the disk and start again");
			}
		}
		finally {
			Files.deleteIfExists(passwordFile);
		}
		Files.writeString(beside.resolve("postgresql.conf"), "\ninclude 'clinic-outcomes.conf'\n",
				StandardOpenOption.APPEND);
		Files.move(beside, data(home), StandardCopyOption.ATOMIC_MOVE);
	}

	private static void requireVersion(Path data, Binaries binaries) throws IOException {
		String found = Files.readString(data.resolve("PG_VERSION")).trim();
		if (!found.equals(binaries.major())) {
			throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "The data in " + data + " must be of PostgreSQL "
					+ binaries.major() + ", got: " + found
					+ "; run the release of Clinic Outcomes that wrote it, or convert the folder with pg_upgrade");
		}
	}

	/**
	 * Removes the mark of a dead server whose number another program has got since, which
	 * PostgreSQL would take for a living one.
	 */
	private static void removeStale(Path data) throws IOException {
		Postmaster postmaster = Postmaster.read(data).orElse(null);
		if (postmaster != null && postmaster.isReplaced()) {
			Files.delete(Postmaster.file(data));
		}
	}

	private static void configure(Path data, ServerAccount account) throws IOException {
		Path file = data.resolve("clinic-outcomes.conf");
		try (InputStream settings = EmbeddedServer.class.getResourceAsStream("clinic-outcomes.conf")) {
			Files.copy(settings, file, StandardCopyOption.REPLACE_EXISTING);
		}
		account.own(file);
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new ClinicFailure(ExitCode.DATABASE_OR_DISK,
					"A port of the loopback must be free, got: none; end programs that hold many", ex);
		}
	}

	private static String reason(String text) {
		List<String> lines = text.lines().filter((line) -> !line.isBlank()).toList();
		return lines.stream()
			.filter((line) -> line.contains("FATAL") || line.contains("PANIC") || line.contains("error:"))
			.reduce((before, line) -> line)
			.orElse(lines.isEmpty() ? "no reason" : lines.get(lines.size() - 1));
	}

	private static Path data(Home home) {
		return home.postgres().resolve("data");
	}

	private static Path log(Home home) {
		return data(home).resolve("server.log");
	}

	private static void pause() throws IOException {
		try {
			Thread.sleep(100);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("The database must answer, got: an interruption", ex);
		}
	}

	public Logins logins() {
		return this.passwords.logins(this.postmaster.url(ClinicDatabase.NAME));
	}

	Login superuser() {
		return this.passwords.of(Passwords.SUPERUSER);
	}

	public long pid() {
		return this.postmaster.pid();
	}

	/**
	 * Leaves the server, and stops it if nobody else is present.
	 */
	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		try {
			alone(this.home, () -> {
				boolean last = isLast();
				closePresent();
				if (last && this.stops && this.postmaster.isAlive()) {
					Binaries binaries = Binaries.unpack(this.home);
					stop(this.home, binaries, ServerAccount.choose(this.home, binaries));
				}
				return this;
			});
		}
		catch (IOException | SQLException | ClinicFailure ex) {
			logger.warn("The database in {} must stop, got: process {} still runs; the next start goes on with it",
					this.home.postgres(), this.postmaster.pid());
		}
	}

	private boolean isLast() {
		try (Statement statement = this.present.createStatement(); ResultSet rows = statement.executeQuery("""
				select count(*)
				from pg_stat_activity
				where application_name = 'clinic-outcomes/present'
				  and pid <> pg_backend_pid()
				""")) {
			rows.next();
			return rows.getInt(1) == 0;
		}
		catch (SQLException ex) {
			// A connection lost means a server that fell, which nobody can use.
			return true;
		}
	}

	private void closePresent() {
		try {
			this.present.close();
		}
		catch (SQLException ex) {
			// The server drops it at its stop.
		}
	}

	private static void stop(Home home, Binaries binaries, ServerAccount account) throws IOException {
		Command.Outcome outcome = account.run(home, binaries.program("pg_ctl"), "stop", "--silent", "--wait",
				"--mode=fast", "--timeout=120", "--pgdata=" + data(home));
		if (!outcome.isGood() && Postmaster.read(data(home)).filter(Postmaster::isAlive).isPresent()) {
			throw new IOException("a server that does not stop");
		}
	}

	private static EmbeddedServer alone(Home home, Step step) throws IOException, SQLException {
		synchronized (EmbeddedServer.class) {
			try (FileChannel channel = FileChannel.open(home.postgres().resolve("start.lock"),
					StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
				channel.lock();
				return step.run();
			}
		}
	}

	/**
	 * What is done while no other process starts or stops the server.
	 */
	@FunctionalInterface
	private interface Step {

		EmbeddedServer run() throws IOException, SQLException;

	}

}
