package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.report.Change;
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
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.templates.html.HtmlReport;
import org.clinicoutcomes.templates.pdf.PdfReport;
import org.clinicoutcomes.templates.workbook.WorkbookReport;

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
	}

	/**
	 * Take down what a killed run had put on the shelf and could not record.
	 */
	public void recover() {
		IssueFolder.leftBehind(this.home.reports()).ifPresent((folder) -> {
			if (!this.publisher.read((session) -> new IssueLedger(session).holds(folder.name()))) {
				folder.takeDown();
			}
			folder.discard();
		});
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
		String resultsDigest = ResultsDigest.of(results);
		Optional<IssueLedger.Entry> last = this.publisher
			.read((session) -> new IssueLedger(session).last(month, AUDIENCE));
		if (last.isPresent() && last.get().resultsDigest().equals(resultsDigest)
				&& last.get().definitionDigest().equals(definition.digest())) {
			return Optional.empty();
		}
		int revision = last.map(IssueLedger.Entry::revision).orElse(0) + 1;
		IssueFolder folder = new IssueFolder(this.home.reports(), month, AUDIENCE, revision);
		try {
			Path scratch = folder.prepare();
			ReportIdentity identity = identity(month, night, revision, definition);
			Provenance provenance = new Provenance(definition.catalogueVersion(), this.publisher
				.read((session) -> new Provisional(this.catalogue, this.build).measures(session, night)));
			Earlier earlier = earlier(month, definition);
			render(identity, results, provenance, earlier, night, schema, scratch);
			Manifest manifest = manifest(identity, night, definition, resultsDigest, last);
			String sha256 = manifest.write(scratch, folder.files());
			this.publisher.writing((session) -> {
				new IssueLedger(session).enter(month, AUDIENCE, identity.kind().word(), night,
						new IssueLedger.Entry(revision, definition.digest(), resultsDigest, sha256, folder.name()),
						definition);
				// The folder appears within the transaction: a ledger row without a
				// folder cannot be committed.
				folder.appear();
			});
			folder.recorded();
			return Optional.of(new Issue(month, AUDIENCE, revision, folder.target()));
		}
		finally {
			folder.discard();
		}
	}

	private ReportIdentity identity(YearMonth month, Night night, int revision, Definition definition) {
		return new ReportIdentity(this.settings.programName(), month, AUDIENCE, Kind.INTERNAL, revision,
				night.knownAt(), ZoneId.of("UTC"), "night " + night.number(), Definition.softwareVersion(),
				definition.catalogueVersion(), month.atEndOfMonth(), ReportIdentity.SHORT_NOTICE);
	}

	private void render(ReportIdentity identity, List<Result> results, Provenance provenance, Earlier earlier,
			Night night, String schema, Path folder) {
		Report report = this.publisher.read((session) -> {
			WhatCameIn cameIn = new WhatCameIn(session, night);
			StandardFiles standards = new StandardFiles(this.home.config());
			ReportBasis basis = new ReportBasis(
					new MonthPeriods(identity.month(), this.settings.fiscalYearStartMonth()), cameIn.siteNames(schema),
					provenance, standards.targets(this.catalogue.headers()), standards.benchmarks(), earlier);
			return new MonthlyReport(identity, this.catalogue.headers(), basis).assemble(results,
					cameIn.quality(identity.month(), this.catalogue));
		});
		String name = "outcomes-%s-%s-%s-r%d".formatted(identity.month(), AUDIENCE, identity.kind().word(),
				identity.revision());
		try (OutputStream pdf = Files.newOutputStream(folder.resolve(name + ".pdf"));
				OutputStream workbook = Files.newOutputStream(folder.resolve(name + ".xlsx"));
				OutputStream page = Files.newOutputStream(folder.resolve(name + ".html"))) {
			new PdfReport().write(report, pdf);
			new WorkbookReport().write(report, workbook);
			new HtmlReport().write(report, page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		ResultsFile.write(results, provenance, folder.resolve("results.csv"));
		LastIssue last = earlier.lastIssue();
		if (last != null && !last.results().isEmpty()) {
			ChangesFile.write(Change.since(last, results), folder.resolve("changes.csv"));
		}
	}

	private Path results(IssueLedger.Entry issue) {
		return this.home.reports().resolve(issue.folder()).resolve("results.csv");
	}

	private Earlier earlier(YearMonth month, Definition definition) {
		return this.publisher.read((session) -> {
			IssueLedger ledger = new IssueLedger(session);
			YearMonth before = month.minusMonths(1);
			Map<String, Long> closing = ledger.last(before, AUDIENCE)
				.map((issue) -> PrintedClosing.of(results(issue), before))
				.orElse(Map.of());
			return new Earlier(closing, ledger.last(month, AUDIENCE)
				.map((issue) -> new LastIssue(issue.revision(), ResultsFile.read(results(issue), (result) -> true),
						definition.differencesTo(ledger.definition(month, AUDIENCE, issue.revision()))))
				.orElse(null));
		});
	}

	private Manifest manifest(ReportIdentity identity, Night night, Definition definition, String resultsDigest,
			Optional<IssueLedger.Entry> last) {
		return new Manifest().with("kind", identity.kind().word())
			.with("audience", identity.audience())
			.with("period_start", identity.month().atDay(1).toString())
			.with("period_end", identity.month().atEndOfMonth().toString())
			.with("as_of", identity.asOf().toString())
			.with("revision", identity.revision())
			.with("run", identity.run())
			.with("software_version", identity.softwareVersion())
			.with("catalogue_version", identity.catalogueVersion())
			.with("definition_sha256", definition.digest())
			.with("results_sha256", resultsDigest)
			.with("previous_manifest_sha256", last.map(IssueLedger.Entry::manifestSha256).orElse(""))
			.with("sources",
					this.publisher.read((session) -> new WhatCameIn(session, night).sourceFiles(identity.month())));
	}

}
