package org.clinicoutcomes.jobs.measure;

import java.util.stream.Collectors;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.jobs.run.Session;

/**
 * Makes sure that a measure's verdicts keep to the rules: each subject once for each
 * part, and a decision on everyone who is not excluded.
 */
final class Soundness {

	private final Session session;

	private final MeasureFile measure;

	Soundness(Session session, MeasureFile measure) {
		this.session = session;
		this.measure = measure;
	}

	/**
	 * Make sure.
	 * @param verdicts the table of verdicts
	 * @param restriction which of the measure's verdicts, as a condition
	 * @throws MeasureRefused if they do not keep to the rules
	 */
	void assertOf(String verdicts, String restriction) {
		String mine = "from %s where measure = '%s' and %s".formatted(verdicts, this.measure.id(), restriction);
		Scoring scoring = this.measure.header().scoring();
		refuseAny(
				"select count(*) from (select 1 %s group by period_start, subject_id, part%s having count(*) > 1) twice"
					.formatted(mine, (scoring == Scoring.FLOW) ? ", category" : ""),
				"must return a subject once for each part", "subjects twice");
		String undecided = scoring.required()
			.stream()
			.map((column) -> column + " is null")
			.collect(Collectors.joining(" or "));
		if (!undecided.isEmpty()) {
			refuseAny("select count(*) %s and exclusion is null and (%s)".formatted(mine, undecided),
					"must decide every subject that is not excluded", "subjects without a verdict");
		}
	}

	private void refuseAny(String count, String mustHold, String what) {
		long found = this.session.sql(count).query(Long.class).single();
		if (found > 0) {
			throw new MeasureRefused(this.measure.id(), mustHold, found + " " + what);
		}
	}

}
