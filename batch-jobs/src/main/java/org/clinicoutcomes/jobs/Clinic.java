package org.clinicoutcomes.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.ClinicApplication;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.config.lock.HomeLock;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.build.StateOfNight;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.measure.EvidenceDates;
import org.clinicoutcomes.jobs.measure.Explaining;
import org.clinicoutcomes.jobs.measure.Explaining.Subject;
import org.clinicoutcomes.jobs.measure.MeasureRefused;
import org.clinicoutcomes.jobs.measure.Measuring;
import org.clinicoutcomes.jobs.measure.Measuring.Measured;
import org.clinicoutcomes.jobs.measure.Measuring.VerdictReader;
import org.clinicoutcomes.jobs.measure.Provisional;
import org.clinicoutcomes.jobs.measure.State;
import org.clinicoutcomes.jobs.publish.FunderFile;
import org.clinicoutcomes.jobs.publish.Funders;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.publish.LookTrial;
import org.clinicoutcomes.jobs.publish.OwedMonths;
import org.clinicoutcomes.jobs.publish.PublishStage;
import org.clinicoutcomes.jobs.publish.Rebuilding;
import org.clinicoutcomes.jobs.publish.Rebuilt;
import org.clinicoutcomes.jobs.run.Executions;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.RunLedger;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.templates.font.FontInstallation;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A clinic whose lock is held and whose database is open: what the commands do.
 */
public final class Clinic implements AutoCloseable {

	private final Home home;

	private final List<AutoCloseable> open;

	private final ConfigurableApplicationContext context;

	private final Clock clock;

	private Clinic(Home home, List<AutoCloseable> open, ConfigurableApplicationContext context, Clock clock) {
		this.home = home;
		this.open = open;
		this.context = context;
		this.clock = clock;
	}

	/**
	 * Take the clinic's lock, open its database and prepare the jobs.
	 * @param folder the clinic's home
	 * @param clock tells the moment of a night
	 * @return the clinic
	 * @throws ClinicFailure if another run holds the lock, or the database does not
	 * answer
	 */
	public static Clinic open(Path folder, Clock clock) {
		Home home = Home.at(folder);
		List<AutoCloseable> open = new ArrayList<>();
		try {
			open.add(0, HomeLock.take(home));
			Settings settings = Settings.load(home);
			home.emptyTemp();
			Map<String, String> refused = new OwnMeasures(home, settings).refused();
			FontInstallation.install(home.temp().resolve("fonts"));
			ConfigurableApplicationContext context = start(home, settings, open);
			refused.forEach(context.getBean(Catalogue.class)::refuse);
			return new Clinic(home, open, context, clock);
		}
		catch (RuntimeException | Error ex) {
			close(open);
			throw ex;
		}
	}

	/**
	 * Open a clinic beside the real one, in which measures are tried.
	 * @param home its folder
	 * @param settings its settings
	 * @param clock tells the moment of a night
	 * @param measures the measures, and no others
	 * @return the clinic
	 */
	static Clinic openForTrial(Home home, Settings settings, Clock clock, List<MeasureFile> measures) {
		List<AutoCloseable> open = new ArrayList<>();
		try {
			home.emptyTemp();
			ConfigurableApplicationContext context = start(home, settings, open);
			context.getBean(Catalogue.class).holdOnly(measures);
			context.getBean(Progress.class).mute();
			return new Clinic(home, open, context, clock);
		}
		catch (RuntimeException | Error ex) {
			close(open);
			throw ex;
		}
	}

	private static ConfigurableApplicationContext start(Home home, Settings settings, List<AutoCloseable> open) {
		Database database = Database.open(home, settings);
		open.add(0, database);
		open.add(0, Clinic::silenceLog);
		ConfigurableApplicationContext context = ClinicApplication.of(home, settings, database, JobsApplication.class)
			.run();
		open.add(0, context);
		context.getBean(PublishStage.class).recover();
		return context;
	}

