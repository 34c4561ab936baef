package org.clinicoutcomes.jobs.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Results;
import org.clinicoutcomes.domain.result.Tallies;
import org.clinicoutcomes.jobs.run.Session;

/**
 * One measure in one transaction: its verdicts stand in a table of their own for as long
 * as it lasts.
 */
final class OneMeasure {

	static final String VERDICTS = "verdict_of_now";

	private final Session session;

	private final MeasureFile measure;

	private final Instant asOf;

	private final int limitSeconds;

	private final boolean withEvidence;

	private final boolean isLastNight;

	/**
	 * A measure about to run.
	 * @param session a transaction of the analyst
	 * @param measure the measure
	 * @param state what it reads
	 * @param limitSeconds seconds one query may take
	 * @param withEvidence whether the records behind each verdict are wanted
	 */
	OneMeasure(Session session, MeasureFile measure, State state, int limitSeconds, boolean withEvidence) {
		this.session = session;
		this.measure = measure;
		this.asOf = state.asOf();
		this.limitSeconds = limitSeconds;
		this.withEvidence = withEvidence;
		this.isLastNight = state.schema().equals("care");
		CareSession.begin(session, state.schema());
		// A partitioned parent cannot be copied with its constraints, and needs none
		// here.
		session.execute("create temp table %s (like outcome.verdict%s) on commit drop".formatted(VERDICTS,
				withEvidence ? ", evidence text[]" : ""));
	}

	/**
	 * Decide on the subjects of a period.
	 * @param period the reporting period
	 * @param looked the days the measure looks at
	 * @throws MeasureRefused if the measure breaks a rule
	 */
	void decide(ReportingPeriod period, ReportingPeriod looked) {
		new VerdictQuery(this.session, this.measure, looked).insertInto(VERDICTS, period, this.limitSeconds,
				this.withEvidence);
	}

	/**
	 * Decide on all subjects of a period of any length, as its results are counted: of a
	 * measure whose longer periods are sums, month by month.
	 * @param period the reporting period
	 * @throws MeasureRefused if the measure breaks a rule
	 */
	void decideAll(ReportingPeriod period) {
		if (this.measure.header().additive()) {
			period.months().forEach((month) -> decide(month, month.ofWindow(this.measure.header().windowMonths())));
		}
		else {
			decide(period, period.ofWindow(this.measure.header().windowMonths()));
		}
		assertSound();
	}

	/**
	 * Make sure that all verdicts so far keep to the rules.
	 * @throws MeasureRefused if they do not
	 */
	void assertSound() {
		new Soundness(this.session, this.measure).assertOf(VERDICTS, "true");
		this.session.execute("analyze " + VERDICTS);
	}

	/**
	 * Leave only the verdicts on clients whom one of some funders covered on the day that
	 * they are counted on.
	 * @param funders codes of the coverage feed
	 */
	void keepCoveredBy(Collection<String> funders) {
		this.session.sql("delete from %s where funders is null or not (funders && ?::text[])".formatted(VERDICTS))
			.param(funders.toArray(String[]::new))
			.update();
		this.session.execute("analyze " + VERDICTS);
	}

	/**
	 * Count the verdicts of the periods that begin within a period.
	 * @param period the period the results are about
	 * @param withStrata whether levels, funders and other strata are wanted
	 * @return its results
	 */
	List<Result> results(ReportingPeriod period, boolean withStrata) {
		Map<LocalDate, Tallies> tallies = new RollUp(this.session, this.measure, period, VERDICTS, withStrata, false)
			.tallies();
		return Results.of(this.measure, period, this.asOf, tallies.getOrDefault(period.start(), new Tallies()));
	}

	/**
	 * Count the verdicts of months, each by itself, for the network and its sites.
	 * @param months months, oldest first
	 * @return their results
	 */
	List<Result> resultsByMonth(List<ReportingPeriod> months) {
		ReportingPeriod all = new ReportingPeriod(months.get(0).start(), months.get(months.size() - 1).end());
		Map<LocalDate, Tallies> tallies = new RollUp(this.session, this.measure, all, VERDICTS, false, true).tallies();
		return months.stream()
			.flatMap((month) -> Results
				.of(this.measure, month, this.asOf, tallies.getOrDefault(month.start(), new Tallies()))
				.stream())
			.toList();
	}

	/**
	 * Make sure that the verdicts of a period rest on their own client's records; known
	 * for the project's measures.
	 * @param period the reporting period
	 * @param looked the days the measure looks at
	 * @throws MeasureRefused if they do not
	 */
	void assertIsolated(ReportingPeriod period, ReportingPeriod looked) {
		if (this.measure.isOwn() && this.isLastNight) {
			new ClientIsolation(this.session, this.measure, this.limitSeconds).assertFor(VERDICTS, period, looked);
		}
	}

	void forget() {
		this.session.execute("truncate " + VERDICTS);
	}

}
