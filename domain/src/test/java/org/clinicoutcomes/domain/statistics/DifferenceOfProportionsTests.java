package org.clinicoutcomes.domain.statistics;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DifferenceOfProportionsTests {

	/**
	 * R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
	 */
	@ParameterizedTest
	@CsvSource({ "56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "6, 7, 2, 7, 0.0582, 0.8062",
			"5, 56, 0, 29, -0.0381, 0.1926", "0, 10, 0, 20, -0.1611, 0.2775", "0, 10, 0, 10, -0.2775, 0.2775",
			"10, 10, 0, 20, 0.6791, 1.0000", "10, 10, 0, 10, 0.6075, 1.0000" })
	void intervalIsThatPrintedByNewcombe(long met, long counted, long otherMet, long otherCounted, double low,
			double high) {
		Interval interval = DifferenceOfProportions
			.of(new Proportion(met, counted), new Proportion(otherMet, otherCounted))
			.interval()
			.orElseThrow();
		assertThat(interval.low()).isCloseTo(low, within(5.1e-5));
		assertThat(interval.high()).isCloseTo(high, within(5.1e-5));
	}

	@Test
	void theOtherWayRoundIsTheMirrorImage() {
		DifferenceOfProportions one = DifferenceOfProportions.of(new Proportion(3, 10), new Proportion(8, 12));
		DifferenceOfProportions other = DifferenceOfProportions.of(new Proportion(8, 12), new Proportion(3, 10));
		assertThat(one.difference().orElseThrow()).isCloseTo(-other.difference().orElseThrow(), within(1e-15));
		assertThat(one.interval().orElseThrow().low()).isCloseTo(-other.interval().orElseThrow().high(), within(1e-15));
	}

	@Test
	void whereAGroupHasNoIntervalTheDifferenceHasNone() {
		Proportion group = new Proportion(3, 10);
		DifferenceOfProportions difference = new DifferenceOfProportions(group.share(), Optional.empty(), group.share(),
				group.wilson());
		assertThat(difference.difference()).hasValue(0);
		assertThat(difference.interval()).isEmpty();
		assertThat(DifferenceOfProportions.of(group, new Proportion(0, 0)).difference()).isEmpty();
	}

}
