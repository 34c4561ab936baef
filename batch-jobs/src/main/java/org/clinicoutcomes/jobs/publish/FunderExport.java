package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.FunderBasis;
import org.clinicoutcomes.domain.report.FunderReport;
import org.clinicoutcomes.domain.report.Report;
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
import org.clinicoutcomes.templates.pdf.PdfReport;
import org.clinicoutcomes.templates.workbook.WorkbookReport;

/**
 * Issues the report of one funder: workbook, PDF and results.
 */
public final class FunderExport {

	private final Home home;

	private final Settings settings;

	private final Transactions publisher;

	private final Catalogue catalogue;

	private final BuildStage build;

	/**
	 * The exports of a clinic.
	 * @param home where the shelf is
	 * @param settings the program's name and the settings of definitions
	 * @param publisher reads the ledger of runs and writes that of issues
	 * @param catalogue the measures
	 * @param build the build's texts, a part of the definition
	 */
	public FunderExport(Home home, Settings settings, Transactions publisher, Catalogue catalogue, BuildStage build) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.catalogue = catalogue;
		this.build = build;
	}

	/**
	 * Publish a period.
	 * @param profile what is agreed with the funder
	 * @param period the period
	 * @param night the night as of which it was measured
	 * @param schema where that night's state stands
	 * @param results results of the funder's clients
	 * @return the issue, empty if nothing has changed since the last one
	 */
	public Optional<Issue> publish(FunderProfile profile, IssuePeriod period, Night night, String schema,
			List<Result> results) {
		Definition definition = definition(profile);
		String resultsDigest = ResultsDigest.of(results);
		Optional<IssueLedger.Entry> last = this.publisher
			.read((session) -> new IssueLedger(session).last(period, profile.id()));
		if (last.isPresent() && last.get().resultsDigest().equals(resultsDigest)
				&& last.get().definitionDigest().equals(definition.digest())) {
			return Optional.empty();
		}
		int revision = last.map(IssueLedger.Entry::revision).orElse(0) + 1;
		IssueFolder folder = new IssueFolder(this.home.reports(), period, profile.id(), revision);
		try {
			Path scratch = folder.prepare();
			ReportIdentity identity = identity(profile, period, night, revision, definition);
			Provenance provenance = new Provenance(definition.catalogueVersion(), this.publisher
				.read((session) -> new Provisional(this.catalogue, this.build).measures(session, night)));
			Report report = report(identity, profile, results, provenance, night, schema);
			render(report, profile, scratch);
			ResultsFile.write(results, provenance, scratch.resolve("results.csv"));
			String sha256 = manifest(identity, profile, night, definition, resultsDigest, last).write(scratch,
					folder.files());
			this.publisher.writing((session) -> {
				new IssueLedger(session).enter(period, profile.id(), identity.kind().word(), night,
						new IssueLedger.Entry(revision, definition.digest(), resultsDigest, sha256, folder.name()),
						definition);
				folder.appear();
			});
			folder.recorded();
			return Optional.of(new Issue(period, profile.id(), revision, folder.target()));
		}
		finally {
			folder.discard();
		}
	}

	private Definition definition(FunderProfile profile) {
		SortedMap<String, String> parts = new TreeMap<>(
				Definition.of(this.catalogue, this.build, this.settings).parts());
		parts.put("profile/" + profile.id(), profile.toString());
		return new Definition(parts);
	}

	private ReportIdentity identity(FunderProfile profile, IssuePeriod period, Night night, int revision,
			Definition definition) {
		return new ReportIdentity(this.settings.programName(), FunderReport.NAME, period, profile.name(),
				profile.isPublic() ? Kind.PUBLIC : Kind.SUBMISSION, revision, night.knownAt(), ZoneId.of("UTC"),
				"night " + night.number(), Definition.softwareVersion(), definition.catalogueVersion(),
				period.days().end(), Notice.onEveryPage(profile));
	}

	private Report report(ReportIdentity identity, FunderProfile profile, List<Result> results, Provenance provenance,
			Night night, String schema) {
		FunderBasis basis = new FunderBasis(
				this.publisher.read((session) -> new WhatCameIn(session, night).siteNames(schema)), provenance,
				this.settings.levels(), this.settings.nomExcludedLevels(), this.settings.episodeGapDays(), List.of());
		return new FunderReport(identity, profile, this.catalogue.headers(), basis).assemble(results);
	}

	private static void render(Report report, FunderProfile profile, Path folder) {
		ReportIdentity identity = report.identity();
		String name = "outcomes-%s-%s-%s-r%d".formatted(identity.period().id(), profile.id(), identity.kind().word(),
				identity.revision());
		try (OutputStream pdf = Files.newOutputStream(folder.resolve(name + ".pdf"));
				OutputStream workbook = Files.newOutputStream(folder.resolve(name + ".xlsx"))) {
			new PdfReport().write(report, pdf);
			new WorkbookReport().write(report, workbook);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Manifest manifest(ReportIdentity identity, FunderProfile profile, Night night, Definition definition,
			String resultsDigest, Optional<IssueLedger.Entry> last) {
		return new Manifest().with("kind", identity.kind().word())
			.with("audience", profile.id())
			.with("period_start", identity.period().days().start().toString())
			.with("period_end", identity.period().days().end().toString())
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
