package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.disclosure.GeneratedRelease;
import org.clinicoutcomes.domain.disclosure.SmallClinic;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.FunderProfile.NoticeKind;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.FunderBasis;
import org.clinicoutcomes.domain.report.FunderReport;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;

/**
 * The files of a funder's issue about a release made by chance.
 */
final class FinishedRelease {

	private FinishedRelease() {
	}

	static void write(GeneratedRelease generated, Path files) {
		write(generated, generated.threshold(), generated.release().results(), files);
	}

	static void write(GeneratedRelease generated, int threshold, List<Result> results, Path files) {
		FunderProfile profile = new FunderProfile("open", "Open Door", List.of("state"), generated.measures(), 1, true,
				false, threshold, NoticeKind.NONE, null, List.of(), List.of());
		Provenance provenance = new Provenance("c0ffee", Set.of());
		boolean isQuarter = generated.periods().size() > 1;
		YearMonth last = GeneratedRelease.JANUARY.plusMonths(isQuarter ? 2 : 0);
		IssuePeriod period = isQuarter ? IssuePeriod.ofQuarter("2026-Q1", last) : IssuePeriod.of(last);
		ReportIdentity identity = new ReportIdentity("Program", FunderReport.NAME, period, "Open Door",
				ReportIdentity.Kind.PUBLIC, 1, Instant.EPOCH, ZoneOffset.UTC, "night 1", "0.1.0", "c0ffee",
				last.atEndOfMonth(), "Counts under the threshold are not shown.");
		FunderBasis basis = new FunderBasis(Map.of(), provenance, List.of("1", "2.1"), List.of(), 30, List.of(), null);
		new IssueContent("outcomes",
				new FunderReport(identity, profile, SmallClinic.headers(), basis).assemble(results), results,
				provenance, null)
			.write(files);
	}

}
