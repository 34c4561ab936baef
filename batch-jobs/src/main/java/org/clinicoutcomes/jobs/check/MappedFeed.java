package org.clinicoutcomes.jobs.check;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.measure.SingleStatement;
import org.clinicoutcomes.jobs.pull.Delivered;
import org.clinicoutcomes.jobs.pull.Delivered.DeliveredFile;
import org.clinicoutcomes.jobs.pull.Source;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.StatementFailure;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Runs a source's mapping as the login that may read what landed and nothing else, and
 * hands its rows on as if they had come from a file.
 */
final class MappedFeed {

	private static final Pattern TABLE = Pattern.compile("\"Relation Name\": \"[^\"]*\",\\s*\"Schema\": \"([^\"]*)\"");

	private final Transactions analyst;

	private final int limitSeconds;

	MappedFeed(Transactions analyst, int limitSeconds) {
		this.analyst = analyst;
		this.limitSeconds = limitSeconds;
	}

	/**
	 * The columns that the mapping returns.
	 * @param source the source
	 * @param contract the feed
	 * @return names without those of file and line
	 * @throws ClinicFailure if it is not one query with the contract's columns
	 */
	List<String> header(Source source, FeedContract contract) {
		return run(source, contract, (session) -> describe(session, source, contract)).stream()
			.map(Returned::name)
			.filter((name) -> !name.startsWith("_"))
			.toList();
	}

	/**
	 * Stream the rows of the mapping.
	 * @param delivered what was delivered
	 * @param contract the feed
	 * @param rows takes file number, line and fields
	 * @return for every file the lines that were carried
	 */
	Map<String, BitSet> stream(Delivered delivered, FeedContract contract, MappedRows rows) {
		Source source = delivered.source();
		Map<String, DeliveredFile> files = new TreeMap<>();
		delivered.files()
			.values()
			.forEach((list) -> list.forEach((file) -> files.put(file.path().getFileName().toString(), file)));
		return run(source, contract, (session) -> {
			List<Returned> columns = describe(session, source, contract);
			Map<String, BitSet> carried = new TreeMap<>();
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(this.limitSeconds);
			session.stream(asTexts(columns, source.mappings().get(contract.name())), this.limitSeconds, (result) -> {
				while (result.next()) {
					pass(result, columns, files, carried, rows);
					// The driver's limit ends with the first rows.
					if (System.nanoTime() > deadline) {
						throw refused(source, contract, "must end within %d seconds".formatted(this.limitSeconds),
								"more rows after that", "correct the query or raise clinic.query-limit-seconds");
					}
				}
			});
			return carried;
		});
	}

	private static void pass(ResultSet result, List<Returned> columns, Map<String, DeliveredFile> files,
			Map<String, BitSet> carried, MappedRows rows) throws SQLException {
		List<String> fields = new ArrayList<>(columns.size());
		String fileName = "";
		int line = 0;
		for (int i = 0; i < columns.size(); i++) {
			String value = result.getString(i + 1);
			switch (columns.get(i).name()) {
				case "_file" -> fileName = (value != null) ? value : "";
				case "_line" -> line = result.getInt(i + 1);
				default -> fields.add((value != null) ? value : "");
			}
		}
		DeliveredFile file = files.get(fileName);
		if (file != null && line > 0) {
			carried.computeIfAbsent(file.file().name(), (name) -> new BitSet()).set(line);
		}
		rows.row((file != null) ? file.number() : 0, line, fields);
	}

	private <T> T run(Source source, FeedContract contract, Function<Session, T> work) {
		try {
			return this.analyst.read((session) -> {
				session.execute("set local search_path = \"%s\"".formatted(source.landingSchema()));
				return work.apply(session);
			});
		}
		catch (StatementFailure ex) {
			if (ex.isOutage()) {
				throw ex;
			}
			throw refused(source, contract, "must run on what landed", fault(ex), "correct the query");
		}
	}

	/**
	 * What went wrong while rows were read; the server's own words may quote one of them.
	 */
	private String fault(StatementFailure failure) {
		return switch (failure.state()) {
			case "57014" -> "one that takes more than %d seconds".formatted(this.limitSeconds);
			case "42501" -> "one that does what its login may not (SQLSTATE 42501)";
			default -> "one that fails on a row (SQLSTATE %s)".formatted(failure.state());
		};
	}

