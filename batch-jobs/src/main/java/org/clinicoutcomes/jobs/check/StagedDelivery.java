package org.clinicoutcomes.jobs.check;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.jobs.pull.Source.Delivery;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The staged rows of one feed's delivery, within the transaction that merges them.
 *
 * @param session the transaction
 * @param night tonight
 * @param source name of the source
 * @param contract the feed
 * @param delivery whether everything was delivered or what changed
 */
record StagedDelivery(Session session, Night night, String source, FeedContract contract, Delivery delivery) {

	/**
	 * The table of the staged rows.
	 * @return schema and name
	 */
	String rows() {
		return new StagedRows(this.source, this.contract).name();
	}

	RecordTable record() {
		return new RecordTable(this.contract);
	}

	String key() {
		return this.contract.key();
	}

	boolean isSnapshot() {
		return this.delivery == Delivery.SNAPSHOT;
	}

	int execute(String statement) {
		return this.session.execute(statement);
	}

	boolean exists(String query) {
		return this.session.sql("select exists (" + query + ")").query(Boolean.class).single();
	}

	long count(String query) {
		return this.session.sql(query).query(Long.class).single();
	}

	/**
	 * Whether what seems to be missing is missing: a row whose key could not be read may
	 * be any of those, and a row that did not land is in no mapping.
	 */
	boolean areAllKeysRead() {
		return count("""
				select count(*) from record.rejected_row x
				where (%s and coalesce(x.record_id, '') = '')
				  or (x.night = %d and x.source = '%s' and x.feed like 'file %%')""".formatted(rejectedTonight(),
				this.night.number(), this.source)) == 0;
	}

	String rejectedTonight() {
		return "x.night = %d and x.source = '%s' and x.feed = '%s'".formatted(this.night.number(), this.source,
				this.contract.name());
	}

}
