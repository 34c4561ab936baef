package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.OCTOBER;
import static org.clinicoutcomes.domain.report.ResultBuilder.aPaired;
import static org.clinicoutcomes.domain.report.ResultBuilder.aRate;

class SayingsTests {

	@Test
	void aShareSaysOfWhomAndHowMany() {
		assertThat(share(aRate("kept", 30, 40).build())).containsExactly("Of 40 clients, 75.0 % came.");
	}

	@Test
	void onePersonIsNotPlural() {
		assertThat(share(aRate("kept", 1, 1).build())).containsExactly("Of 1 client, 100.0 % came.");
	}

	@Test
	void aMoveWithinTheIntervalOfTheDifferenceCouldBeChance() {
		assertThat(share(aRate("kept", 30, 40).interval(0.6, 0.86).build(),
				aRate("kept", 37, 42).interval(0.75, 0.95).in(OCTOBER.minusMonths(1)).build()))
			.containsExactly("Of 40 clients, 75.0 % came (88.1 % in September, could be chance).");
	}

	@Test
	void aMoveBeyondItIsBetterOrWorseByTheMeasuresDirection() {
		assertThat(share(aRate("kept", 300, 400).interval(0.7, 0.79).build(),
				aRate("kept", 370, 420).interval(0.85, 0.91).in(OCTOBER.minusMonths(1)).build()))
			.containsExactly("Of 400 clients, 75.0 % came (88.1 % in September, worse now).");
	}

	@Test
	void whatIsPrintedAlikeIsTheSame() {
		assertThat(share(aRate("kept", 30, 40).build(), aRate("kept", 3, 4).in(OCTOBER.minusMonths(1)).build()))
			.containsExactly("Of 40 clients, 75.0 % came (the same in September).");
	}

	@Test
	void nobodyToCountAndNumbersWithheldSayNothing() {
		assertThat(share(aRate("kept", 0, 0).build())).isEmpty();
		assertThat(share(aRate("kept", 30, 40).suppressed().build())).isEmpty();
	}

	@Test
	void aMonthBeforeThatIsWithheldIsNotCompared() {
		assertThat(share(aRate("kept", 30, 40).build(),
				aRate("kept", 3, 5).in(OCTOBER.minusMonths(1)).suppressed().build()))
			.containsExactly("Of 40 clients, 75.0 % came.");
	}

	@Test
	void highestAndLowestAreNotAnOrderWhereIntervalsOverlap() {
		assertThat(extremes(aRate("a", 30, 40).interval(0.6, 0.86).build(),
				aRate("b", 8, 10).interval(0.49, 0.94).build()))
			.containsExactly("By kind: highest for “b” with 80.0 % of 10, lowest for “a” with 75.0 % of 40 (intervals "
					+ "overlap).");
		assertThat(
				extremes(aRate("a", 3, 40).interval(0.03, 0.2).build(), aRate("b", 8, 10).interval(0.49, 0.94).build()))
			.containsExactly("By kind: highest for “b” with 80.0 % of 10, lowest for “a” with 7.5 % of 40 (intervals "
					+ "apart).");
	}

	@Test
	void whatIsWithheldIsNeitherHighestNorLowest() {
		assertThat(extremes(aRate("a", 30, 40).build(), aRate("b", 1, 10).suppressed().build())).isEmpty();
	}

	@Test
	void aChangeBeyondChanceHasItsSentenceAndTheOthersOne() {
		assertThat(changes(0.05, 0.4, false)).containsExactly(
				"Changed by more than chance explains, of those with both answers: “work” from 30.0 % to 50.0 % of 20.",
				"What changed of the others could be chance: “home”.");
	}

	@Test
	void whereNothingChangedBeyondChanceThatIsSaid() {
		assertThat(changes(-0.05, 0.4, false))
			.containsExactly("None of the outcomes changed by more than chance explains.");
	}

	@Test
	void oneChangeSaysWhetherItCouldBeChance() {
		Answers answers = answers(aPaired("work", Statistic.BEFORE, 0.3, 20).build(),
				aPaired("work", Statistic.AFTER, 0.5, 20).build(),
				aPaired("work", Statistic.CHANGE, 0.2, 20).interval(-0.05, 0.4).build());
		assertThat(said(new Sayings(answers).change("Work", Paired.of(answers, "work", "work"), "people")))
			.containsExactly("Work: 30.0 % before and 50.0 % after, of 20 people with both answers; up 20.0 points, "
					+ "which could be chance.");
	}

	@Test
	void aChangeThatIsWithheldSaysNothing() {
		assertThat(changes(0.05, 0.4, true))
			.containsExactly("None of the outcomes changed by more than chance explains.");
	}

	private static List<String> share(Result... results) {
		return said(new Sayings(answers(results)).share("kept", "clients", "came"));
	}

	private static List<String> extremes(Result one, Result other) {
		Rates rates = new Rates(answers(one, other)).row(one.measure(), Figures.withheld(one))
			.row(other.measure(), Figures.withheld(other))
			.total("all", aRate("all", 1, 1).build());
		return said(new Sayings(answers()).extremes("By kind", rates.entries()));
	}

	private static List<String> changes(double low, double high, boolean isWithheld) {
		ResultBuilder change = aPaired("work", Statistic.CHANGE, 0.2, 20).interval(low, high);
		Answers answers = answers(aPaired("work", Statistic.BEFORE, 0.3, 20).build(),
				aPaired("work", Statistic.AFTER, 0.5, 20).build(), (isWithheld ? change.suppressed() : change).build(),
				aPaired("home", Statistic.BEFORE, 0.9, 20).build(), aPaired("home", Statistic.AFTER, 0.8, 20).build(),
				aPaired("home", Statistic.CHANGE, -0.1, 20).interval(-0.3, 0.1).build());
		return said(new Sayings(answers).changes("the outcomes",
				List.of(Paired.of(answers, "work", "work"), Paired.of(answers, "home", "home"))));
	}

	private static Answers answers(Result... results) {
		return Reports.answers(Stream.of(results), Reports.header("kept", Scoring.PROPORTION, "", Direction.HIGHER));
	}

	private static List<String> said(Sayings sayings) {
		return sayings.block().stream().flatMap((block) -> ((Sentences) block).sentences().stream()).toList();
	}

}