	private List<Returned> describe(Session session, Source source, FeedContract contract) {
		String mapping = source.mappings().get(contract.name());
		String fault = SingleStatement.fault(mapping);
		if (fault != null) {
			throw refused(source, contract, "must be exactly one query", fault, "leave one select");
		}
		List<Returned> columns = new ArrayList<>();
		try (PreparedStatement alone = session.connection().prepareStatement(mapping)) {
			// The text must stand on its own before it is wrapped.
			ResultSetMetaData returned = alone.getMetaData();
			if (returned == null) {
				throw refused(source, contract, "must be a query", "a statement that returns no rows",
						"leave one select");
			}
			for (int i = 1; i <= returned.getColumnCount(); i++) {
				columns.add(new Returned(returned.getColumnName(i), returned.getColumnTypeName(i)));
			}
		}
		catch (SQLException ex) {
			StatementFailure failure = new StatementFailure(ex);
			if (failure.isOutage()) {
				throw failure;
			}
			throw refused(source, contract, "must be a query on what landed", String.valueOf(failure.getMessage()),
					"correct the query");
		}
		List<String> allowed = new ArrayList<>(contract.columnNames());
		allowed.addAll(List.of("_file", "_line", FeedContract.CHANGED_AT, FeedContract.DELETED));
		for (Returned column : columns) {
			if (!allowed.remove(column.name())) {
				throw refused(source, contract, "must return the contract's columns, each once: " + allowed,
						column.name(), "correct the query");
			}
		}
		List<String> missing = contract.columns()
			.stream()
			.filter((column) -> column.required() && allowed.contains(column.name()))
			.map(Column::name)
			.toList();
		if (!missing.isEmpty() || allowed.contains("_file") || allowed.contains("_line")) {
			throw refused(source, contract, "must return _file, _line and every required column",
					"none named " + (missing.isEmpty() ? "_file and _line" : missing), "add them to the query");
		}
		assertOwnLanding(session, source, contract);
		return columns;
	}

	/**
	 * The login may read more than a mapping may: what other sources landed, and what was
	 * built.
	 */
	private void assertOwnLanding(Session session, Source source, FeedContract contract) {
		String mapping = SingleStatement.withoutEnd(source.mappings().get(contract.name()));
		session.stream("explain (verbose, format json)\n" + mapping, this.limitSeconds, (plan) -> {
			while (plan.next()) {
				Matcher tables = TABLE.matcher(plan.getString(1));
				while (tables.find()) {
					if (!tables.group(1).equals(source.landingSchema())) {
						throw refused(source, contract, "must read what its own source landed",
								"a table of schema " + tables.group(1), "name only files of source.yml");
					}
				}
			}
		});
	}

	private static String asTexts(List<Returned> columns, String mapping) {
		List<String> texts = columns.stream().map((column) -> {
			String name = "\"" + column.name() + "\"";
			return switch (column.type()) {
				case "timestamptz" ->
					"to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(name);
				case "timestamp" -> "to_char(%s, 'YYYY-MM-DD\"T\"HH24:MI:SS')".formatted(name);
				case "_text", "_varchar" -> "array_to_string(%s, ' ')".formatted(name);
				default -> name + "::text";
			};
		}).toList();
		return "select " + String.join(", ", texts) + " from (\n" + SingleStatement.withoutEnd(mapping) + "\n) mapping";
	}

	private static ClinicFailure refused(Source source, FeedContract contract, String mustHold, String got,
			String remedy) {
		return new ClinicFailure(ExitCode.INPUT_REFUSED, "Source %s: the mapping %s.sql %s, got: %s; %s"
			.formatted(source.name(), contract.name(), mustHold, got, remedy));
	}

	/**
	 * Takes the rows of a mapping.
	 */
	@FunctionalInterface
	interface MappedRows {

		void row(int fileNumber, long line, List<String> fields);

	}

	private record Returned(String name, String type) {
	}

}
