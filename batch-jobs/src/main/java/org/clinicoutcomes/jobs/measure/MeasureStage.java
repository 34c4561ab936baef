package org.clinicoutcomes.jobs.measure;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Results;
import org.clinicoutcomes.domain.result.Tallies;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.StatementFailure;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Keeps the verdicts and results of all open months up to date: the same measure file
 * runs on all clients, or only on those in whom something moved that it reads.
 */
public final class MeasureStage {

	private static final String VERDICTS = "outcome.verdict";

	private final Transactions owner;

	private final Transactions loader;

	private final Transactions analyst;

	private final Transactions publisher;

	private final Progress progress;

	private final Settings settings;

	private final Parallel parallel = new Parallel();

	private final Map<String, Set<CareColumn>> readColumns = new ConcurrentHashMap<>();

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
	 * @param catalogueVersion the version of all definitions
	 * @return why measures were left out, by id
	 */
	public Map<String, String> measure(Night night, Collection<MeasureFile> measures, String catalogueVersion) {
		Map<String, String> refused = new TreeMap<>();
		List<YearMonth> months = this.publisher
			.read((session) -> new OpenMonths(this.settings.openMonths()).of(night, session));
		forgetOtherMonths(months);
		Set<String> touched = touched(measures, ReportingPeriod.of(months.get(months.size() - 1)));
		for (YearMonth month : months) {
			createPartition(month);
			measure(night, measures, touched, ReportingPeriod.of(month), catalogueVersion)
				.forEach(refused::putIfAbsent);
		}
		return refused;
	}

	/**
	 * A month that is no longer open misses the changes from now on, so that it must
	 * begin anew should it be opened again.
	 */
	private void forgetOtherMonths(List<YearMonth> open) {
		String days = open.stream().map((month) -> "'%s'".formatted(month.atDay(1))).collect(Collectors.joining(", "));
		this.loader.writing((session) -> {
			session.execute("delete from outcome.measured where period_start not in (%s)".formatted(days));
			session.execute("delete from outcome.verdict where period_start not in (%s)".formatted(days));
		});
	}

	private void createPartition(YearMonth month) {
		String partition = partition(month);
		this.owner.writing((session) -> {
			session.execute("create unlogged table if not exists %s partition of %s for values in ('%s')"
				.formatted(partition, VERDICTS, month.atDay(1)));
			session.execute("create index if not exists %s_measure on %s (measure, client_id)"
				.formatted(partition.replace("outcome.", ""), partition));
		});
	}

	private static String partition(YearMonth month) {
		return "outcome.verdict_%s".formatted(month.toString().replace('-', '_'));
	}

	private Map<String, String> measure(Night night, Collection<MeasureFile> measures, Set<String> touched,
			ReportingPeriod period, String catalogueVersion) {
		Map<String, String> refused = new ConcurrentSkipListMap<>();
		List<MeasureFile> outdated = outdated(measures, period);
		List<MeasureFile> decided = measures.stream()
			.filter((measure) -> outdated.contains(measure) || touched.contains(measure.id()))
			.toList();
		if (decided.isEmpty()) {
			return refused;
		}
		Map<String, String> before = this.loader
			.write((session) -> new Verdicts(session, period, touched).takeOutdated());
		this.loader.writing((session) -> forget(session, outdated, period));
		this.parallel.forEach(decided, (measure) -> {
			try {
				decide(measure, period, !outdated.contains(measure));
			}
			catch (MeasureRefused ex) {
				refused.put(ex.measure(), ex.sentence());
			}
		});
		List<MeasureFile> failed = decided.stream().filter((measure) -> refused.containsKey(measure.id())).toList();
		this.loader.writing((session) -> forget(session, failed, period));
		if (!outdated.isEmpty()) {
			this.owner.writing((session) -> session.execute("analyze " + partition(YearMonth.from(period.start()))));
		}
		Map<String, String> after = this.loader
			.read((session) -> new Verdicts(session, period, touched).fingerprints());
		List<MeasureFile> moved = decided.stream()
			.filter((measure) -> outdated.contains(measure) || failed.contains(measure)
					|| !Objects.equals(before.get(measure.id()), after.get(measure.id())))
			.toList();
		Queue<Result> results = new ConcurrentLinkedQueue<>();
		this.parallel.forEach(moved, (measure) -> {
			if (!failed.contains(measure)) {
				results.addAll(rollUp(night, measure, period));
			}
		});
		this.publisher.writing((session) -> new StoredResults(session).replace(night, period,
				moved.stream().map(MeasureFile::id).toList(), measures.stream().map(MeasureFile::id).toList(), results,
				catalogueVersion));
		this.loader.writing((session) -> {
			outdated.stream()
				.filter((measure) -> !failed.contains(measure))
				.forEach((measure) -> session.sql("insert into outcome.measured values (?, ?, ?, true)")
					.params(period.start(), measure.id(), measure.version())
					.update());
			session.sql("update outcome.measured set is_rolled_up = true where period_start = ?")
				.param(period.start())
				.update();
		});
		return refused;
	}

