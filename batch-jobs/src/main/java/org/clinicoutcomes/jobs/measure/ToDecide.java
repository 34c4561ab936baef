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
	 * Note what a measure reads, from which it follows on whom it decides.
	 * @param measure id of a measure
	 * @param read the columns it reads, or empty if they cannot be told
	 */
	void note(String measure, Optional<Set<CareColumn>> read) {
		Set<CareColumn> columns = read.orElse(Set.of(CareColumn.EVERYTHING));
		this.loader.sql("delete from changed.read_column where measure = ?").param(measure).update();
		this.loader.sql("insert into changed.read_column select ?, * from unnest(?, ?)")
			.params(measure, columns.stream().map(CareColumn::table).toArray(String[]::new),
					columns.stream().map(CareColumn::column).toArray(String[]::new))
			.update();
	}

	/**
	 * The measures that have to decide on anybody.
	 * @return their ids
	 */
	Set<String> measures() {
		return Set.copyOf(this.loader.sql("""
				select distinct r.measure
				from changed.read_column r
				where r.care_table = '*' or exists (
				  select 1 from changed.moved_column m
				  where m.care_table = r.care_table and m.care_column = r.care_column)""").query(String.class).list());
	}

}
