package org.clinicoutcomes.jobs.measure;

import java.time.Instant;
import java.util.List;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Results;
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
	 * Count the verdicts of the periods that begin within a period.
	 * @param period the period the results are about
	 * @param withStrata whether levels, funders and other strata are wanted
	 * @return its results
	 */
	List<Result> results(ReportingPeriod period, boolean withStrata) {
		return Results.of(this.measure, period, this.asOf,
				new RollUp(this.session, this.measure, period, VERDICTS, withStrata).tallies());
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
