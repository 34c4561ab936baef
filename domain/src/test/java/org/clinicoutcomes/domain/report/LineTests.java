package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.OCTOBER;
import static org.clinicoutcomes.domain.report.ResultBuilder.a;

/**
 * One line of the tables of every measure.
 */
class LineTests {

	private static final MeasureHeader LEAVING = Reports.header("leaving", Scoring.INCIDENCE, "days", Direction.NONE);

	@Test
	void shareByTheLastDayIsOfAllWhoWereFollowedNotOfThoseAtRiskThen() {
		Result first = a("leaving", Statistic.INCIDENCE, 0.1, 40).category("completed").at(30).eligible(84).build();
		Result last = a("leaving", Statistic.INCIDENCE, 0.25, 7).category("completed").at(77).eligible(84).build();
		List<Line> lines = Line.of(LEAVING, Reports.answers(Stream.of(first, last), LEAVING),
				ReportingPeriod.of(OCTOBER));
		assertThat(lines).hasSize(1);
		assertThat(lines.get(0).cells()).extracting(Cell::text)
			.containsSubsequence("84", "0", "0", "84", Cell.NOTHING.text(), "25.0 %");
	}

}
