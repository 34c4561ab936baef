package org.clinicoutcomes.jobs.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Results;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Measures any period on tonight's state or an earlier one, without leaving a verdict
 * behind.
 */
public final class Measuring {

	private static final String VERDICTS = "verdict_of_now";

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
	 * Measure a period.
	 * @param measures the measures
	 * @param request what is wanted
	 * @param verdicts is shown the verdicts of every measure, null if nobody wants them
	 * @return results and the measures that were refused
	 */
	public Measured measure(Collection<MeasureFile> measures, Request request, @Nullable VerdictReader verdicts) {
		Map<String, List<Result>> results = new ConcurrentSkipListMap<>();
		Map<String, String> refused = new ConcurrentSkipListMap<>();
		Consumer<MeasureFile> one = (measure) -> {
			try {
				// Each in a transaction of its own: a measure that fails may take its
				// connection with it.
				results.put(measure.id(), this.analyst.read((session) -> measure(session, measure, request, verdicts)));
			}
			catch (MeasureRefused ex) {
				refused.put(ex.measure(), ex.sentence());
			}
		};
		if (verdicts != null) {
			measures.forEach(one);
		}
		else {
			this.parallel.forEach(measures, one);
		}
		return new Measured(results.values().stream().flatMap(List::stream).toList(), refused);
	}

	private List<Result> measure(Session session, MeasureFile measure, Request request,
			@Nullable VerdictReader verdicts) {
		CareSession.begin(session, request.schema());
		// A partitioned parent cannot be copied with its constraints, and needs none
		// here.
		session.execute("create temp table %s (like outcome.verdict) on commit drop".formatted(VERDICTS));
		ReportingPeriod window = request.isExplicit() ? request.period()
				: request.period().ofWindow(measure.header().windowMonths());
		VerdictQuery query = new VerdictQuery(session, measure, window);
		query.insertInto(VERDICTS, request.period(), this.limitSeconds);
		query.assertSound(VERDICTS, request.period(), false);
		session.execute("analyze " + VERDICTS);
		if (verdicts != null) {
			session.stream("select * from %s order by subject_id, part, category".formatted(VERDICTS), 0,
					(rows) -> verdicts.read(measure, rows));
		}
		this.progress.add(1);
		return Results.of(measure, request.period(), request.asOf(),
				new RollUp(session, measure, request.period(), VERDICTS, request.withStrata()).tallies());
	}

	/**
	 * What is to be measured.
	 *
	 * @param period the reporting period
	 * @param isExplicit whether measures with a longer window look at the period itself
	 * @param asOf the moment as of which the records in the schema were known
	 * @param schema care or past
	 * @param withStrata whether levels, funders and other strata are wanted
	 */
	public record Request(ReportingPeriod period, boolean isExplicit, Instant asOf, String schema, boolean withStrata) {
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
