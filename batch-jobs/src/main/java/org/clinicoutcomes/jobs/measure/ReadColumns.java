package org.clinicoutcomes.jobs.measure;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The columns of care from which a measure's verdicts follow, as the server understands
 * the text: it keeps them for every view, to know what may be dropped.
 */
final class ReadColumns {

	/**
	 * A whole row as one value, of which the server keeps no columns.
	 */
	private static final Pattern WHOLE_ROW = Pattern.compile("\\.\\*");

	private final Session session;

	ReadColumns(Session session) {
		this.session = session;
	}

	/**
	 * What a measure reads.
	 * @param measure a measure
	 * @param period the period it looks at
	 * @return columns as table and column, a table's rows as {@code *}; or empty if they
	 * cannot be told, so that it has to be taken that the measure reads everything
	 * @throws MeasureRefused if the measure breaks a rule
	 */
	Optional<Set<CareColumn>> of(MeasureFile measure, ReportingPeriod period) {
		CareSession.begin(this.session, "care");
		this.session.execute("create temp view read_by_measure as select from (%s) verdict"
			.formatted(new VerdictQuery(this.session, measure, period).select(period, false)));
		Set<CareColumn> columns = new TreeSet<>(CareColumn.ORDER);
		boolean[] isOpaque = { WHOLE_ROW.matcher(viewText()).find() };
		this.session.sql("""
				select c.relname as care_table, coalesce(a.attname, '*') as care_column, d.refobjsubid < 0 as is_system
				from pg_rewrite w
				join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
				  and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
				join pg_class c on c.oid = d.refobjid
				left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and d.refobjsubid <> 0
				where w.ev_class = 'pg_temp.read_by_measure'::regclass""").query((row) -> {
			isOpaque[0] |= row.getBoolean("is_system");
			columns.add(new CareColumn(row.getString("care_table"), row.getString("care_column")));
			columns.add(new CareColumn(row.getString("care_table"), CareColumn.ROWS));
		});
		this.session.execute("drop view read_by_measure");
		return isOpaque[0] ? Optional.empty() : Optional.of(columns);
	}

	private String viewText() {
		return this.session.sql("select pg_get_viewdef('pg_temp.read_by_measure'::regclass)")
			.query(String.class)
			.single();
	}

}
