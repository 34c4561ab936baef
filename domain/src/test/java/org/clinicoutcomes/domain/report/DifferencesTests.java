package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.report.Change.Because;
import org.clinicoutcomes.domain.result.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.aRate;
import static org.clinicoutcomes.domain.report.ResultBuilder.aStep;

/**
 * What changed since the last issue, and why.
 */
class DifferencesTests {

	private static final Result SAME = aRate("attendance-rate", 80, 100).build();

	private static final Result OF_81 = aRate("attendance-rate", 81, 100).build();

	private static final Result OF_82 = aRate("attendance-rate", 82, 100).build();

	private static final Result OF_83 = aRate("attendance-rate", 83, 100).build();

	@Test
	void equalResultsInAnotherOrderAreNoChange() {
		Result other = aRate("no-show-rate", 5, 100).build();
		Differences differences = differences(List.of(SAME, other), other, SAME);
		assertThat(differences.ofRecords()).isEmpty();
		assertThat(differences.equal()).isEqualTo(2);
		assertThat(differences.differing()).isZero();
	}

	@Test
	void anotherDenominatorIsAChangeThoughTheRateIsTheSame() {
		Result doubled = aRate("attendance-rate", 160, 200).build();
		assertThat(differences(List.of(SAME), doubled).ofRecords())
			.containsExactly(new Change(SAME, doubled, Because.RECORDS));
	}

	@Test
	void anotherLimitOfTheIntervalIsAChange() {
		Result wider = aRate("attendance-rate", 80, 100).interval(0.7, 0.9).build();
		assertThat(differences(List.of(SAME), wider).ofRecords()).hasSize(1);
	}

	@Test
	void whatIsNewAndWhatIsGoneAreChanges() {
		Result september = aRate("attendance-rate", 80, 100).in(YearMonth.of(2026, 9)).build();
		Differences differences = differences(List.of(SAME), september);
		assertThat(differences.ofDefinition()).containsExactly(new Change(null, september, Because.DEFINITION),
				new Change(SAME, null, Because.DEFINITION));
		assertThat(differences.differing()).isEqualTo(2);
		assertThat(differences.measures()).containsExactly("attendance-rate");
	}

	@Test
	void pointsOfACurveAreComparedTimeByTime() {
		Result day9 = aStep("retention-curve", 9, 0.9).build();
		Result day30 = aStep("retention-curve", 30, 0.8).build();
		Result lower = aStep("retention-curve", 30, 0.7).build();
		assertThat(differences(List.of(day9, day30), lower, day9).ofRecords())
			.containsExactly(new Change(day30, lower, Because.RECORDS));
	}

	@Test
	void theOldTextOnTheNewRecordsTellsRecordsFromDefinition() {
		assertThat(because(SAME, Remeasured.nothing(), measured(SAME), OF_81)).isEqualTo(Because.DEFINITION);
		assertThat(because(SAME, Remeasured.nothing(), measured(OF_81), OF_81)).isEqualTo(Because.RECORDS);
		assertThat(because(SAME, Remeasured.nothing(), measured(OF_81), OF_82)).isEqualTo(Because.BOTH);
		assertThat(because(SAME, Remeasured.nothing(), measured(), OF_81)).isEqualTo(Because.BOTH);
	}

	@Test
	void theNewSoftwareOnTheOldRecordsIsPartOfTheDefinition() {
		assertThat(because(SAME, measured(OF_81), Remeasured.nothing(), OF_81)).isEqualTo(Because.DEFINITION);
		assertThat(because(SAME, measured(SAME), Remeasured.nothing(), OF_81)).isEqualTo(Because.RECORDS);
		assertThat(because(SAME, measured(OF_81), measured(OF_82), OF_83)).isEqualTo(Because.BOTH);
		assertThat(because(SAME, measured(OF_81), measured(OF_81), OF_83)).isEqualTo(Because.DEFINITION);
	}

	@Test
	void aMeasureThatWasNotMeasuredAgainDiffersByItsRecords() {
		assertThat(because(SAME, Remeasured.nothing(), Remeasured.nothing(), OF_81)).isEqualTo(Because.RECORDS);
		assertThat(
				because(SAME, Remeasured.nothing(), new Remeasured(Set.of("no-show-rate"), Set.of(), Set.of()), OF_81))
			.isEqualTo(Because.RECORDS);
	}

	@Test
	void aTextThatCanNoLongerRunLeavesTheReasonOpen() {
		Remeasured failed = new Remeasured(Set.of("attendance-rate"), Set.of("attendance-rate"), Set.of());
		assertThat(because(SAME, Remeasured.nothing(), failed, OF_81)).isEqualTo(Because.UNTOLD);
		assertThat(because(SAME, failed, Remeasured.nothing(), OF_81)).isEqualTo(Because.UNTOLD);
	}

	private static Because because(Result before, Remeasured oldRecords, Remeasured newRecords, Result after) {
		return differences(List.of(before), after).toldApart(oldRecords, newRecords).get(0).because();
	}

	private static Remeasured measured(Result... results) {
		return new Remeasured(Set.of("attendance-rate"), Set.of(), List.of(results));
	}

	private static Differences differences(List<Result> before, Result... after) {
		Differences differences = new Differences(Stream.of(after).toList());
		before.forEach(differences::compare);
		return differences;
	}

}
