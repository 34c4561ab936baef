package org.clinicoutcomes.jobs.measure;

import java.util.Map;
import java.util.TreeMap;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The verdicts that are decided again tonight, by which it is seen whether a measure
 * moved at all.
 */
final class Verdicts {

	private final Session loader;

	private final ReportingPeriod period;

	Verdicts(Session loader, ReportingPeriod period) {
		this.loader = loader;
		this.period = period;
	}

	/**
	 * Remove the verdicts that are to be decided again. From here until the roll-up, the
	 * month's results do not follow from its verdicts, which an interrupted night must
	 * know.
	 * @return what they were
	 */
	Map<String, String> takeOutdated() {
		Map<String, String> before = fingerprints();
		this.loader.sql("""
				update outcome.measured set is_rolled_up = false
				where period_start = ? and measure in (select measure from changed.to_decide)""")
			.param(this.period.start())
			.update();
		this.loader
			.sql("""
					delete from outcome.verdict
					where period_start = ? and (measure, client_id) in (select measure, client_id from changed.to_decide)""")
			.param(this.period.start())
			.update();
		return before;
	}

	/**
	 * What the verdicts are that are to be decided again, or just were.
	 * @return by measure, a text that is the same only if all of them are
	 */
	Map<String, String> fingerprints() {
		Map<String, String> fingerprints = new TreeMap<>();
		this.loader.sql("""
				select measure, count(*) || ':' || sum(hashtextextended(v::text, 0)) as fingerprint
				from outcome.verdict v
				where period_start = ? and (measure, client_id) in (select measure, client_id from changed.to_decide)
				group by measure""").param(this.period.start()).query((row) -> {
			fingerprints.put(row.getString("measure"), row.getString("fingerprint"));
		});
		return fingerprints;
	}

}
