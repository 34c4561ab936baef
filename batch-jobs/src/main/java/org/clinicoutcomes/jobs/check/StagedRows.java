package org.clinicoutcomes.jobs.check;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The table in which the accepted rows of one delivery wait to be merged.
 */
final class StagedRows {

	private final String source;

	private final FeedContract contract;

	private final RecordTable record;

	StagedRows(String source, FeedContract contract) {
		this.source = source;
		this.contract = contract;
		this.record = new RecordTable(contract);
	}

	String name() {
		return "staging.\"%s__%s\"".formatted(this.source, this.contract.name());
	}

	/**
	 * Create the table.
	 * @param loader the transaction in which rows are copied: what is created and filled
	 * in one needs no log
	 * @param isToStay whether it is to become the table of records itself
	 */
	void create(Session loader, boolean isToStay) {
		drop(loader);
		loader.execute("""
				create %s table %s (
				  %s,
				  changed_at timestamptz,
				  deleted boolean,
				  file_no int,
				  line int,
				  is_released boolean not null default false
				)""".formatted(isToStay ? "" : "unlogged", name(), this.record.definitions()));
	}

	String copyStatement() {
		return "copy %s (%s, changed_at, deleted, file_no, line) from stdin".formatted(name(), this.record.columns(""));
	}

	void drop(Session loader) {
		loader.execute("drop table if exists " + name());
	}

}
