package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Definition;
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

	private final IssueMaking making;

	private final Shelf shelf;

	/**
	 * The stage.
	 * @param home where the shelf is
	 * @param settings the program's name and the settings of definitions
	 * @param publisher reads the ledger of runs and writes that of issues
	 * @param catalogue the measures
	 * @param build the build's texts, a part of the definition
	 * @param making makes what an issue says
	 */
	public PublishStage(Home home, Settings settings, Transactions publisher, Catalogue catalogue, BuildStage build,
			IssueMaking making) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.catalogue = catalogue;
		this.build = build;
		this.making = making;
		this.shelf = new Shelf(home.reports(), settings.programName());
	}

	/**
	 * Take down what a killed run had put on the shelf and could not record, and let the
	 * shelf's page say what is there.
	 */
	public void recover() {
		IssueFolder.leftBehind(this.home.reports()).ifPresent((folder) -> {
			if (!this.publisher.read((session) -> new IssueLedger(session).holds(folder.name()))) {
				folder.takeDown();
			}
			folder.discard();
		});
		this.shelf.show(this.publisher.read((session) -> new IssueLedger(session).all()));
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
		Instant now = Instant.now();
		// Before the last issue is compared with, which may build another night there.
		Map<String, String> siteNames = this.making.siteNames(night, schema);
		IssueMaking.Plan plan = new IssueMaking.Plan(month, AUDIENCE, Kind.INTERNAL, revision, night, definition,
				definition.catalogueVersion(), List.copyOf(this.catalogue.measures()), this.making.printed(), last,
				now);
		IssueContent content = this.making.make(plan, siteNames, results);
		IssueFolder folder = new IssueFolder(this.home.reports(), month, AUDIENCE, revision);
		try {
			Path scratch = folder.prepare();
			content.write(scratch);
			String sha256 = manifest(content.report().identity(), night, definition, resultsDigest, last).write(scratch,
					folder.files());
			new ReadBack(content, resultsDigest, scratch).assertSame();
			this.publisher.writing((session) -> {
				new IssueLedger(session).enter(
						new IssueLedger.Entry(0, month, AUDIENCE, revision, plan.kind().word(), night, folder.name(),
								definition.digest(), resultsDigest, sha256, now, ChangeCounts.of(content.lastIssue())),
						definition, plan.printed());
				this.shelf.prepare(new IssueLedger(session).all(), folder.name(), scratch);
				// The folder appears within the transaction: a ledger row without a
				// folder cannot be committed.
				folder.appear();
			});
			folder.recorded();
			this.shelf.showPrepared();
		}
		finally {
			folder.discard();
			this.shelf.discard();
		}
		return Optional.of(new Issue(month, AUDIENCE, revision, folder.target()));
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
