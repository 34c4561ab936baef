package org.clinicoutcomes.jobs.publish;

import java.util.List;
import java.util.Optional;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.Night;

/**
 * Issues the report of one funder: workbook, PDF and results.
 */
public final class FunderExport {

	private final Settings settings;

	private final Catalogue catalogue;

	private final BuildStage build;

	private final FunderIssueMaking making;

	private final Issuing issuing;

	/**
	 * The exports of a clinic.
	 * @param settings the settings of definitions
	 * @param catalogue the measures
	 * @param build the build's texts, a part of the definition
	 * @param making makes what an issue says
	 * @param issuing puts it on the shelf
	 */
	public FunderExport(Settings settings, Catalogue catalogue, BuildStage build, FunderIssueMaking making,
			Issuing issuing) {
		this.settings = settings;
		this.catalogue = catalogue;
		this.build = build;
		this.making = making;
		this.issuing = issuing;
	}

	/**
	 * Publish a period.
	 * @param file what is agreed with the funder
	 * @param period the period
	 * @param night the night as of which it was measured
	 * @param schema where that night's state stands
	 * @param results results of the funder's clients
	 * @return the issue, empty if nothing has changed since the last one
	 */
	public Optional<Issue> publish(FunderFile file, IssuePeriod period, Night night, String schema,
			List<Result> results) {
		FunderProfile profile = file.profile();
		this.making.refuseOverlap(profile);
		GivenToFunder given = this.making.given(profile, this.catalogue.headers(), results, ReleaseLedger.NEXT);
		if (given.release().unproven() > 0) {
			throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED,
					"Small counts must be safe together with all that %s was given before, got: %d of them that are not; name another period"
						.formatted(profile.id(), given.release().unproven()));
		}
		Definition definition = Definition.of(this.catalogue, this.build, this.settings).with(profile);
		IssueSubject subject = new IssueSubject(period, profile.id(), FunderIssueMaking.Plan.kind(profile), night,
				definition, given.release().results(), this.making.printed(file));
		return this.issuing.issue(subject, (revision, last,
				now) -> this.making.make(new FunderIssueMaking.Plan(profile, period, revision, night, definition,
						definition.catalogueVersion(), List.copyOf(this.catalogue.measures()), subject.printed(), last),
						schema, given.release()),
				given);
	}

}
