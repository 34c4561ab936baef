package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.report.Change;
import org.clinicoutcomes.domain.report.Earlier;
import org.clinicoutcomes.domain.report.LastIssue;
import org.clinicoutcomes.domain.report.LookFile;
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
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Issues the administrators' monthly report.
 */
public final class PublishStage {

	private static final String AUDIENCE = "administrators";

	private final Home home;

	private final Settings settings;

	private final Transactions publisher;

	private final Catalogue catalogue;

	private final BuildStage build;

	private final Issuing issuing;

	/**
	 * The stage.
	 * @param home where the shelf is
	 * @param settings the program's name and the settings of definitions
	 * @param publisher reads the ledger of runs and writes that of issues
	 * @param catalogue the measures
	 * @param build the build's texts, a part of the definition
	 */
	public PublishStage(Home home, Settings settings, Transactions publisher, Catalogue catalogue, BuildStage build) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.catalogue = catalogue;
		this.build = build;
		this.issuing = new Issuing(home.reports(), publisher);
	}

	/**
	 * Take down what a killed run had put on the shelf and could not record.
	 */
	public void recover() {
		this.issuing.recover();
	}

	/**
	 * Publish a month.
	 * @param month the month
	 * @param night the night as of which it was measured
	 * @param schema where that night's state stands
	 * @param results results of the month and of those before it
	 * @return the issue, empty if nothing has changed since the last one
	 */
	public Optional<Issue> publish(YearMonth month, Night night, String schema, List<Result> results) {
		Definition definition = Definition.of(this.catalogue, this.build, this.settings);
		Subject subject = new Subject(IssuePeriod.of(month), AUDIENCE, Kind.INTERNAL, night, definition, results);
		return this.issuing.issue(subject, (revision, folder) -> write(subject, revision, schema, folder),
				Issuing.Released.TO_ADMINISTRATORS);
	}

	private void write(Subject subject, int revision, String schema, Path folder) {
		Night night = subject.night();
		YearMonth month = subject.period().lastMonth();
		Earlier earlier = earlier(month, subject.definition());
		Provenance provenance = new Provenance(subject.definition().catalogueVersion(),
				this.publisher.read((session) -> new Provisional(this.catalogue, this.build).measures(session, night)));
		ReportLook look = new ReportLook(this.home.config());
		LookFile own = look.read();
		ReportIdentity identity = new ReportIdentity(own.programNameOr(this.settings.programName()),
				ReportIdentity.MONTHLY, subject.period(), AUDIENCE, Kind.INTERNAL, revision, night.knownAt(),
				ZoneId.of("UTC"), "night " + night.number(), Definition.softwareVersion(),
				subject.definition().catalogueVersion(), month.atEndOfMonth(), Notice.SHORT);
		Report report = this.publisher.read((session) -> {
			WhatCameIn cameIn = new WhatCameIn(session, night);
			StandardFiles standards = new StandardFiles(this.home.config());
			ReportBasis basis = new ReportBasis(new MonthPeriods(month, this.settings.fiscalYearStartMonth()),
					cameIn.siteNames(schema), provenance, standards.targets(this.catalogue.headers()),
					standards.benchmarks(), earlier);
			return new MonthlyReport(identity, this.catalogue.headers(), basis).assemble(subject.results(),
					cameIn.quality(month, this.catalogue));
		});
		ReportFiles.write(look.applyTo(report, own), folder, subject.fileName(revision));
		ResultsFile.write(subject.results(), provenance, folder.resolve("results.csv"));
		LastIssue last = earlier.lastIssue();
		if (last != null && !last.results().isEmpty()) {
			ChangesFile.write(Change.since(last, subject.results()), folder.resolve("changes.csv"));
		}
	}

	private Path results(IssueLedger.Entry issue) {
		return this.home.reports().resolve(issue.folder()).resolve("results.csv");
	}

	private Earlier earlier(YearMonth month, Definition definition) {
		return this.publisher.read((session) -> {
			IssueLedger ledger = new IssueLedger(session);
			YearMonth before = month.minusMonths(1);
			Map<String, Long> closing = ledger.last(IssuePeriod.of(before), AUDIENCE)
				.map((issue) -> PrintedClosing.of(results(issue), before))
				.orElse(Map.of());
			return new Earlier(closing, ledger.last(IssuePeriod.of(month), AUDIENCE)
				.map((issue) -> new LastIssue(issue.revision(), ResultsFile.read(results(issue), (result) -> true),
						definition.differencesTo(ledger.definition(IssuePeriod.of(month), AUDIENCE, issue.revision()))))
				.orElse(null));
		});
	}

}
