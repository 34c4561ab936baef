package org.clinicoutcomes.jobs.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Measures any period on tonight's state or an earlier one, without leaving a verdict
 * behind.
 */
public final class Measuring {

	private final Transactions analyst;

	private final Progress progress;

	private final int limitSeconds;

	private final Parallel parallel = new Parallel();

	/**
	 * Measuring.
	 * @param analyst the login that measures run as
	 * @param progress told of verdicts
	 * @param limitSeconds seconds one measure may take
	 */
	public Measuring(Transactions analyst, Progress progress, int limitSeconds) {
		this.analyst = analyst;
		this.progress = progress;
		this.limitSeconds = limitSeconds;
	}

	/**
	 * Measure an explicit period: measures with a longer window look at the period
	 * itself.
	 * @param measures the measures
	 * @param period the period
	 * @param state what is read
	 * @param verdicts is shown the verdicts of every measure
	 * @return results and the measures that were refused
	 */
	public Measured measure(Collection<MeasureFile> measures, ReportingPeriod period, State state,
			VerdictReader verdicts) {
		Collector collector = new Collector();
		measures.forEach((measure) -> collector.collect(measure, () -> this.analyst.read((session) -> {
			OneMeasure one = new OneMeasure(session, measure, state, this.limitSeconds, false);
			one.decide(period, period);
			one.assertSound();
			one.assertIsolated(period, period);
			session.stream("select * from %s order by subject_id, part, category".formatted(OneMeasure.VERDICTS), 0,
					(rows) -> verdicts.read(measure, rows));
			return one.results(period, true);
		})));
		return collector.measured();
	}

	/**
	 * Measure all periods that a month's report speaks of.
	 * @param measures the measures
	 * @param periods the month, those before it, and the longer ones
	 * @param state what is read
	 * @return results and the measures that were refused
	 */
	public Measured measure(Collection<MeasureFile> measures, MonthPeriods periods, State state) {
		Collector collector = new Collector();
		this.parallel.forEach(measures, (measure) -> collector.collect(measure,
				// Each in a transaction of its own: a measure that fails may take
				// its connection with it.
				() -> this.analyst.read((session) -> measure(session, measure, periods, state))));
		return collector.measured();
	}

	private List<Result> measure(Session session, MeasureFile measure, MonthPeriods periods, State state) {
		OneMeasure one = new OneMeasure(session, measure, state, this.limitSeconds, false);
		MeasureHeader header = measure.header();
		periods.months().forEach((month) -> one.decide(month, month.ofWindow(header.windowMonths())));
		one.assertSound();
		one.assertIsolated(periods.reported(), periods.reported().ofWindow(header.windowMonths()));
		List<Result> results = new ArrayList<>(
				one.resultsByMonth(periods.months().subList(0, periods.months().size() - 1)));
		results.addAll(one.results(periods.reported(), true));
		// A window of months already looks back from the month's end.
		if (header.windowMonths() == 1) {
			for (ReportingPeriod longer : periods.toDate().values()) {
				if (!header.additive()) {
					one.forget();
					one.decide(longer, longer);
					one.assertSound();
				}
				results.addAll(one.results(longer, true));
			}
		}
		this.progress.add(1);
		return results;
	}

	/**
	 * Measure a period and the twelve months that end with it, only on clients whom one
	 * of some funders covered.
	 * @param measures the measures
	 * @param period the period, whole months
	 * @param state what is read
	 * @param funders codes of the coverage feed
	 * @return results of the period for the network, its sites and levels, and of the
	 * months for the network; and the measures that were refused
	 */
	public Measured measureFor(Collection<String> funders, Collection<MeasureFile> measures, ReportingPeriod period,
			State state) {
		Collector collector = new Collector();
		this.parallel.forEach(measures, (measure) -> collector.collect(measure,
				() -> this.analyst.read((session) -> measureFor(session, funders, measure, period, state))));
		return collector.measured();
	}

	private List<Result> measureFor(Session session, Collection<String> funders, MeasureFile measure,
			ReportingPeriod period, State state) {
		OneMeasure one = new OneMeasure(session, measure, state, this.limitSeconds, false);
		int window = measure.header().windowMonths();
		List<ReportingPeriod> months = new MonthPeriods(YearMonth.from(period.end()), 1).months();
		months = months.subList(1, months.size());
		months.forEach((month) -> one.decide(month, month.ofWindow(window)));
		one.assertSound();
		one.assertIsolated(period, period.ofWindow(window));
		one.keepCoveredBy(funders);
		List<Result> results = new ArrayList<>(one.resultsByMonth(months)
			.stream()
			.filter((result) -> result.isNetwork() && !result.period().equals(period))
			.toList());
		one.forget();
		one.decideAll(period);
		one.keepCoveredBy(funders);
		results.addAll(one.results(period, true)
			.stream()
			.filter((result) -> result.stratum().isEmpty()
					&& (result.site().isEmpty() || result.levelOfCare().isEmpty()))
			.toList());
		this.progress.add(1);
		return results;
	}

	/**
	 * Keeps the results of the measures that ran and why others did not.
	 */
	private static final class Collector {

		private final Map<String, List<Result>> results = new ConcurrentSkipListMap<>();

		private final Map<String, String> refused = new ConcurrentSkipListMap<>();

		void collect(MeasureFile measure, Supplier<List<Result>> run) {
			try {
				this.results.put(measure.id(), run.get());
			}
			catch (MeasureRefused ex) {
				this.refused.put(ex.measure(), ex.sentence());
			}
		}

		Measured measured() {
			return new Measured(this.results.values().stream().flatMap(List::stream).toList(), this.refused);
		}

	}

	/**
	 * What was measured.
	 *
	 * @param results the results
	 * @param refused why measures were left out, by id
	 */
	public record Measured(List<Result> results, Map<String, String> refused) {
	}

	/**
	 * Reads the verdicts of a measure.
	 */
	@FunctionalInterface
	public interface VerdictReader {

		/**
		 * Read.
		 * @param measure the measure
		 * @param rows its verdicts, positioned before the first
		 * @throws SQLException if the driver fails
		 */
		void read(MeasureFile measure, ResultSet rows) throws SQLException;

	}

}
