package org.clinicoutcomes.jobs.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Logins;
import org.clinicoutcomes.domain.feed.Rejection;
import org.clinicoutcomes.jobs.pull.Delivered.DeliveredFile;
import org.clinicoutcomes.jobs.pull.Source.SourceFile;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Lands files as they were sent, so that a mapping can read them as tables.
 */
final class Landing {

	private static final int PROGRESS_EVERY = 10_000;

	private final Logins logins;

	private final Transactions owner;

	private final Transactions loader;

	private final Progress progress;

	Landing(Logins logins, Transactions owner, Transactions loader, Progress progress) {
		this.logins = logins;
		this.owner = owner;
		this.loader = loader;
		this.progress = progress;
	}

	void land(Night night, Source source, SourceFile file, List<DeliveredFile> delivered, double shrinkLimit) {
		List<String> header = file.header();
		if (header == null) {
			throw new ClinicFailure(ExitCode.INPUT_REFUSED,
					"Source %s: files.%s.header must list the columns, got: nothing; a mapped file is landed with its header"
						.formatted(source.name(), file.name()));
		}
		createSchema(source);
		String table = quoted(source.landingSchema()) + "." + quoted(file.name());
		this.loader.writing((session) -> {
			session.execute("drop table if exists " + table);
			session.execute("create unlogged table %s (%s, _file text not null, _line int not null)".formatted(table,
					header.stream().map((column) -> quoted(column) + " text").collect(Collectors.joining(", "))));
			for (DeliveredFile one : delivered) {
				CsvFile.Streamed streamed = copy(session, night, source, one, header, table);
				FileLedger ledger = new FileLedger(session);
				new SnapshotSize(ledger, shrinkLimit).check(source, file, streamed.rows());
				ledger.read(one.number(), streamed);
			}
			session.execute("grant select on %s to %s".formatted(table, quoted(this.logins.analyst().name())));
			session.execute("analyze " + table);
		});
	}

	private CsvFile.Streamed copy(Session session, Night night, Source source, DeliveredFile file, List<String> header,
			String table) {
		List<RejectedRows.Row> rejected = new ArrayList<>();
		CsvFile.Streamed[] streamed = new CsvFile.Streamed[1];
		String name = file.path().getFileName().toString();
		session.copy("copy " + table + " from stdin", (rows) -> streamed[0] = new CsvFile(file.path())
			.stream(Header.exactly(header), (found) -> (line, fields) -> {
				String reason = fault(fields, header.size());
				if (reason != null) {
					rejected.add(RejectedRows.Row.of(file.number(), line, null, new Rejection(reason, ""), fields));
					return;
				}
				fields.forEach((field) -> rows.value(field.isEmpty() ? null : field));
				rows.value(name).value(line).endRow();
				if (line % PROGRESS_EVERY == 0) {
					this.progress.add(PROGRESS_EVERY);
				}
			}));
		new RejectedRows(session).replace(night, source.name(), "file " + file.file().name(), rejected);
		return streamed[0];
	}

	private static @Nullable String fault(List<String> fields, int width) {
		if (fields.size() != width) {
			return Rejection.WRONG_NUMBER_OF_FIELDS;
		}
		// No database takes a null character in a text.
		return fields.stream().anyMatch((field) -> field.indexOf('\0') >= 0) ? "bad-text" : null;
	}

	private void createSchema(Source source) {
		this.owner.writing((session) -> {
			String schema = quoted(source.landingSchema());
			session.execute("create schema if not exists " + schema);
			session.execute(
					"grant create, usage on schema %s to %s".formatted(schema, quoted(this.logins.loader().name())));
			session.execute("grant usage on schema %s to %s".formatted(schema, quoted(this.logins.analyst().name())));
		});
	}

	/**
	 * Drop what a source landed.
	 * @param source the source
	 */
	void drop(Source source) {
		this.loader
			.writing((session) -> session.sql("select table_name from information_schema.tables where table_schema = ?")
				.param(source.landingSchema())
				.query(String.class)
				.list()
				.forEach((table) -> session
					.execute("drop table %s.%s".formatted(quoted(source.landingSchema()), quoted(table)))));
	}

	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

}
