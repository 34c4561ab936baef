package org.clinicoutcomes.domain.statistics;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClusteredMeanTests {

	@Test
	void whereEveryClientGivesOneTheIntervalIsStudents() {
		Tally tally = new Tally(new TreeMap<>(Map.of(1.0, 4L, 2.0, 5L, 4.0, 3L)));
		double sum = 4 + 10 + 12;
		double squares = 4 + 20 + 48;
		ClusteredMean mean = new ClusteredMean(12, sum, 12, squares, sum, 12);
		assertThat(mean.mean()).isEqualTo(tally.mean());
		Interval interval = mean.interval().orElseThrow();
		assertThat(interval.low()).isCloseTo(tally.meanInterval().orElseThrow().low(), within(1e-12));
		assertThat(interval.high()).isCloseTo(tally.meanInterval().orElseThrow().high(), within(1e-12));
	}

	@Test
	void clientsWhoRepeatThemselvesTellNoMoreThanOnce() {
		// Each of twelve clients gives the same value three times.
		double sum = 4 + 10 + 12;
		double squares = 4 + 20 + 48;
		Interval once = new ClusteredMean(12, sum, 12, squares, sum, 12).interval().orElseThrow();
		Interval thrice = new ClusteredMean(36, 3 * sum, 12, 9 * squares, 9 * sum, 108).interval().orElseThrow();
		assertThat(thrice.low()).isCloseTo(once.low(), within(1e-12));
		assertThat(thrice.high()).isCloseTo(once.high(), within(1e-12));
	}

	@Test
	void fewerThanTenClientsHaveNoIntervalUnlessEachGivesOne() {
		assertThat(new ClusteredMean(18, 20, 9, 60, 40, 36).interval()).isEmpty();
		assertThat(new ClusteredMean(9, 10, 9, 20, 10, 9).interval()).isPresent();
		assertThat(new ClusteredMean(1, 10, 1, 100, 10, 1).interval()).isEmpty();
	}

	@Test
	void noOneToCountHasNoMean() {
		assertThat(new ClusteredMean(0, 0, 0, 0, 0, 0).mean()).isEmpty();
		assertThat(new ClusteredMean(0, 0, 0, 0, 0, 0).interval()).isEmpty();
	}

}
