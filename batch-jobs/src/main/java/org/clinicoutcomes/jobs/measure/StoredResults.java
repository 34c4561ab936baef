package org.clinicoutcomes.jobs.measure;

import java.util.Collection;
import java.util.List;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.run.CopyRows;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;
import org.jspecify.annotations.Nullable;

/**
 * The results of open months as of the last night.
 */
final class StoredResults {

	private final Session session;

	StoredResults(Session session) {
		this.session = session;
	}

	/**
	 * Replace the results of measures that moved, and forget those of measures that are
	 * no longer there.
	 */
	void replace(Night night, ReportingPeriod period, List<String> moved, List<String> all, Collection<Result> results,
			String catalogueVersion) {
		this.session
			.sql("delete from outcome.result where period_start = ? and (measure = any(?) or measure <> all(?))")
			.params(period.start(), moved.toArray(String[]::new), all.toArray(String[]::new))
			.update();
		this.session.copy("copy outcome.result from stdin", (rows) -> results.forEach((result) -> {
			rows.value(night.number()).value(period.start().toString()).value(period.end().toString());
			rows.value(result.measure()).value(result.version()).value(result.part()).value(result.site());
			rows.value(result.levelOfCare()).value(result.stratum()).value(result.stratumValue());
			rows.value(result.statistic().word()).value(result.category());
			number(rows, result.time());
			rows.value(result.eligible()).value(result.excluded()).value(result.missing()).value(result.denominator());
			rows.value((result.numerator() != null) ? result.numerator().toString() : null);
			number(rows, result.value());
			number(rows, result.ciLow());
			number(rows, result.ciHigh());
			rows.value(catalogueVersion);
			rows.endRow();
		}));
	}

	private static void number(CopyRows rows, @Nullable Double number) {
		rows.value((number != null) ? number.toString() : null);
	}

}
