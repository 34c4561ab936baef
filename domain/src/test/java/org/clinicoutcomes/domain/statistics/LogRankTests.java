package org.clinicoutcomes.domain.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.statistics.KaplanMeier.Observation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LogRankTests {

	private static List<Observation> group(double[] times, int[] events, int from, int to) {
		List<Observation> group = new ArrayList<>();
		for (int i = from; i < to; i++) {
			group.add(new Observation(times[i], events[i] == 1, 1));
		}
		return group;
	}

	/**
	 * R 4.2, survival: survdiff(Surv(time, event) ~ group)$chisq.
	 */
	@Test
	void threeGroupsWithTiesAreComparedAsTheSurvivalPackageOfRDoes() {
		double[] times = { 6, 7, 7, 15, 19, 19, 30, 30, 40, 42 };
		int[] events = { 1, 1, 0, 1, 1, 0, 1, 1, 0, 1 };
		LogRank test = LogRank
			.of(List.of(group(times, events, 0, 4), group(times, events, 4, 7), group(times, events, 7, 10)))
			.orElseThrow();
		assertThat(test.chiSquare()).isCloseTo(8.68468370022335, within(1e-11));
		assertThat(test.degreesOfFreedom()).isEqualTo(2);
		assertThat(test.probability()).isCloseTo(0.0130060343283874, within(1e-12));
	}

	@Test
	void returnToUseByTreatmentIsThatOfTheStudy() throws IOException {
		List<List<Observation>> groups = List.of(new ArrayList<>(), new ArrayList<>());
		PublishedData.lines("uis.csv")
			.stream()
			.skip(1)
			.map((line) -> line.split(","))
			.forEach((fields) -> groups.get(Integer.parseInt(fields[1]))
				.add(new Observation(Double.parseDouble(fields[3]), fields[4].equals("1"), 1)));
		LogRank test = LogRank.of(groups).orElseThrow();
		assertThat(test.chiSquare()).isCloseTo(6.53, within(0.005)).isCloseTo(6.528395295, within(1e-9));
		assertThat(test.probability()).isCloseTo(0.010616569, within(1e-9));
	}

	@Test
	void theOrderOfGroupsDoesNotMatter() {
		double[] times = { 6, 7, 10, 15, 19, 25, 30, 34, 40, 42 };
		int[] events = { 1, 1, 0, 1, 1, 0, 1, 1, 0, 1 };
		List<Observation> one = group(times, events, 0, 4);
		List<Observation> two = group(times, events, 4, 7);
		List<Observation> three = group(times, events, 7, 10);
		assertThat(LogRank.of(List.of(one, two, three)).orElseThrow().chiSquare())
			.isCloseTo(9.32810568858091, within(1e-11))
			.isCloseTo(LogRank.of(List.of(three, one, two)).orElseThrow().chiSquare(), within(1e-11));
	}

	@Test
	void alikeGroupsDoNotDiffer() {
		double[] times = { 6, 7, 10, 15 };
		int[] events = { 1, 1, 0, 1 };
		LogRank test = LogRank.of(List.of(group(times, events, 0, 4), group(times, events, 0, 4))).orElseThrow();
		assertThat(test.chiSquare()).isCloseTo(0, within(1e-12));
		assertThat(test.probability()).isCloseTo(1, within(1e-6));
	}

	@Test
	void aGroupWithoutAnybodyIsLeftOut() {
		double[] times = { 6, 7, 10, 15, 19, 25 };
		int[] events = { 1, 1, 0, 1, 1, 0 };
		List<Observation> one = group(times, events, 0, 3);
		List<Observation> two = group(times, events, 3, 6);
		assertThat(LogRank.of(List.of(one, List.of(), two))).isEqualTo(LogRank.of(List.of(one, two)));
	}

	@Test
	void oneGroupOrNoEventCannotBeCompared() {
		List<Observation> people = List.of(new Observation(5, true, 3));
		List<Observation> seen = List.of(new Observation(5, false, 3));
		assertThat(LogRank.of(List.of(people))).isEmpty();
		assertThat(LogRank.of(List.of(seen, seen))).isEmpty();
		assertThat(LogRank.of(List.of())).isEmpty();
	}

}
