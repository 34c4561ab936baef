package org.clinicoutcomes.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.jobs.command.CommandLineStart;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.jobs.run.Transactions.Epoch;

/**
 * A clinic's home in a temporary folder, with sources and deliveries that a test writes,
 * and the real program running on the real database.
 */
public final class TestClinic {

	private final Path home;

	private TestClinic(Path home) {
		this.home = home;
	}

	/**
	 * A clinic without sources.
	 * @param home a folder that does not exist yet or is empty
	 * @return the clinic
	 */
	public static TestClinic at(Path home) {
		return new TestClinic(home);
	}

	/**
	 * Give it a new and empty PostgreSQL without the work of unpacking one, which does
	 * not survive a failure of the machine.
	 * @return this
	 */
	public TestClinic withPreparedPostgres() {
		PreparedPostgres.copyTo(this.home);
		return this;
	}

	public Path home() {
		return this.home;
	}

	/**
	 * Write a file below the home.
	 * @param path relative path
	 * @param text its content
	 * @return this
	 */
	public TestClinic file(String path, String text) {
		try {
			Path file = this.home.resolve(path);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Copy the folder of an example source into the home's sources.
	 * @param example the folder
	 * @return this
	 */
	public TestClinic source(Path example) {
		Path target = this.home.resolve("config/sources").resolve(example.getFileName());
		try (Stream<Path> files = Files.list(example)) {
			Files.createDirectories(target);
			for (Path file : files.toList()) {
				Files.copy(file, target.resolve(file.getFileName()));
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Run a command as a user would.
	 * @param args the command and its options, without --home
	 * @return exit code and what was printed
	 */
	public Outcome run(String... args) {
		PrintStream standardOut = System.out;
		PrintStream standardErr = System.err;
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
		System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
		try {
			String[] all = Stream.concat(Stream.of(args), Stream.of("--home", this.home.toString()))
				.toArray(String[]::new);
			int code = CommandLineStart.run(all);
			return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
		}
		finally {
			System.setOut(standardOut);
			System.setErr(standardErr);
		}
	}

	/**
	 * Look into the database as its owner while no command runs.
	 * @param <T> type of the answer
	 * @param question what to ask
	 * @return the answer
	 */
	public <T> T ask(Function<Session, T> question) {
		return ask(Database::owner, question);
	}

	/**
	 * Look into the records and what was built, as the login that wrote them.
	 * @param <T> type of the answer
	 * @param question what to ask
	 * @return the answer
	 */
	public <T> T askLoader(Function<Session, T> question) {
		return ask(Database::loader, question);
	}

	/**
	 * Change the database as the loader, without taking anything from who holds the lock.
	 * @param statement the change
	 */
	public void change(String statement) {
		change(Database::loader, statement);
	}

	/**
	 * Change the ledgers as their owner, as nobody should.
	 * @param statement the change
	 */
	public void forge(String statement) {
		change(Database::owner, statement);
	}

	private void change(Function<Database, DataSource> login, String statement) {
		Home folder = Home.at(this.home);
		try (Database database = Database.open(folder, Settings.load(folder))) {
			long epoch = new Transactions(database.owner(), new Epoch(0))
				.read((session) -> session.sql("select epoch from run.epoch").query(Long.class).single());
			new Transactions(login.apply(database), new Epoch(epoch)).writing((session) -> session.execute(statement));
		}
	}

	private <T> T ask(Function<Database, DataSource> login, Function<Session, T> question) {
		Home folder = Home.at(this.home);
		try (Database database = Database.open(folder, Settings.load(folder))) {
			return new Transactions(login.apply(database), new Epoch(0)).read(question);
		}
	}

	/**
	 * All rows of a query as texts, sorted.
	 * @param query a query
	 * @return one text per row
	 */
	public List<String> rows(String query) {
		return askLoader((session) -> session.sql(query)
			.query()
			.listOfRows()
			.stream()
			.map(Map::values)
			.map(String::valueOf)
			.sorted()
			.toList());
	}

	/**
	 * What a command ended in.
	 *
	 * @param code its exit code
	 * @param out what it printed
	 * @param err what it complained of
	 */
	public record Outcome(int code, String out, String err) {
	}

}
