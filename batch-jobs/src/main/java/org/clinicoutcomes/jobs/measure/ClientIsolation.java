package org.clinicoutcomes.jobs.measure;

import java.util.List;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.run.Session;

/**
 * Makes sure that a verdict rests on its own client's records only: the measure runs on
 * one half of the clients and on the other, and must decide on each client as it did when
 * it saw all of them. Else a night that measures only the clients that changed would
 * count otherwise than one that measures everybody.
 */
final class ClientIsolation {

	private static final String ALONE = "verdict_alone";

	private static final List<String> COMPARED = List.of("subject_id", "client_id", "stay_id", "site", "counted_on",
			"part", "exclusion", "met", "value", "event", "before", "after", "category");

	private final Session session;

	private final MeasureFile measure;

	private final int limitSeconds;

	ClientIsolation(Session session, MeasureFile measure, int limitSeconds) {
		this.session = session;
		this.measure = measure;
		this.limitSeconds = limitSeconds;
	}

	/**
	 * Make sure, for the verdicts of one period; only the state of the last night can be
	 * halved.
	 * @param verdicts the table of verdicts on everybody
	 * @param period the reporting period
	 * @param looked the days the measure looks at
	 * @throws MeasureRefused if some verdicts differ
	 */
	void assertFor(String verdicts, ReportingPeriod period, ReportingPeriod looked) {
		this.session.execute("create temp table %s (like outcome.verdict) on commit drop".formatted(ALONE));
		for (int half = 0; half < 2; half++) {
			this.session.execute("set local search_path = half, care, pg_temp");
			this.session.execute("set local clinic.half = '%d'".formatted(half));
			new VerdictQuery(this.session, this.measure, looked).insertInto("pg_temp." + ALONE, period,
					this.limitSeconds, false);
		}
		this.session.execute("set local search_path = care, pg_temp");
		String columns = String.join(", ", COMPARED);
		String all = "select %s from %s where measure = '%s' and period_start = date '%s'".formatted(columns, verdicts,
				this.measure.id(), period.start());
		String alone = "select %s from pg_temp.%s".formatted(columns, ALONE);
		long different = this.session.sql(
				"select (select count(*) from (%1$s except all %2$s) d) + (select count(*) from (%2$s except all %1$s) d)"
					.formatted(all, alone))
			.query(Long.class)
			.single();
		this.session.execute("drop table pg_temp." + ALONE);
		if (different > 0) {
			throw new MeasureRefused(this.measure.id(), "must decide on a client by that client's records alone",
					different + " verdicts that depend on other clients");
		}
	}

}
