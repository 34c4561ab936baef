package org.clinicoutcomes.jobs.publish;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.report.Earlier;
import org.clinicoutcomes.domain.report.LastIssue;
import org.clinicoutcomes.domain.report.MonthlyReport;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportBasis;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.measure.Provisional;
import org.clinicoutcomes.jobs.measure.Remeasuring;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Makes what an issue says: for the first time, or again as it was known on its night.
 */
public final class IssueMaking {

	static final String PROGRAM_NAME = "program-name";

	private final Home home;

	private final Settings settings;

	private final Transactions publisher;

	private final Catalogue catalogue;

	private final BuildStage build;

	private final Restatement restatement;

	/**
	 * The making of issues.
	 * @param home where the shelf is
	 * @param settings the program's name
	 * @param publisher reads the ledgers of runs and issues
	 * @param catalogue the data checks
	 * @param build tells what is built from which feeds
	 * @param remeasuring tells records from definitions
	 */
	public IssueMaking(Home home, Settings settings, Transactions publisher, Catalogue catalogue, BuildStage build,
			Remeasuring remeasuring) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.catalogue = catalogue;
		this.build = build;
		this.restatement = new Restatement(home.reports(), remeasuring);
	}

	/**
	 * What stands in a report besides results and definitions, as it is now.
	 * @return texts by name
	 */
	Map<String, String> printed() {
		Map<String, String> printed = new TreeMap<>(StandardFiles.read(this.home.config()).texts());
		ReportLook look = ReportLook.in(this.home.config());
		printed.putAll(look.texts());
		printed.put(PROGRAM_NAME, look.programNameOr(this.settings.programName()));
		return printed;
	}

	/**
	 * The names of the sites as a night knew them.
	 * @param night the night
	 * @param schema where its state stands
	 * @return names by site code
	 */
	Map<String, String> siteNames(Night night, String schema) {
		return this.publisher.read((session) -> new WhatCameIn(session, night).siteNames(schema));
	}

	/**
	 * Make an issue.
	 * @param plan what it is
	 * @param siteNames names by site code
	 * @param results its results
	 * @return what its files say
	 */
	IssueContent make(Plan plan, Map<String, String> siteNames, List<Result> results) {
		LastIssue last = lastIssue(plan, results);
		Provenance provenance = new Provenance(plan.catalogueVersion(),
				this.publisher.read((session) -> new Provisional(plan.measures(), this.catalogue.checks(), this.build)
					.measures(session, plan.night())));
		Earlier earlier = new Earlier(printedClosing(plan), last);
		StandardFiles standards = new StandardFiles(plan.printed());
		List<MeasureHeader> headers = plan.measures().stream().map(MeasureFile::header).toList();
		ReportBasis basis = new ReportBasis(
				new MonthPeriods(plan.month(), plan.definition().settings(this.settings).fiscalYearStartMonth()),
				siteNames, provenance, standards.targets(headers), standards.benchmarks(), earlier);
		Report report = this.publisher.read((session) -> new MonthlyReport(identity(plan), headers, basis)
			.assemble(results, new WhatCameIn(session, plan.night()).quality(plan.month(), this.catalogue)));
		return new IssueContent(
				IssueSubject.fileName(IssuePeriod.of(plan.month()), plan.audience(), plan.kind(), plan.revision()),
				ReportLook.of(plan.printed()).applyTo(report), results, provenance, last);
	}

	private ReportIdentity identity(Plan plan) {
		return new ReportIdentity(plan.printed().getOrDefault(PROGRAM_NAME, this.settings.programName()),
				ReportIdentity.MONTHLY, IssuePeriod.of(plan.month()), plan.audience(), plan.kind(), plan.revision(),
				plan.night().knownAt(), ZoneId.of("UTC"), "night " + plan.night().number(),
				Definition.softwareVersion(), plan.catalogueVersion(), plan.month().atEndOfMonth(), Notice.SHORT);
	}

	private @Nullable LastIssue lastIssue(Plan plan, List<Result> results) {
		Optional<IssueLedger.Entry> last = plan.last();
		if (last.isEmpty()) {
			return null;
		}
		Definition then = this.publisher.read((session) -> new IssueLedger(session).definition(last.get()));
		return this.restatement.since(last.get(), then, plan.night(), plan.definition(), results);
	}

	/**
	 * The closing of the month before, as the reader knew it: from its last issue that
	 * was not known later than this one.
	 */
	private Map<String, Long> printedClosing(Plan plan) {
		YearMonth before = plan.month().minusMonths(1);
		return this.publisher
			.read((session) -> new IssueLedger(session).lastKnown(before, plan.audience(), plan.night(),
					plan.issuedBefore()))
			.map((issue) -> PrintedClosing.of(this.home.reports().resolve(issue.folder()).resolve(IssueContent.RESULTS),
					before))
			.orElse(Map.of());
	}

	/**
	 * What is issued.
	 *
	 * @param month the month
	 * @param audience whom it is for
	 * @param kind what they may see
	 * @param revision its number
	 * @param night the night as of which it is known
	 * @param definition what its numbers are defined by
	 * @param catalogueVersion the version of that, as it is printed
	 * @param measures the measures of the definition
	 * @param printed what is printed besides
	 * @param last the issue before it
	 * @param issuedBefore the moment of the issue; later ones are not known to it
	 */
	record Plan(YearMonth month, String audience, Kind kind, int revision, Night night, Definition definition,
			String catalogueVersion, List<MeasureFile> measures, Map<String, String> printed,
			Optional<IssueLedger.Entry> last, Instant issuedBefore) {
	}

}
