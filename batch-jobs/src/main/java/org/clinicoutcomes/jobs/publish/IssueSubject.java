package org.clinicoutcomes.jobs.publish;

import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.run.Night;

/**
 * What is to be issued: the numbers, and everything that decides whether they were issued
 * before.
 *
 * @param period the period they speak of
 * @param audience to whom they go, as in folders and file names
 * @param kind what the audience may see
 * @param night the night as of which they were measured
 * @param definition what decides them besides the records
 * @param results the numbers, as they will be printed
 * @param printed what stands in the report besides, texts by name
 */
record IssueSubject(IssuePeriod period, String audience, Kind kind, Night night, Definition definition,
		List<Result> results, Map<String, String> printed) {

	/** The name of the files that people open, without its ending. */
	static String fileName(IssuePeriod period, String audience, Kind kind, int revision) {
		return "outcomes-%s-%s-%s-r%s".formatted(period.id(), audience, kind.word(), revision);
	}

	String fileName(int revision) {
		return fileName(this.period, this.audience, this.kind, revision);
	}

}
