package org.clinicoutcomes.jobs.publish;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.FunderReport;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.measure.Measuring.Measured;
import org.clinicoutcomes.jobs.measure.Remeasuring;
import org.clinicoutcomes.jobs.measure.State;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Makes a funder's past issue again: by the profile of then, and as if nothing had been
 * given to anybody since.
 */
final class FunderRemaking {

	private final Home home;

	private final Settings settings;

	private final Transactions publisher;

	private final BuildStage build;

	private final Remeasuring remeasuring;

	private final FunderIssueMaking making;

	FunderRemaking(Home home, Settings settings, Transactions publisher, BuildStage build, Remeasuring remeasuring,
			FunderIssueMaking making) {
		this.home = home;
		this.settings = settings;
		this.publisher = publisher;
		this.build = build;
		this.remeasuring = remeasuring;
		this.making = making;
	}

	/**
	 * Make an issue again.
	 * @param entry the issue
	 * @param definition what its numbers were defined by
	 * @return what it would say
	 * @throws ClinicFailure if the profile of then is not known
	 */
	Remade remake(IssueLedger.Entry entry, Definition definition) {
		Map<String, String> printed = this.publisher.read((session) -> new IssueLedger(session).printed(entry));
		FunderProfile profile = profile(entry, definition, printed);
		IssuePeriod period = IssuePeriod.ofId(entry.period(), profile.fiscalYearStartMonth(), entry.month());
		Set<String> measures = FunderReport.measures(profile);
		State state = this.remeasuring.state(entry.night(), definition);
		Measured measured = this.remeasuring.measureFor(profile.clients(), period.days(), definition, state,
				measures::contains);
		FunderIssueMaking.Plan plan = new FunderIssueMaking.Plan(profile, period, entry.revision(), entry.night(),
				definition, Definition.versionOf(entry.definitionDigest()), definition.measures().files(), printed,
				this.publisher.read((session) -> new IssueLedger(session).before(entry)));
		GivenToFunder given = this.making.given(profile, plan.headers(), measured.results(), entry.id());
		if (given.release().unproven() > 0) {
			throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED,
					"Small counts must be safe together with all that %s was given before this issue, got: %d of them that are not; the program that made it was another, use that one"
						.formatted(profile.id(), given.release().unproven()));
		}
		return new Remade(this.making.make(plan, state.schema(), given.release()), given,
				definition.today(this.build, this.settings).with(profile), printed.containsKey(IssueMaking.PROGRAM_NAME)
						? List.of() : List.of("program name, which was not yet kept with this issue"));
	}

	/**
	 * The profile as it was. Issues from before it was kept can tell whether today's
	 * agrees the same, and no more.
	 */
	private FunderProfile profile(IssueLedger.Entry entry, Definition definition, Map<String, String> printed) {
		Funders funders = new Funders(this.home);
		return FunderFile.of(entry.audience(), printed)
			.or(() -> funders.kept(entry.audience()).filter((file) -> definition.isBy(file.profile())))
			.map(FunderFile::profile)
			.orElseThrow(() -> new ClinicFailure(ExitCode.USAGE,
					"--issue must be one with which the funder's profile was stored, or whose profile has not changed since, got: %s, which is older and was made by another one than %s; put the profile of then there and try again"
						.formatted(entry.folder(), funders.path(entry.audience()))));
	}

}
