package org.clinicoutcomes.jobs.publish;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.Night;

/**
 * Issues the administrators' monthly report.
 */
public final class PublishStage {

	static final String AUDIENCE = "administrators";

	private final Settings settings;

	private final Catalogue catalogue;

	private final BuildStage build;

	private final IssueMaking making;

	private final Issuing issuing;

	/**
	 * The stage.
	 * @param settings the settings of definitions
	 * @param catalogue the measures
	 * @param build the build's texts, a part of the definition
	 * @param making makes what an issue says
	 * @param issuing puts it on the shelf
	 */
	public PublishStage(Settings settings, Catalogue catalogue, BuildStage build, IssueMaking making, Issuing issuing) {
		this.settings = settings;
		this.catalogue = catalogue;
		this.build = build;
		this.making = making;
		this.issuing = issuing;
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
		// Before the last issue is compared with, which may build another night there.
		Map<String, String> siteNames = this.making.siteNames(night, schema);
		IssueSubject subject = new IssueSubject(IssuePeriod.of(month), AUDIENCE, Kind.INTERNAL, night, definition,
				results, this.making.printed());
		return this.issuing.issue(subject,
				(revision, last,
						now) -> this.making.make(new IssueMaking.Plan(month, AUDIENCE, subject.kind(), revision, night,
								definition, definition.catalogueVersion(), List.copyOf(this.catalogue.measures()),
								subject.printed(), last, now), siteNames, results),
				Issuing.Released.TO_ADMINISTRATORS);
	}

}
