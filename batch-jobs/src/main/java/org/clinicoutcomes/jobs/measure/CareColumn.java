package org.clinicoutcomes.jobs.measure;

import java.util.Comparator;

/**
 * A column of care that a measure reads.
 *
 * @param table a table of care
 * @param column a column of it, or {@link #ROWS}
 */
record CareColumn(String table, String column) {

	/**
	 * In place of a column: that rows come and go.
	 */
	static final String ROWS = "*";

	/**
	 * In place of all columns of all tables.
	 */
	static final CareColumn EVERYTHING = new CareColumn("*", ROWS);

	/**
	 * By table, then by column.
	 */
	static final Comparator<CareColumn> ORDER = Comparator.comparing(CareColumn::table)
		.thenComparing(CareColumn::column);

}
