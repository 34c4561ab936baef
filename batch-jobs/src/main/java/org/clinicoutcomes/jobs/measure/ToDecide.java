package org.clinicoutcomes.jobs.measure;

import java.util.Optional;
import java.util.Set;

import org.clinicoutcomes.jobs.run.Session;

/**
 * On whom each measure has to decide again: the clients in whom something moved that it
 * reads.
 */
final class ToDecide {

	private final Session loader;

	ToDecide(Session loader) {
		this.loader = loader;
	}

	/**
	 * Note a measure's clients.
	 * @param measure id of a measure
	 * @param read the columns it reads, or empty if they cannot be told
	 */
	void note(String measure, Optional<Set<CareColumn>> read) {
		if (read.isEmpty()) {
			this.loader.sql("""
					insert into changed.to_decide
					select ?, client_id from changed.client_change
					on conflict do nothing""").param(measure).update();
			return;
		}
		this.loader.sql("""
				insert into changed.to_decide
				select distinct ?, m.client_id
				from changed.moved_column m
				join unnest(?, ?) as r (care_table, care_column)
				  on r.care_table = m.care_table and r.care_column = m.care_column
				on conflict do nothing""")
			.params(measure, read.get().stream().map(CareColumn::table).toArray(String[]::new),
					read.get().stream().map(CareColumn::column).toArray(String[]::new))
			.update();
	}

	/**
	 * The measures that have to decide on anybody.
	 * @return their ids
	 */
	Set<String> measures() {
		return Set.copyOf(this.loader.sql("select distinct measure from changed.to_decide").query(String.class).list());
	}

}