	/**
	 * Run a night, or go on with one that was interrupted.
	 * @param files folders to read instead of the inbox, by source
	 * @param acceptShrunken feeds whose snapshot may be as small as it is
	 * @return what came of it
	 */
	public ExitCode nightly(Map<String, Path> files, Set<String> acceptShrunken) {
		assertSources(files);
		assertKnown(acceptShrunken);
		Nights nights = bean(Nights.class);
		Night night = nights.begin(this.clock.instant(), new Nights.Request(files, acceptShrunken));
		bean(NightlyWork.class).prepare(night, nights.request(night));
		bean(Executions.class).run(this.context.getBean("nightly", Job.class),
				new JobParametersBuilder().addLong("night", (long) night.number()).toJobParameters());
		return outcome(night);
	}

	private void assertSources(Map<String, Path> files) {
		Path sources = this.home.config().resolve("sources");
		for (String name : files.keySet()) {
			if (!Files.isDirectory(sources.resolve(name))) {
				throw new ClinicFailure(ExitCode.USAGE,
						"--files must name a source of %s, got: %s; correct the name or add its folder"
							.formatted(sources, name));
			}
		}
	}

	private void assertKnown(Set<String> acceptShrunken) {
		Set<String> known = new TreeSet<>(bean(FeedContracts.class).names());
		known.addAll(bean(NightlyWork.class).fileNames());
		for (String name : acceptShrunken) {
			if (!known.contains(name)) {
				throw new ClinicFailure(ExitCode.USAGE,
						"--accept-shrunken must name a feed or a file of a source, got: %s; known are %s"
							.formatted(name, known));
			}
		}
	}

	private ExitCode outcome(Night night) {
		RunLedger ledger = ledger();
		if (!ledger.refusals(night).isEmpty()) {
			return ExitCode.INPUT_REFUSED;
		}
		return (ledger.rejected(night) > 0) ? ExitCode.ROWS_REJECTED : ExitCode.DONE;
	}

	/**
	 * Try the look and the targets of the administrators' report, which would otherwise
	 * be read when everything is measured.
	 * @throws ClinicFailure if report.yml, a template or a target cannot be meant
	 */
	public void assertPrintable() {
		new LookTrial(this.home.config(), bean(Catalogue.class).headers()).ofMonthly();
	}

	/**
	 * Issue the report of one month, or of all months owed.
	 * @param month the month, null for all owed
	 * @param asOf the moment as of which records are known, null for now
	 * @return the issues, and the measures that were refused
	 */
	public Issued monthly(@Nullable YearMonth month, @Nullable Instant asOf) {
		assertPrintable();
		finishInterrupted();
		Night night = bean(Nights.class).asOf((asOf != null) ? asOf : this.clock.instant());
		List<Issue> issues = new ArrayList<>();
		Map<String, String> refused = new TreeMap<>();
		for (YearMonth one : (month != null) ? List.of(month) : owed(night)) {
			assertOver(one, night);
			MonthlyWork work = issue(one, night);
			work.issued().ifPresent(issues::add);
			refused.putAll(work.refused());
		}
		return new Issued(issues, refused);
	}

	private List<YearMonth> owed(Night night) {
		return transactions("publisher").read((session) -> new OwedMonths(session).of(night));
	}

	private static void assertOver(YearMonth month, Night night) {
		LocalDate known = night.knownAt().atOffset(ZoneOffset.UTC).toLocalDate();
		if (!month.atEndOfMonth().isBefore(known)) {
			throw new ClinicFailure(ExitCode.USAGE,
					"A month must be over on the night it is reported as of, got: %s as of %s; run nightly after the month's end, or name an earlier month"
						.formatted(month, known));
		}
	}

	private MonthlyWork issue(YearMonth month, Night night) {
		MonthlyWork work = bean(MonthlyWork.class);
		work.prepare(month, night);
		bean(Executions.class).run(this.context.getBean("monthly", Job.class),
				new JobParametersBuilder().addString("month", month.toString())
					.addString("audience", "administrators")
					.addLong("night", (long) night.number())
					.addLong("epoch", bean(Transactions.Epoch.class).number())
					.addLong("started", System.nanoTime())
					.toJobParameters());
		return work;
	}

