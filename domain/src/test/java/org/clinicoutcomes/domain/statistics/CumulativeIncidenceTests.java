package org.clinicoutcomes.domain.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.clinicoutcomes.domain.statistics.CumulativeIncidence.Observation;
import org.clinicoutcomes.domain.statistics.CumulativeIncidence.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CumulativeIncidenceTests {

	private static final double[] TIMES = { 5, 8, 12, 12, 20, 25, 30, 30, 41, 50 };

	private static final String[] KINDS = { "completed", null, "dropped", "completed", "dropped", null, "completed",
			"dropped", null, "completed" };

	private static List<Observation> people() {
		List<Observation> people = new ArrayList<>();
		for (int i = 0; i < TIMES.length; i++) {
			people.add(new Observation(TIMES[i], KINDS[i], 1));
		}
		return people;
	}

	/**
	 * R 4.2, survival: survfit(Surv(t, f) ~ 1, conf.type = "log-log").
	 */
	@Test
	void incidencesErrorsAndIntervalsAreThoseOfTheSurvivalPackageOfR() {
		List<Step> completed = CumulativeIncidence.of(people()).steps("completed");
		assertThat(completed).extracting(Step::time).containsExactly(5.0, 12.0, 30.0, 50.0);
		assertStep(completed.get(0), 10, 0.1, 0.0948683298050514, 0.00572345637433475, 0.358127460508070);
		assertStep(completed.get(1), 8, 0.2125, 0.1340329950049614, 0.03204270394771867, 0.497981093431754);
		assertStep(completed.get(2), 4, 0.353125, 0.1675805834609875, 0.07856489958228155, 0.653149670336403);
		assertStep(completed.get(3), 1, 0.634375, 0.1699242995516680, 0.23634743315273357, 0.866238066039453);
		List<Step> dropped = CumulativeIncidence.of(people()).steps("dropped");
		assertStep(dropped.get(0), 8, 0.1125, 0.105900159348322, 0.00619858125164388, 0.391017526947869);
		assertStep(dropped.get(2), 4, 0.365625, 0.169924299551668, 0.08308057108333965, 0.665714148359392);
	}

	private static void assertStep(Step step, long atRisk, double incidence, double error, double low, double high) {
		assertThat(step.atRisk()).isEqualTo(atRisk);
		assertThat(step.incidence()).isCloseTo(incidence, within(1e-12));
		assertThat(step.standardError()).isCloseTo(error, within(1e-12));
		assertThat(step.interval().orElseThrow().low()).isCloseTo(low, within(1e-12));
		assertThat(step.interval().orElseThrow().high()).isCloseTo(high, within(1e-12));
	}

	@Test
	void incidencesOfAllKindsAndSurvivalAddUpToOne() {
		Random random = new Random(7);
		for (int round = 0; round < 200; round++) {
			List<Observation> people = new ArrayList<>();
			List<KaplanMeier.Observation> whole = new ArrayList<>();
			for (int i = 0; i < 30; i++) {
				double time = random.nextInt(20);
				int kind = random.nextInt(4);
				people.add(new Observation(time, (kind == 3) ? null : "kind" + kind, 1));
				whole.add(new KaplanMeier.Observation(time, kind != 3, 1));
			}
			CumulativeIncidence incidence = CumulativeIncidence.of(people);
			double sum = 0;
			for (int kind = 0; kind < 3; kind++) {
				List<Step> steps = incidence.steps("kind" + kind);
				sum += steps.isEmpty() ? 0 : steps.get(steps.size() - 1).incidence();
			}
			List<KaplanMeier.Step> steps = KaplanMeier.of(whole).steps();
			assertThat(sum + steps.get(steps.size() - 1).survival()).isCloseTo(1, within(1e-12));
		}
	}

	@Test
	void oneKindAloneIsTheOppositeOfKaplanAndMeier() {
		List<Observation> people = people().stream()
			.map((one) -> new Observation(one.time(), (one.kind() != null) ? "any" : null, 1))
			.toList();
		List<KaplanMeier.Observation> whole = people.stream()
			.map((one) -> new KaplanMeier.Observation(one.time(), one.kind() != null, 1))
			.toList();
		List<Step> steps = CumulativeIncidence.of(people).steps("any");
		List<KaplanMeier.Step> survival = KaplanMeier.of(whole).steps();
		assertThat(steps).hasSameSizeAs(survival);
		for (int i = 0; i < steps.size(); i++) {
			assertThat(steps.get(i).incidence()).isCloseTo(1 - survival.get(i).survival(), within(1e-12));
		}
	}

	@Test
	void equalPeopleMayBeCountedTogether() {
		List<Observation> twice = people().stream().map((one) -> new Observation(one.time(), one.kind(), 2)).toList();
		List<Observation> each = new ArrayList<>(people());
		each.addAll(people());
		assertThat(CumulativeIncidence.of(twice).steps()).usingRecursiveComparison()
			.withComparatorForType((one, other) -> (Math.abs(one - other) < 1e-12) ? 0 : 1, Double.class)
			.isEqualTo(CumulativeIncidence.of(each).steps());
	}

	@Test
	void whereEverybodyHadTheEventThereIsNoInterval() {
		Step last = CumulativeIncidence.of(List.of(new Observation(3, "completed", 4))).steps().get(0);
		assertThat(last.incidence()).isEqualTo(1);
		assertThat(last.interval()).isEmpty();
	}

	@Test
	void noOneToCountHasNoSteps() {
		assertThat(CumulativeIncidence.of(List.of()).steps()).isEmpty();
		assertThat(CumulativeIncidence.of(List.of(new Observation(3, null, 1))).steps()).isEmpty();
	}

	@Test
	void timesBelowZeroAndNamelessKindsAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Observation(-1, "a", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Observation(1, "", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Observation(1, "a", 0));
	}

}
