package org.clinicoutcomes.jobs.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.disclosure.Disclosure;
import org.clinicoutcomes.domain.disclosure.ProtectedRelease;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.FunderBasis;
import org.clinicoutcomes.domain.report.FunderReport;
import org.clinicoutcomes.domain.report.Differences;
import org.clinicoutcomes.domain.report.LastIssue;
import org.clinicoutcomes.domain.report.Remeasured;
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
import org.jspecify.annotations.Nullable;

/**
 * Issues the report of one funder: workbook, PDF and results.
 */
public final class FunderExport {

	/** Who may see what is public is everybody, whichever profile it is issued by. */
	private static final String EVERYBODY = "everybody";

	/** Stands for how many; titles may hold a percent sign. */
	private static final String PERIODS = "\u0000";

	private final Home home;

	private final Settings settings;

	private final Transactions publisher;

	private final Catalogue catalogue;

	private final BuildStage build;

	private final Issuing issuing;

	/**
	 * The exports of a clinic.
	 * @param home where the shelf is
	 * @param settings the program's name and the settings of definitions
	 * @param publisher reads the ledger of runs and writes that of issues
	 * @param catalogue the measures
	 * @param build the build's texts, a part of the definition
	 * @param issuing puts an issue on the shelf
	 */
	public FunderExport(Home home, Settings settings, Transactions publisher, Catalogue catalogue, BuildStage build,
			Issuing issuing) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.catalogue = catalogue;
		this.build = build;
		this.issuing = issuing;
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
		ReleaseLedger.Audience audience = new ReleaseLedger.Audience(profile.isPublic() ? EVERYBODY : profile.id(),
				profile.clients().stream().sorted().distinct().collect(Collectors.joining(", ")));
		// Whoever may have exact numbers may also work out what was hidden before.
		ReleasedNumbers already = profile.isExact() ? ReleasedNumbers.none()
				: this.publisher.read((session) -> new ReleaseLedger(session).of(audience));
		ProtectedRelease release = release(profile, already, results);
		if (release.unproven() > 0) {
			throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED,
					"Small counts must be safe together with all that %s was given before, got: %d of them that are not; name another period"
						.formatted(profile.id(), release.unproven()));
		}
		IssueSubject subject = new IssueSubject(period, profile.id(),
				profile.isPublic() ? Kind.PUBLIC : Kind.SUBMISSION, night, definition(profile), release.results(),
				ReportLook.in(this.home.config()).texts());
		return this.issuing.issue(subject,
				(revision, last, now) -> make(subject, profile, release, revision, schema, lastIssue(last, subject)),
				new GivenToFunder(audience, already, release, profile.threshold(), additive()));
	}

	/** Exact numbers are noted too: what was given once cannot be taken back later. */
	private ProtectedRelease release(FunderProfile profile, ReleasedNumbers already, List<Result> results) {
		return profile.isExact()
				? new ProtectedRelease(results, List.of(), List.of(), 0,
						results.stream().map((result) -> new Entry(result, Shown.ALL)).toList())
				: Disclosure.protect(results, this.catalogue.headers(), profile.threshold(), already);
	}

	private Set<String> additive() {
		return this.catalogue.headers()
			.stream()
			.filter(MeasureHeader::additive)
			.map(MeasureHeader::id)
			.collect(Collectors.toSet());
	}

	private IssueContent make(IssueSubject subject, FunderProfile profile, ProtectedRelease release, int revision,
			String schema, @Nullable LastIssue last) {
		Night night = subject.night();
		Provenance provenance = new Provenance(subject.definition().catalogueVersion(),
				this.publisher
					.read((session) -> new Provisional(this.catalogue.measures(), this.catalogue.checks(), this.build)
						.measures(session, night)));
		ReportLook look = ReportLook.of(subject.printed());
		ReportIdentity identity = new ReportIdentity(look.programNameOr(this.settings.programName()), FunderReport.NAME,
				subject.period(), profile.name(), subject.kind(), revision, night.knownAt(), ZoneId.of("UTC"),
				"night " + night.number(), Definition.softwareVersion(), subject.definition().catalogueVersion(),
				subject.period().days().end(), Notice.onEveryPage(profile));
		FunderBasis basis = new FunderBasis(
				this.publisher.read((session) -> new WhatCameIn(session, night).siteNames(schema)), provenance,
				this.settings.levels(), this.settings.nomExcludedLevels(), this.settings.episodeGapDays(),
				hidden(release), last);
		Report report = new FunderReport(identity, profile, this.catalogue.headers(), basis)
			.assemble(subject.results());
		return new IssueContent(subject.fileName(revision), look.applyWithAllParts(report), subject.results(),
				provenance, last);
	}

	/** A reason may end with the id of another measure. */
	private static String inWords(String reason, Map<String, String> titles) {
		String id = reason.substring(reason.lastIndexOf(' ') + 1);
		return reason.substring(0, reason.length() - id.length()) + titles.getOrDefault(id, id);
	}

	/**
	 * What a reader of the last issue has to correct. The numbers compared are those that
	 * were given, so that no hidden one is told; where records and definitions both
	 * changed, nobody can tell which it was.
	 */
	private @Nullable LastIssue lastIssue(Optional<IssueLedger.Entry> last, IssueSubject subject) {
		if (last.isEmpty()) {
			return null;
		}
		Definition then = this.publisher.read((session) -> new IssueLedger(session).definition(last.get()));
		Set<String> changed = subject.definition().differencesTo(then);
		Path file = this.home.reports().resolve(last.get().folder()).resolve(IssueContent.RESULTS);
		if (!Files.exists(file)) {
			return new LastIssue(last.get().revision(), changed, null);
		}
		Differences differences = new Differences(subject.results());
		ResultsFile.each(file, differences::compare);
		if (changed.isEmpty()) {
			return new LastIssue(last.get().revision(), changed, differences.ofRecords());
		}
		boolean isSameNight = last.get().night().number() == subject.night().number();
		Remeasured untold = new Remeasured(differences.measures(), differences.measures(), List.of());
		return new LastIssue(last.get().revision(), changed,
				isSameNight ? differences.ofDefinition() : differences.toldApart(untold, untold));
	}

	/** One sentence per reason, not one per measure and month. */
	private List<String> hidden(ProtectedRelease release) {
		Map<String, String> titles = this.catalogue.headers()
			.stream()
			.collect(Collectors.toMap(MeasureHeader::id, MeasureHeader::title));
		Map<Hidden, Long> periods = new LinkedHashMap<>();
		release.withheld()
			.forEach((one) -> periods.merge(
					new Hidden(titles.getOrDefault(one.measure(), one.measure()),
							one.what() + ": not shown for " + PERIODS + ", because " + inWords(one.reason(), titles)),
					1L, Long::sum));
		release.kept()
			.forEach((one) -> periods.merge(
					new Hidden(titles.getOrDefault(one.measure(), one.measure()),
							"as published before for " + PERIODS + "; a small later change is carried forward"),
					1L, Long::sum));
		Map<String, List<String>> measures = new LinkedHashMap<>();
		periods
			.forEach((hidden, count) -> measures
				.computeIfAbsent(hidden.sentence().replace(PERIODS, count + ((count == 1) ? " period" : " periods")),
						(sentence) -> new ArrayList<>())
				.add(hidden.measure()));
		return measures.entrySet()
			.stream()
			.map((sentence) -> "%s, %s.".formatted(String.join("; ", sentence.getValue()), sentence.getKey()))
			.toList();
	}

	/**
	 * A measure and what is said of it, with a place for the number of periods.
	 */
	private record Hidden(String measure, String sentence) {

	}

	private Definition definition(FunderProfile profile) {
		Definition definition = Definition.of(this.catalogue, this.build, this.settings);
		SortedMap<String, String> parts = new TreeMap<>(definition.parts());
		parts.put("profile/" + profile.id(), profile.toString());
		return new Definition(parts, definition.subjects());
	}

}