	/**
	 * Issue the report of a funder.
	 * @param funder its id
	 * @param wanted the period
	 * @param asOf the moment as of which records are known, null for now
	 * @return the issue, and the measures that were refused
	 */
	public Exported export(String funder, ExportPeriod wanted, @Nullable Instant asOf) {
		Catalogue catalogue = bean(Catalogue.class);
		Set<String> measures = new TreeSet<>(catalogue.refused().keySet());
		catalogue.headers().forEach((header) -> measures.add(header.id()));
		FunderFile file = new Funders(this.home).read(funder, measures);
		FunderProfile profile = file.profile();
		new LookTrial(this.home.config(), catalogue.headers()).ofExport();
		finishInterrupted();
		Night night = bean(Nights.class).asOf((asOf != null) ? asOf : this.clock.instant());
		IssuePeriod period = days(wanted, profile, night);
		ExportWork work = bean(ExportWork.class);
		work.prepare(new ExportWork.Wanted(file, period, night));
		bean(Executions.class).run(this.context.getBean("export", Job.class),
				new JobParametersBuilder().addString("period", period.id())
					.addString("audience", profile.id())
					.addLong("night", (long) night.number())
					.addLong("epoch", bean(Transactions.Epoch.class).number())
					.addLong("started", System.nanoTime())
					.toJobParameters());
		return new Exported(period.id(), work.issued(), work.refused());
	}

	private static IssuePeriod days(ExportPeriod wanted, FunderProfile profile, Night night) {
		YearMonth lastEnded = YearMonth.from(night.knownAt().atOffset(ZoneOffset.UTC)).minusMonths(1);
		try {
			return wanted.days(profile.fiscalYearStartMonth(), lastEnded);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
	}

	/**
	 * Measure any period on what is known now.
	 * @param period the period
	 * @param glob which measures
	 * @param verdicts is shown every verdict
	 * @return results and refused measures
	 */
	public Measured measure(ReportingPeriod period, String glob, VerdictReader verdicts) {
		finishInterrupted();
		Catalogue catalogue = bean(Catalogue.class);
		List<MeasureFile> measures = catalogue.matching(glob);
		Night night = lastNight();
		String schema = bean(StateOfNight.class).schema(night);
		Measured measured = bean(Measuring.class).measure(measures, period, new State(night.knownAt(), schema),
				verdicts);
		Map<String, String> refused = new TreeMap<>(catalogue.refused(glob));
		refused.putAll(measured.refused());
		return new Measured(measured.results(), refused);
	}

	private Night lastNight() {
		return bean(Nights.class).last()
			.orElseThrow(() -> new ClinicFailure(ExitCode.USAGE,
					"There must be a finished night to measure, got: none; run nightly first"));
	}

	/**
	 * What stands behind results measured on what is known now.
	 * @return versions, and which measures are provisional
	 */
	public Provenance provenance() {
		return provenance(lastNight());
	}

	private Provenance provenance(Night night) {
		return new Provenance(
				Definition.of(bean(Catalogue.class), bean(BuildStage.class), bean(Settings.class)).catalogueVersion(),
				transactions("publisher").read((session) -> new Provisional(bean(Catalogue.class).measures(),
						bean(Catalogue.class).checks(), bean(BuildStage.class))
					.measures(session, night)));
	}

	/**
	 * Explain a measure's numbers of one period: list the subjects behind them.
	 * @param wanted what is to be explained
	 * @param subjects is shown what stands behind it, then takes every subject
	 * @return the results that the subjects make up
	 */
	public List<Result> explain(Wanted wanted, Function<Behind, Consumer<Subject>> subjects) {
		finishInterrupted();
		Catalogue catalogue = bean(Catalogue.class);
		if (catalogue.refused().containsKey(wanted.measure())) {
			throw new ClinicFailure(ExitCode.INPUT_REFUSED, catalogue.refused().get(wanted.measure()));
		}
		MeasureFile measure = catalogue.measure(wanted.measure());
		Instant asOf = wanted.asOf();
		Night night = (asOf != null) ? bean(Nights.class).asOf(asOf) : lastNight();
		String schema = bean(StateOfNight.class).schema(night);
		String site = wanted.site();
		if (site != null && !transactions("loader")
			.read((session) -> session.sql("select count(*) from %s.site where site = ?".formatted(schema))
				.param(site)
				.query(Long.class)
				.single() > 0)) {
			throw new ClinicFailure(ExitCode.USAGE,
					"--site must be the code of a site that is known, got: %s; see the sites' file for the codes"
						.formatted(site));
		}
		Explaining explaining = new Explaining(transactions("analyst"),
				new EvidenceDates(transactions("loader"), bean(FeedContracts.class), night),
				bean(Settings.class).queryLimitSeconds());
		try {
			return explaining.explain(measure, wanted.period(), new State(night.knownAt(), schema), site,
					subjects.apply(new Behind(measure, night.knownAt(), provenance(night))));
		}
		catch (MeasureRefused ex) {
			throw new ClinicFailure(ExitCode.INPUT_REFUSED, ex.getMessage());
		}
	}

	/**
	 * Make a past issue again, as it was known on its night and by the definitions stored
	 * with it, and compare.
	 * @param issue where it stands below the shelf, such as 2026-10/administrators/r1 or
	 * 2026-q3/county-contract/r1
	 * @param to the folder its files are written to
	 * @return what is equal and what is not
	 */
	public Rebuilt rebuild(String issue, Path to) {
		finishInterrupted();
		return bean(Rebuilding.class).rebuild(issue, to);
	}

	private void finishInterrupted() {
		if (bean(Nights.class).unfinished().isPresent()) {
			nightly(Map.of(), Set.of());
		}
	}

	/**
	 * The clinic's folder.
	 * @return the home
	 */
	public Home home() {
		return this.home;
	}

	/**
	 * What the runs so far have left in the ledger.
	 * @return the ledger
	 */
	public RunLedger ledger() {
		return new RunLedger(transactions("owner"));
	}

	/**
	 * Why measures were left out in the last night.
	 * @return sentences by id
	 */
	Map<String, String> refusedMeasures() {
		Map<String, String> refused = new TreeMap<>();
		transactions("owner").read((session) -> {
			session.sql("select feed, message from run.refusal where source = ?")
				.param(RunLedger.MEASURES)
				.query((row) -> {
					refused.put(row.getString("feed"), row.getString("message"));
				});
			return true;
		});
		return refused;
	}

	/**
	 * Look into what was built and measured.
	 * @param question what to ask
	 */
	void askLoader(Consumer<Session> question) {
		transactions("loader").read((session) -> {
			question.accept(session);
			return true;
		});
	}

	private Transactions transactions(String login) {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.context, Transactions.class, login);
	}

