package org.clinicoutcomes.domain.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.clinicoutcomes.domain.statistics.KaplanMeier.Observation;
import org.clinicoutcomes.domain.statistics.KaplanMeier.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class KaplanMeierTests {

	/**
	 * Weeks in remission on 6-mercaptopurine (E. J. Freireich et al., 1963).
	 */
	private static final KaplanMeier REMISSION = KaplanMeier
		.of(observations(new double[] { 6, 6, 6, 7, 10, 13, 16, 22, 23 },
				new double[] { 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35 }));

	/** R: summary(survfit(Surv(t, e) ~ 1, conf.type = "log-log")). */
	@Test
	void remissionCurveIsThatOfSurvfitInR() {
		double[][] expected = {
				{ 6, 21, 3, 0.857142857142857, 0.0763603548321213, 0.619717955265984, 0.951551747646997 },
				{ 7, 17, 1, 0.806722689075630, 0.0869352851800572, 0.563146564622233, 0.922809019202880 },
				{ 10, 15, 1, 0.752941176470588, 0.0963496529943205, 0.503199510799957, 0.889361835169265 },
				{ 13, 12, 1, 0.690196078431372, 0.1068147077750098, 0.431610222486184, 0.849065963349451 },
				{ 16, 11, 1, 0.627450980392157, 0.1140538652567525, 0.367510855987502, 0.804912189471841 },
				{ 22, 7, 1, 0.537815126050420, 0.1282337516930340, 0.267778936767135, 0.746790717635394 },
				{ 23, 6, 1, 0.448179271708683, 0.1345914567557604, 0.188052005959232, 0.680142628495241 } };
		assertThat(REMISSION.steps()).hasSize(expected.length);
		for (int index = 0; index < expected.length; index++) {
			Step step = REMISSION.steps().get(index);
			assertThat(step.time()).isEqualTo(expected[index][0]);
			assertThat(step.atRisk()).isEqualTo((long) expected[index][1]);
			assertThat(step.events()).isEqualTo((long) expected[index][2]);
			assertThat(step.survival()).isEqualTo(expected[index][3], within(1e-12));
			assertThat(step.standardError()).isEqualTo(expected[index][4], within(1e-12));
			assertThat(step.logLogInterval().orElseThrow().low()).isEqualTo(expected[index][5], within(1e-9));
			assertThat(step.logLogInterval().orElseThrow().high()).isEqualTo(expected[index][6], within(1e-9));
		}
	}

	/** R prints median 23, 0.95LCL 13, 0.95UCL NA. */
	@Test
	void medianRemissionIsThatOfSurvfitInR() {
		assertThat(REMISSION.median()).hasValue(23);
		assertThat(REMISSION.medianLow()).hasValue(13);
		assertThat(REMISSION.medianHigh()).isEmpty();
	}

	@Test
	void betweenStepsTheLastEstimateHoldsWithThoseStillAtRisk() {
		Step step = REMISSION.at(8).orElseThrow();
		Step before = REMISSION.at(7).orElseThrow();
		assertThat(step)
			.isEqualTo(new Step(8, 16, 0, 0, before.survival(), before.standardError(), before.logLogInterval()));
		assertThat(REMISSION.at(35).orElseThrow().atRisk()).isEqualTo(1);
		assertThat(REMISSION.at(35).orElseThrow().censored()).isEqualTo(1);
	}

	@Test
	void beforeTheFirstEventEveryoneIsLeft() {
		assertThat(REMISSION.at(0)).contains(new Step(0, 21, 0, 0, 1, 0, Optional.empty()));
	}

	@Test
	void afterTheLastSightNothingIsKnown() {
		assertThat(REMISSION.at(35.1)).isEmpty();
	}

	@Test
	void peopleCensoredAtAnEventsTimeWereAtRiskForIt() {
		Step first = REMISSION.steps().get(0);
		assertThat(first.atRisk()).isEqualTo(21);
		assertThat(first.censored()).isEqualTo(1);
	}

	/** R prints median 1.5, 0.95LCL 0, 0.95UCL NA; at 3 std.err NaN and limits NA. */
	@Test
	void eventsAtTimeZeroCount() {
		KaplanMeier curve = KaplanMeier.of(observations(new double[] { 0, 1, 2, 3 }, new double[0]));
		assertThat(curve.at(0).orElseThrow().survival()).isEqualTo(0.75);
		assertThat(curve.median()).hasValue(1.5);
		assertThat(curve.medianLow()).hasValue(0);
		assertThat(curve.medianHigh()).isEmpty();
	}

	@Test
	void whenEveryoneHadTheEventThereIsNoInterval() {
		Step last = KaplanMeier.of(observations(new double[] { 0, 1, 2, 3 }, new double[0])).at(3).orElseThrow();
		assertThat(last.survival()).isZero();
		assertThat(last.standardError()).isNaN();
		assertThat(last.logLogInterval()).isEmpty();
	}

	/** R prints median 2, 0.95LCL 1, 0.95UCL NA. */
	@Test
	void curveThatEndsAtOneHalfHasItsMedianWhereItReachesIt() {
		KaplanMeier curve = KaplanMeier.of(observations(new double[] { 1, 2 }, new double[] { 3, 4 }));
		assertThat(curve.median()).hasValue(2);
		assertThat(curve.medianLow()).hasValue(1);
		assertThat(curve.medianHigh()).isEmpty();
	}

	@Test
	void withoutEventsTheCurveHasNoStepsAndNoMedian() {
		KaplanMeier curve = KaplanMeier.of(List.of(new Observation(9, false, 4)));
		assertThat(curve.steps()).isEmpty();
		assertThat(curve.median()).isEmpty();
		assertThat(curve.at(9).orElseThrow().survival()).isEqualTo(1);
		assertThat(curve.at(9).orElseThrow().logLogInterval()).isEmpty();
	}

	@Test
	void noOneToCountHasNoCurve() {
		KaplanMeier curve = KaplanMeier.of(List.of());
		assertThat(curve.steps()).isEmpty();
		assertThat(curve.at(0)).isEmpty();
		assertThat(curve.medianLow()).isEmpty();
	}

	@Test
	void orderAndGroupingOfObservationsDoNotMatter() {
		Random random = new Random(1958);
		for (int trial = 0; trial < 50; trial++) {
			List<Observation> observations = randomObservations(random);
			KaplanMeier curve = KaplanMeier.of(observations);
			List<Observation> oneByOne = new ArrayList<>();
			observations.forEach((observation) -> oneByOne.addAll(Collections.nCopies((int) observation.count(),
					new Observation(observation.time(), observation.event(), 1))));
			Collections.shuffle(oneByOne, random);
			assertThat(KaplanMeier.of(oneByOne).steps()).isEqualTo(curve.steps());
		}
	}

	@Test
	void curveNeverRisesAndLiesWithinItsInterval() {
		Random random = new Random(1926);
		for (int trial = 0; trial < 50; trial++) {
			double survival = 1;
			for (Step step : KaplanMeier.of(randomObservations(random)).steps()) {
				assertThat(step.survival()).isLessThan(survival).isNotNegative();
				survival = step.survival();
				step.logLogInterval()
					.ifPresent((interval) -> assertThat(step.survival()).isBetween(interval.low(), interval.high()));
			}
		}
	}

	@Test
	void thoseAtRiskAreThoseSeenUntilThenOrLonger() {
		Random random = new Random(1980);
		for (int trial = 0; trial < 50; trial++) {
			List<Observation> observations = randomObservations(random);
			KaplanMeier curve = KaplanMeier.of(observations);
			for (double time = 0; time <= 21; time += 0.5) {
				double now = time;
				long seen = observations.stream()
					.filter((observation) -> observation.time() >= now)
					.mapToLong(Observation::count)
					.sum();
				assertThat(curve.at(now).map(Step::atRisk).orElse(0L)).isEqualTo(seen);
			}
		}
	}

	@Test
	void withoutCensoringTheCurveIsTheShareLeft() {
		KaplanMeier curve = KaplanMeier
			.of(observations(new double[] { 1, 2, 2, 3, 5, 8, 8, 9, 11, 12 }, new double[0]));
		assertThat(curve.at(2).orElseThrow().survival()).isEqualTo(0.7, within(1e-12));
		assertThat(curve.at(2).orElseThrow().standardError()).isEqualTo(Math.sqrt(0.7 * 0.3 / 10), within(1e-12));
	}

	@Test
	void returnToDrugUseIsThatPublishedForTheImpactStudy() throws IOException {
		List<Observation> observations = PublishedData.lines("uis.csv")
			.stream()
			.skip(1)
			.map((line) -> line.split(","))
			.map((cells) -> new Observation(Double.parseDouble(cells[3]), cells[4].equals("1"), 1))
			.toList();
		KaplanMeier curve = KaplanMeier.of(observations);
		assertThat(observations).hasSize(575);
		assertThat(curve.median()).hasValue(170);
		assertThat(curve.medianLow()).hasValue(156);
		assertThat(curve.medianHigh()).hasValue(189);
		List<String> expected = PublishedData.lines("uis_expected_km.csv");
		assertThat(expected).hasSize(7);
		for (String line : expected.subList(1, expected.size())) {
			double[] cells = numbers(line);
			Step step = curve.at(cells[0]).orElseThrow();
			assertThat(step.atRisk()).isEqualTo((long) cells[1]);
			assertThat(step.survival()).isEqualTo(cells[2], within(1e-9));
			assertThat(step.standardError()).isEqualTo(cells[3], within(1e-9));
			assertThat(step.logLogInterval().orElseThrow().low()).isEqualTo(cells[4], within(1e-9));
			assertThat(step.logLogInterval().orElseThrow().high()).isEqualTo(cells[5], within(1e-9));
		}
	}

	@Test
	void impossibleObservationsAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Observation(-1, true, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Observation(Double.NaN, true, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Observation(1, true, 0))
			.withMessageContaining("got: 0");
		assertThatIllegalArgumentException().isThrownBy(() -> REMISSION.at(-1)).withMessageContaining("got: -1.0");
	}

	private static List<Observation> observations(double[] events, double[] censored) {
		List<Observation> observations = new ArrayList<>();
		DoubleStream.of(events).forEach((time) -> observations.add(new Observation(time, true, 1)));
		DoubleStream.of(censored).forEach((time) -> observations.add(new Observation(time, false, 1)));
		return observations;
	}

	private static List<Observation> randomObservations(Random random) {
		List<Observation> observations = new ArrayList<>();
		for (int index = 0; index < 30; index++) {
			observations.add(new Observation(random.nextInt(20), random.nextBoolean(), 1 + random.nextInt(3)));
		}
		return observations;
	}

	private static double[] numbers(String line) {
		return Arrays.stream(line.split(",")).map(String::trim).mapToDouble(Double::parseDouble).toArray();
	}

}