	/**
	 * The measures that read something that moved in a client. For whom, stands in the
	 * database.
	 */
	private Set<String> touched(Collection<MeasureFile> measures, ReportingPeriod period) {
		if (!anyChanged()) {
			return Set.of();
		}
		Map<String, Optional<Set<CareColumn>>> read = new ConcurrentSkipListMap<>();
		this.parallel.forEach(measures, (measure) -> read.put(measure.id(), read(measure, period)));
		Set<String> touched = this.loader.write((session) -> {
			ToDecide toDecide = new ToDecide(session);
			read.forEach(toDecide::note);
			return toDecide.measures();
		});
		this.owner.writing((session) -> session.execute("analyze changed.moved_column"));
		return touched;
	}

	private boolean anyChanged() {
		return this.loader.read((session) -> session.sql("select exists (select 1 from changed.client_change)")
			.query(Boolean.class)
			.single());
	}

	private Optional<Set<CareColumn>> read(MeasureFile measure, ReportingPeriod period) {
		Set<CareColumn> known = this.readColumns.get(measure.version());
		if (known != null) {
			return Optional.of(known);
		}
		try {
			Optional<Set<CareColumn>> read = this.analyst
				.write((session) -> new ReadColumns(session).of(measure, period));
			read.ifPresent((columns) -> this.readColumns.put(measure.version(), columns));
			return read;
		}
		catch (MeasureRefused | StatementFailure ex) {
			// Why, is said when it decides.
			return Optional.empty();
		}
	}

	private void decide(MeasureFile measure, ReportingPeriod period, boolean onlyChanged) {
		this.analyst.writing((session) -> {
			CareSession.begin(session, onlyChanged ? "changed, care" : "care");
			if (onlyChanged) {
				session.execute("set local clinic.measure = '%s'".formatted(measure.id()));
			}
			ReportingPeriod looked = period.ofWindow(measure.header().windowMonths());
			new VerdictQuery(session, measure, looked).insertInto(VERDICTS, period, this.settings.queryLimitSeconds(),
					false);
			new Soundness(session, measure).assertOf(VERDICTS, "period_start = date '%s'".formatted(period.start())
					+ (onlyChanged ? " and client_id in (select client_id from changed.to_decide where measure = '%s')"
						.formatted(measure.id()) : ""));
			if (measure.isOwn() && !onlyChanged) {
				new ClientIsolation(session, measure, this.settings.queryLimitSeconds()).assertFor(VERDICTS, period,
						looked);
			}
		});
		this.progress.add(1);
	}

	private List<Result> rollUp(Night night, MeasureFile measure, ReportingPeriod period) {
		return this.analyst.read((session) -> {
			session.execute("set local work_mem = '64MB'");
			return Results.of(measure, period, night.knownAt(),
					new RollUp(session, measure, period, VERDICTS, true, false).tallies()
						.getOrDefault(period.start(), new Tallies()));
		});
	}

	/**
	 * The measures that do not stand complete for a month: new ones, those whose text
	 * changed, and all after a full build or a crash.
	 */
	private List<MeasureFile> outdated(Collection<MeasureFile> measures, ReportingPeriod period) {
		Map<String, String> versions = new HashMap<>();
		this.loader.read((session) -> {
			session.sql("select measure, version from outcome.measured where period_start = ? and is_rolled_up")
				.param(period.start())
				.query((row) -> {
					versions.put(row.getString("measure"), row.getString("version"));
				});
			return true;
		});
		return measures.stream().filter((measure) -> !measure.version().equals(versions.get(measure.id()))).toList();
	}

	private static void forget(Session session, List<MeasureFile> measures, ReportingPeriod period) {
		String[] ids = measures.stream().map(MeasureFile::id).toArray(String[]::new);
		session.sql("delete from outcome.measured where period_start = ? and measure = any(?)")
			.params(period.start(), ids)
			.update();
		session.sql("delete from outcome.verdict where period_start = ? and measure = any(?)")
			.params(period.start(), ids)
			.update();
	}

}
