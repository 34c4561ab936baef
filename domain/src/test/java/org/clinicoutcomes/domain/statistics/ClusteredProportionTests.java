package org.clinicoutcomes.domain.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ClusteredProportionTests {

	private static final int[] MET = { 3, 0, 5, 2, 4, 1, 6, 0, 2, 7, 3, 1 };

	private static final int[] COUNTED = { 4, 3, 5, 6, 4, 2, 8, 5, 2, 7, 6, 3 };

	@Test
	void sumsAreThoseOfTheGroupedRows() {
		assertThat(clusters(MET, COUNTED)).isEqualTo(new ClusteredProportion(34, 55, 12, 154, 189, 293));
	}

	/** R: k * var(y - p * m) / n^2 / (p * (1 - p) / n). */
	@Test
	void designEffectIsTheVarianceOfResidualsComputedInR() {
		assertThat(clusters(MET, COUNTED).designEffect().orElseThrow()).isEqualTo(2.714021807069936, within(1e-12));
	}

	/** R: prop.test(34 / deff, 55 / deff, correct = FALSE). */
	@Test
	void intervalIsThatOfProportionTestInROnFewerSubjects() {
		Interval interval = clusters(MET, COUNTED).interval().orElseThrow();
		assertThat(interval.low()).isEqualTo(0.4044972837653017, within(1e-8));
		assertThat(interval.high()).isEqualTo(0.7942010799055031, within(1e-8));
	}

	@Test
	void clientsWhoAllAnswerTheSameCountAsOneSubjectEach() {
		int[] met = IntStream.range(0, 20).map((client) -> (client < 12) ? 5 : 0).toArray();
		int[] counted = IntStream.range(0, 20).map((client) -> 5).toArray();
		ClusteredProportion clustered = clusters(met, counted);
		assertThat(clustered.designEffect().orElseThrow()).isEqualTo(5 * 20 / 19.0, within(1e-12));
	}

	@Test
	void oneSubjectEachIsPlainWilson() {
		ClusteredProportion clustered = new ClusteredProportion(12, 40, 40, 12, 12, 40);
		assertThat(clustered.designEffect()).hasValue(1);
		assertThat(clustered.interval()).isEqualTo(new Proportion(12, 40).wilson());
	}

	@Test
	void oneSubjectEachHasAnIntervalEvenOfFewerThanTenClients() {
		assertThat(new ClusteredProportion(1, 3, 3, 1, 1, 3).interval()).isEqualTo(new Proportion(1, 3).wilson());
		assertThat(new ClusteredProportion(1, 1, 1, 1, 1, 1).interval()).isEqualTo(new Proportion(1, 1).wilson());
	}

	@Test
	void nineClientsHaveNoInterval() {
		ClusteredProportion nine = clusters(Arrays.copyOf(MET, 9), Arrays.copyOf(COUNTED, 9));
		assertThat(nine.interval()).isEmpty();
		assertThat(nine.designEffect()).isPresent();
	}

	@Test
	void tenClientsHaveAnInterval() {
		assertThat(clusters(Arrays.copyOf(MET, 10), Arrays.copyOf(COUNTED, 10)).interval()).isPresent();
	}

	@Test
	void clustersNeverNarrowTheInterval() {
		int[] met = IntStream.range(0, 12).map((client) -> 2).toArray();
		int[] counted = IntStream.range(0, 12).map((client) -> 4).toArray();
		ClusteredProportion alike = clusters(met, counted);
		assertThat(alike.designEffect()).hasValue(1);
		assertThat(alike.interval()).isEqualTo(new Proportion(24, 48).wilson());
	}

	@Test
	void allOrNoneMetHasDesignEffectOne() {
		assertThat(clusters(new int[12], COUNTED).designEffect()).hasValue(1);
		assertThat(clusters(COUNTED, COUNTED).designEffect()).hasValue(1);
		assertThat(clusters(COUNTED, COUNTED).interval()).isEqualTo(new Proportion(55, 55).wilson());
	}

	@Test
	void oneClientWithSeveralSubjectsHasNoDesignEffect() {
		ClusteredProportion one = new ClusteredProportion(2, 5, 1, 4, 10, 25);
		assertThat(one.designEffect()).isEmpty();
		assertThat(one.interval()).isEmpty();
	}

	@Test
	void noOneToCountHasNeitherDesignEffectNorInterval() {
		ClusteredProportion empty = new ClusteredProportion(0, 0, 0, 0, 0, 0);
		assertThat(empty.designEffect()).isEmpty();
		assertThat(empty.interval()).isEmpty();
		assertThat(empty.proportion()).isEqualTo(new Proportion(0, 0));
	}

	@Test
	void sumsInTheWrongOrderAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ClusteredProportion(34, 55, 12, 293, 189, 154))
			.withMessageContaining("check the order of the sums");
	}

	@Test
	void impossibleCountsAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ClusteredProportion(3, 2, 2, 3, 3, 3));
		assertThatIllegalArgumentException().isThrownBy(() -> new ClusteredProportion(1, 2, 0, 1, 1, 2));
		assertThatIllegalArgumentException().isThrownBy(() -> new ClusteredProportion(1, 2, 3, 1, 1, 2));
		assertThatIllegalArgumentException().isThrownBy(() -> new ClusteredProportion(1, 2, 2, 1, Double.NaN, 2));
	}

	private static ClusteredProportion clusters(int[] met, int[] counted) {
		return new ClusteredProportion(Arrays.stream(met).sum(), Arrays.stream(counted).sum(), counted.length,
				sumOfProducts(met, met), sumOfProducts(met, counted), sumOfProducts(counted, counted));
	}

	private static double sumOfProducts(int[] one, int[] other) {
		return IntStream.range(0, one.length).mapToDouble((index) -> one[index] * other[index]).sum();
	}

}
