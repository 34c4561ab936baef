package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import org.clinicoutcomes.domain.report.Change.Because;
import org.clinicoutcomes.domain.result.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.aRate;
import static org.clinicoutcomes.domain.report.ResultBuilder.aStep;

/**
 * What changed since the last issue, and why.
 */
class ChangeTests {

	private static final Result SAME = aRate("attendance-rate", 80, 100).build();

	@Test
	void equalResultsInAnotherOrderAreNoChange() {
		Result other = aRate("no-show-rate", 5, 100).build();
		assertThat(Change.since(issued(Set.of("software"), SAME, other), List.of(other, SAME))).isEmpty();
	}

	@Test
	void anotherDenominatorIsAChangeThoughTheRateIsTheSame() {
		Result doubled = aRate("attendance-rate", 160, 200).build();
		assertThat(Change.since(issued(Set.of(), SAME), List.of(doubled)))
			.containsExactly(new Change(SAME, doubled, Because.RECORDS));
	}

	@Test
	void anotherLimitOfTheIntervalIsAChange() {
		Result wider = aRate("attendance-rate", 80, 100).interval(0.7, 0.9).build();
		assertThat(Change.since(issued(Set.of(), SAME), List.of(wider))).hasSize(1);
	}

	@Test
	void whatIsNewAndWhatIsGoneAreChanges() {
		Result september = aRate("attendance-rate", 80, 100).in(YearMonth.of(2026, 9)).build();
		assertThat(Change.since(issued(Set.of(), SAME), List.of(september)))
			.containsExactly(new Change(null, september, Because.RECORDS), new Change(SAME, null, Because.RECORDS));
	}

	@Test
	void pointsOfACurveAreComparedTimeByTime() {
		Result day9 = aStep("retention-curve", 9, 0.9).build();
		Result day30 = aStep("retention-curve", 30, 0.8).build();
		Result lower = aStep("retention-curve", 30, 0.7).build();
		assertThat(Change.since(issued(Set.of(), day9, day30), List.of(lower, day9)))
			.containsExactly(new Change(day30, lower, Because.RECORDS));
	}

	@Test
	void aMeasuresOwnTextIsNamedBeforeWhatAllRestOn() {
		Result other = aRate("attendance-rate", 81, 100).build();
		assertThat(Change.since(issued(Set.of("measure/attendance-rate", "software"), SAME), List.of(other)))
			.extracting(Change::because)
			.containsExactly(Because.MEASURE);
		assertThat(Change.since(issued(Set.of("setting/levels"), SAME), List.of(other))).extracting(Change::because)
			.containsExactly(Because.FOUNDATION);
		assertThat(Change.since(issued(Set.of("measure/no-show-rate"), SAME), List.of(other)))
			.extracting(Change::because)
			.containsExactly(Because.RECORDS);
	}

	private static LastIssue issued(Set<String> changedDefinitions, Result... results) {
		return new LastIssue(1, List.of(results), changedDefinitions);
	}

}
