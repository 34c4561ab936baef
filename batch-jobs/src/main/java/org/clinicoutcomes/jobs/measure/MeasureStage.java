package org.clinicoutcomes.jobs.measure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Results;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Keeps the verdicts and results of all open months up to date: the same measure file
 * runs on all clients, or only on those that changed.
 */
public final class MeasureStage {

	private static final String VERDICTS = "outcome.verdict";

	private final Transactions owner;

	private final Transactions loader;

	private final Transactions analyst;

	private final Transactions publisher;

	private final Progress progress;

	private final Settings settings;

	/**
	 * The stage.
	 * @param owner creates the partitions of verdicts
	 * @param loader removes verdicts that are no longer true
	 * @param analyst runs the measures
	 * @param publisher writes the results
	 * @param settings how many months are open
	 * @param progress told of results
	 */
	public MeasureStage(Transactions owner, Transactions loader, Transactions analyst, Transactions publisher,
			Settings settings, Progress progress) {
		this.owner = owner;
		this.loader = loader;
		this.analyst = analyst;
		this.publisher = publisher;
		this.settings = settings;
		this.progress = progress;
	}

	/**
	 * Measure all open months.
	 * @param night tonight
	 * @param measures the measures
	 * @return why measures were left out
	 */
	public List<String> measure(Night night, Collection<MeasureFile> measures) {
		List<String> refused = new ArrayList<>();
		List<YearMonth> months = this.publisher
			.read((session) -> new OpenMonths(this.settings.openMonths()).of(night, session));
		for (YearMonth month : months) {
			ReportingPeriod period = ReportingPeriod.of(month);
			createPartition(month);
			removeOutdated(period);
			List<Result> results = new ArrayList<>();
			for (MeasureFile measure : measures) {
				try {
					results.addAll(measure(night, measure, period));
				}
				catch (MeasureRefused ex) {
					removeAll(measure, period);
					if (!refused.contains(ex.getMessage())) {
						refused.add(ex.getMessage());
					}
				}
			}
			this.publisher.writing((session) -> new StoredResults(session).replace(night, period, results));
		}
		return refused;
	}

	private void createPartition(YearMonth month) {
		String partition = "outcome.verdict_%s".formatted(month.toString().replace('-', '_'));
		this.owner.writing((session) -> {
			session.execute("create unlogged table if not exists %s partition of %s for values in ('%s')"
				.formatted(partition, VERDICTS, month.atDay(1)));
			session.execute("create index if not exists %s_measure on %s (measure, client_id)"
				.formatted(partition.replace("outcome.", ""), partition));
		});
	}

	private void removeOutdated(ReportingPeriod period) {
		String mine = "period_start = date '%s'".formatted(period.start());
		this.loader.writing((session) -> session
			.execute("delete from %s where %s and client_id in (select client_id from changed.client_change)"
				.formatted(VERDICTS, mine)));
	}

	private List<Result> measure(Night night, MeasureFile measure, ReportingPeriod period) {
		boolean isComplete = isComplete(measure, period);
		if (!isComplete) {
			removeAll(measure, period);
		}
		List<Result> results = this.analyst.write((session) -> {
			session.execute("set local search_path = %s, pg_temp".formatted(isComplete ? "changed, care" : "care"));
			session.execute("set local work_mem = '64MB'");
			VerdictQuery query = new VerdictQuery(session, measure, period.ofWindow(measure.header().windowMonths()));
			query.insertInto(VERDICTS, period, this.settings.queryLimitSeconds());
			query.assertSound(VERDICTS, period);
			session.execute("set local search_path = care, pg_temp");
			return Results.of(measure, period, night.knownAt(),
					new RollUp(session, measure, period, VERDICTS, true).tallies());
		});
		this.loader.writing((session) -> session.sql("""
				insert into outcome.measured (period_start, measure, version) values (?, ?, ?)
				on conflict (period_start, measure) do update set version = excluded.version""")
			.params(period.start(), measure.id(), measure.version())
			.update());
		this.progress.add(results.size());
		return results;
	}

	private boolean isComplete(MeasureFile measure, ReportingPeriod period) {
		return this.loader.read((session) -> session
			.sql("select count(*) from outcome.measured where period_start = ? and measure = ? and version = ?")
			.params(period.start(), measure.id(), measure.version())
			.query(Long.class)
			.single()) == 1;
	}

	private void removeAll(MeasureFile measure, ReportingPeriod period) {
		this.loader.writing((Session session) -> {
			session.sql("delete from outcome.measured where period_start = ? and measure = ?")
				.params(period.start(), measure.id())
				.update();
			session.sql("delete from outcome.verdict where period_start = ? and measure = ?")
				.params(period.start(), measure.id())
				.update();
		});
	}

}
