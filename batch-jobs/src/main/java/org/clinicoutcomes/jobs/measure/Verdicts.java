package org.clinicoutcomes.jobs.measure;

import java.util.Collection;
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

	private final Collection<String> measures;

	/**
	 * Verdicts of a month.
	 * @param loader a transaction
	 * @param period the month
	 * @param measures ids of the measures that have to decide on anybody
	 */
	Verdicts(Session loader, ReportingPeriod period, Collection<String> measures) {
		this.loader = loader;
		this.period = period;
		this.measures = measures;
	}

	/**
	 * Remove the verdicts that are to be decided again. From here until the roll-up, the
	 * month's results do not follow from its verdicts, which an interrupted night must
	 * know.
	 * @return what they were
	 */
	Map<String, String> takeOutdated() {
		Map<String, String> before = fingerprints();
		this.measures.forEach((measure) -> {
			this.loader.sql("update outcome.measured set is_rolled_up = false where period_start = ? and measure = ?")
				.params(this.period.start(), measure)
				.update();
			this.loader.sql("""
					delete from outcome.verdict
					where period_start = ? and measure = ?
					  and client_id in (select client_id from changed.to_decide where measure = ?)""")
				.params(this.period.start(), measure, measure)
				.update();
		});
		return before;
	}

	/**
	 * What the verdicts are that are to be decided again, or just were.
	 * @return by measure, a text that is the same only if all of them are
	 */
	Map<String, String> fingerprints() {
		Map<String, String> fingerprints = new TreeMap<>();
		// One by one: everybody times every measure would be more than fits in memory.
		this.measures.forEach((measure) -> fingerprints.put(measure,
				this.loader.sql("""
						select count(*) || ':' || coalesce(sum(hashtextextended(v::text, 0)), 0)
						from outcome.verdict v
						where period_start = ? and measure = ?
						  and client_id in (select client_id from changed.to_decide where measure = ?)""")
					.params(this.period.start(), measure, measure)
					.query(String.class)
					.single()));
		return fingerprints;
	}

}
