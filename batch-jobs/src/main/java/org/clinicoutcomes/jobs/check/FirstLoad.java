package org.clinicoutcomes.jobs.check;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.BooleanSupplier;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.StatementFailure;

/**
 * Makes staged rows the table of records itself, while that is still empty, so that a
 * large first delivery is written once. Source and night become columns with a default
 * that costs no space, and the index that every record needs is also the check for
 * duplicate keys.
 */
final class FirstLoad {

	/** Rows from which on everything is built again rather than client by client. */
	static final long MANY = 100_000;

	private static final String UNIQUE_VIOLATION = "23505";

	private final Session session;

	private final Night night;

	private final String source;

	private final FeedContract contract;

	private final StagedRows staged;

	private final RecordTable record;

	FirstLoad(Session session, Night night, String source, FeedContract contract) {
		this.session = session;
		this.night = night;
		this.source = source;
		this.contract = contract;
		this.staged = new StagedRows(source, contract);
		this.record = new RecordTable(contract);
	}

	static boolean isDue(Session session, FeedContract contract) {
		return session
			.sql("select not exists (select 1 from %s) and not exists (select 1 from record.waiting_row where feed = ?)"
				.formatted(new RecordTable(contract).name()))
			.param(contract.name())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Attempt what cannot be done when a key stands twice.
	 * @param work says whether it could be done
	 * @return whether it was done; if not, nothing is left of it
	 */
	boolean attempt(BooleanSupplier work) {
		try {
			Savepoint before = this.session.connection().setSavepoint();
			try {
				if (work.getAsBoolean()) {
					return true;
				}
			}
			catch (StatementFailure ex) {
				if (!ex.state().equals(UNIQUE_VIOLATION)) {
					throw ex;
				}
			}
			this.session.connection().rollback(before);
			return false;
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * Make the staged rows the table of records.
	 */
	void adopt() {
		this.session.execute("drop table " + this.record.name());
		this.session.execute("""
				alter table %s
				  drop column deleted,
				  drop column is_released,
				  add column source text not null default '%s',
				  add column known_from int not null default %d,
				  add column known_to int not null default %d""".formatted(this.staged.name(), this.source,
				this.night.number(), Night.OPEN));
		this.session.execute("alter table %s alter column source drop default, alter column known_from drop default"
			.formatted(this.staged.name()));
		this.session.execute("alter table %s rename to %s".formatted(this.staged.name(), this.contract.name()));
		this.session.execute("alter table staging.%s set schema record".formatted(this.contract.name()));
		this.record.createIndexes(this.session);
	}

}