	private <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * What a monthly run ends in.
	 *
	 * @param issues what was issued
	 * @param refused why measures were left out, by id
	 */
	public record Issued(List<Issue> issues, Map<String, String> refused) {
	}

	/**
	 * What an export ends in.
	 *
	 * @param period the period's name in folders
	 * @param issue what was issued, empty if nothing had changed
	 * @param refused why measures were left out, by id
	 */
	public record Exported(String period, Optional<Issue> issue, Map<String, String> refused) {
	}

	/**
	 * What is to be explained.
	 *
	 * @param measure the measure's id
	 * @param period the period
	 * @param asOf the moment as of which records are known, null for now
	 * @param site a site's code, null for all sites
	 */
	public record Wanted(String measure, ReportingPeriod period, @Nullable Instant asOf, @Nullable String site) {
	}

	/**
	 * What stands behind an explanation.
	 *
	 * @param measure the measure
	 * @param asOf the moment as of which records are known
	 * @param provenance versions, and whether the measure is provisional
	 */
	public record Behind(MeasureFile measure, Instant asOf, Provenance provenance) {
	}

	@Override
	public void close() {
		close(this.open);
	}

	// Spring takes its log with it; what the pools say of a lost server comes after it.
	private static void silenceLog() {
		LoggingSystem.get(Clinic.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
	}

	private static void close(List<AutoCloseable> open) {
		for (AutoCloseable one : open) {
			try {
				one.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException("What was opened must close", ex);
			}
		}
	}

}
