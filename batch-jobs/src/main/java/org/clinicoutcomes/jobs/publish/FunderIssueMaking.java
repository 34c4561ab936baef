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
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.disclosure.Disclosure;
import org.clinicoutcomes.domain.disclosure.ProtectedRelease;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.Differences;
import org.clinicoutcomes.domain.report.FunderBasis;
import org.clinicoutcomes.domain.report.FunderReport;
import org.clinicoutcomes.domain.report.LastIssue;
import org.clinicoutcomes.domain.report.Remeasured;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.report.ReportIdentity;
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
 * Makes what a funder's issue says: for the first time, or again as it was known on its
 * night.
 */
public final class FunderIssueMaking {

	/** Who may see what is public is everybody, whichever profile it is issued by. */
	private static final String EVERYBODY = "everybody";

	/** Stands for how many; titles may hold a percent sign. */
	private static final String PERIODS = "\u0000";

	private final Home home;

	private final Settings settings;

	private final Transactions publisher;

	private final Catalogue catalogue;

	private final BuildStage build;

	/**
	 * The making of funders' issues.
	 * @param home where the shelf and the look are
	 * @param settings the program's name and the settings of definitions
	 * @param publisher reads the ledgers of runs, issues and releases
	 * @param catalogue the data checks
	 * @param build tells what is built from which feeds
	 */
	public FunderIssueMaking(Home home, Settings settings, Transactions publisher, Catalogue catalogue,
			BuildStage build) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.catalogue = catalogue;
		this.build = build;
	}

	/**
	 * What stands in a report besides results and definitions, as it is now.
	 * @param file what is agreed with the funder
	 * @return texts by name
	 */
	Map<String, String> printed(FunderFile file) {
		ReportLook look = ReportLook.in(this.home.config());
		Map<String, String> printed = new TreeMap<>(look.texts());
		printed.putAll(file.texts());
		printed.put(IssueMaking.PROGRAM_NAME, look.programNameOr(this.settings.programName()));
		return printed;
	}

	/**
	 * Decide which numbers a funder is given.
	 * @param profile what is agreed with the funder
	 * @param headers what the measures say about themselves
	 * @param results exact results of the funder's clients
	 * @param issue the number of the issue's row in its ledger; what was given later is
	 * not known to it
	 * @return what is given, with what was given before
	 */
	GivenToFunder given(FunderProfile profile, List<MeasureHeader> headers, List<Result> results, long issue) {
		ReleaseLedger.Audience audience = audience(profile);
		// Whoever may have exact numbers may also work out what was hidden before.
		ReleasedNumbers already = profile.isExact() ? ReleasedNumbers.none()
				: this.publisher.read((session) -> new ReleaseLedger(session).before(audience, issue));
		return new GivenToFunder(audience, already, release(profile, headers, already, results), profile.threshold(),
				headers.stream().filter(MeasureHeader::additive).map(MeasureHeader::id).collect(Collectors.toSet()));
	}

	private static ReleaseLedger.Audience audience(FunderProfile profile) {
		return ReleaseLedger.Audience.of(profile.isPublic() ? EVERYBODY : profile.id(), profile.clients());
	}

	/**
	 * Refuse numbers that could be taken from others, because they are of almost the same
	 * clients.
	 * @param profile what is agreed with the funder
	 * @throws ClinicFailure if the same audience was given numbers of a population that
	 * shares clients with this one
	 */
	void refuseOverlap(FunderProfile profile) {
		ReleaseLedger.Audience audience = audience(profile);
		List<String> others = profile.isExact() ? List.of()
				: this.publisher.read((session) -> new ReleaseLedger(session).overlapping(audience));
		if (!others.isEmpty()) {
			throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED,
					"What %s may see with small counts hidden must be of the same clients each time, or of wholly others, since a difference tells of the rest, got: clients %s after %s; name the same clients"
						.formatted(audience.name(), audience.population(), String.join(" and ", others)));
		}
	}

	/** Exact numbers are noted too: what was given once cannot be taken back later. */
	private static ProtectedRelease release(FunderProfile profile, List<MeasureHeader> headers, ReleasedNumbers already,
			List<Result> results) {
		return profile.isExact()
				? new ProtectedRelease(results, List.of(), List.of(), 0,
						results.stream().map((result) -> new Entry(result, Shown.ALL)).toList())
				: Disclosure.protect(results, headers, profile.threshold(), already);
	}

	/**
	 * Make an issue.
	 * @param plan what it is
	 * @param schema where the state of its night stands
	 * @param release what is given
	 * @return what its files say
	 */
	IssueContent make(Plan plan, String schema, ProtectedRelease release) {
		Night night = plan.night();
		Settings then = plan.definition().settings(this.settings);
		LastIssue last = lastIssue(plan, release.results());
		Provenance provenance = new Provenance(plan.catalogueVersion(),
				this.publisher.read((session) -> new Provisional(plan.measures(), this.catalogue.checks(), this.build)
					.measures(session, night)));
		ReportLook look = ReportLook.of(plan.printed());
		FunderBasis basis = new FunderBasis(
				this.publisher.read((session) -> new WhatCameIn(session, night).siteNames(schema)), provenance,
				then.levels(), then.nomExcludedLevels(), then.episodeGapDays(), hidden(release, plan.headers()), last);
		Report report = new FunderReport(identity(plan, look), plan.profile(), plan.headers(), basis)
			.assemble(release.results());
		return new IssueContent(IssueSubject.fileName(plan.period(), plan.profile().id(), plan.kind(), plan.revision()),
				look.applyWithAllParts(report), release.results(), provenance, last);
	}

	private ReportIdentity identity(Plan plan, ReportLook look) {
		String program = plan.printed().get(IssueMaking.PROGRAM_NAME);
		return new ReportIdentity((program != null) ? program : look.programNameOr(this.settings.programName()),
				FunderReport.NAME, plan.period(), plan.profile().name(), plan.kind(), plan.revision(),
				plan.night().knownAt(), ZoneId.of("UTC"), "night " + plan.night().number(),
				Definition.softwareVersion(), plan.catalogueVersion(), plan.period().days().end(),
				Notice.onEveryPage(plan.profile()));
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
	private @Nullable LastIssue lastIssue(Plan plan, List<Result> results) {
		Optional<IssueLedger.Entry> last = plan.last();
		if (last.isEmpty()) {
			return null;
		}
		Definition then = this.publisher.read((session) -> new IssueLedger(session).definition(last.get()));
		Set<String> changed = plan.definition().differencesTo(then);
		Path file = this.home.reports().resolve(last.get().folder()).resolve(IssueContent.RESULTS);
		if (!Files.exists(file)) {
			return new LastIssue(last.get().revision(), changed, null);
		}
		Differences differences = new Differences(results);
		ResultsFile.each(file, differences::compare);
		if (changed.isEmpty()) {
			return new LastIssue(last.get().revision(), changed, differences.ofRecords());
		}
		boolean isSameNight = last.get().night().number() == plan.night().number();
		Remeasured untold = new Remeasured(differences.measures(), differences.measures(), List.of());
		return new LastIssue(last.get().revision(), changed,
				isSameNight ? differences.ofDefinition() : differences.toldApart(untold, untold));
	}

	/** One sentence per reason, not one per measure and month. */
	private static List<String> hidden(ProtectedRelease release, List<MeasureHeader> headers) {
		Map<String, String> titles = headers.stream()
			.collect(Collectors.toMap(MeasureHeader::id, MeasureHeader::title));
		Map<Hidden, Long> periods = new LinkedHashMap<>();
		release.withheld()
			.forEach((one) -> periods.merge(
					new Hidden(titles.getOrDefault(one.measure(), one.measure()),
							one.what() + ": left out of one or more periods, because " + inWords(one.reason(), titles)),
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

	/**
	 * What is issued.
	 *
	 * @param profile what is agreed with the funder
	 * @param period the period
	 * @param revision its number
	 * @param night the night as of which it is known
	 * @param definition what its numbers are defined by
	 * @param catalogueVersion the version of that, as it is printed
	 * @param measures the measures of the definition
	 * @param printed what is printed besides
	 * @param last the issue before it
	 */
	record Plan(FunderProfile profile, IssuePeriod period, int revision, Night night, Definition definition,
			String catalogueVersion, List<MeasureFile> measures, Map<String, String> printed,
			Optional<IssueLedger.Entry> last) {

		Kind kind() {
			return kind(this.profile);
		}

		static Kind kind(FunderProfile profile) {
			return profile.isPublic() ? Kind.PUBLIC : Kind.SUBMISSION;
		}

		List<MeasureHeader> headers() {
			return this.measures.stream().map(MeasureFile::header).toList();
		}

	}

}
