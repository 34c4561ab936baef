package org.clinicoutcomes.domain.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class TallyTests {

	private static final Tally DAYS = tally(39, 41, 41, 42, 50, 26, 36, 36, 70, 7, 90, 120);

	private static final Tally EMPTY = tally();

	@Test
	void equalNumbersAreCountedTogether() {
		assertThat(DAYS.counts()).hasSize(10).containsEntry(36.0, 2L);
		assertThat(DAYS.size()).isEqualTo(12);
	}

	/** R: t.test(c(39, 41, 41, 42, 50, 26, 36, 36, 70, 7, 90, 120)). */
	@Test
	void meanAndItsIntervalAreThoseOfStudentsTestInR() {
		assertThat(DAYS.mean().orElseThrow()).isEqualTo(49.83333333333334, within(1e-12));
		assertThat(DAYS.meanInterval().orElseThrow().low()).isEqualTo(30.61532972913798, within(1e-9));
		assertThat(DAYS.meanInterval().orElseThrow().high()).isEqualTo(69.05133693752869, within(1e-9));
	}

	/** Hours of sleep gained (Student, 1908, first drug); limits by R: t.test(sleep). */
	@Test
	void meanIntervalOfStudentsOwnExampleIsReproduced() {
		Interval interval = tally(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0).meanInterval().orElseThrow();
		assertThat(interval.low()).isEqualTo(-0.5297804135262322, within(1e-9));
		assertThat(interval.high()).isEqualTo(2.0297804135262321, within(1e-9));
	}

	@Test
	void oneNumberHasAMeanButNoInterval() {
		assertThat(tally(5).mean()).hasValue(5);
		assertThat(tally(5).meanInterval()).isEmpty();
	}

	/** R: quantile(x, p), whose default is type 7. */
	@ParameterizedTest
	@CsvSource({ "0, 7", "0.1, 27", "0.25, 36", "0.5, 41", "0.75, 55", "0.9, 88", "1, 120" })
	void quantilesAreThoseOfR(double part, double expected) {
		assertThat(DAYS.quantile(part).orElseThrow()).isEqualTo(expected, within(1e-9));
	}

	@Test
	void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
		assertThat(tally(1, 2, 4, 9).median()).hasValue(3);
		assertThat(tally(1, 2, 4).median()).hasValue(2);
		assertThat(tally(8).median()).hasValue(8);
	}

	/** R: qbinom(0.025, n, 0.5). */
	@ParameterizedTest
	@CsvSource({ "6, 1", "8, 1", "9, 2", "10, 2", "12, 3", "20, 6", "25, 8", "100, 40", "1000, 469" })
	void medianIntervalLiesBetweenTheRanksOfTheBinomialTable(int size, int rank) {
		Tally ranks = tally(IntStream.rangeClosed(1, size).asDoubleStream().toArray());
		assertThat(ranks.medianInterval()).contains(new Interval(rank, size + 1 - rank));
	}

	@Test
	void medianIntervalCountsEqualNumbersAsOftenAsTheyOccur() {
		assertThat(DAYS.medianInterval()).contains(new Interval(36, 70));
	}

	@Test
	void medianIntervalOfAMillionIsFoundFromTwoCounts() {
		TreeMap<Double, Long> counts = new TreeMap<>();
		counts.put(1.0, 499_019L);
		counts.put(2.0, 500_981L);
		assertThat(new Tally(counts).medianInterval()).contains(new Interval(2, 2));
		counts.put(1.0, 499_020L);
		counts.put(2.0, 500_980L);
		assertThat(new Tally(counts).medianInterval()).contains(new Interval(1, 2));
	}

	@Test
	void fiveNumbersAreTooFewForAMedianInterval() {
		assertThat(tally(1, 2, 3, 4, 5).medianInterval()).isEmpty();
	}

	@Test
	void noNumbersHaveNoStatistics() {
		assertThat(EMPTY.size()).isZero();
		assertThat(EMPTY.mean()).isEmpty();
		assertThat(EMPTY.meanInterval()).isEmpty();
		assertThat(EMPTY.median()).isEmpty();
		assertThat(EMPTY.medianInterval()).isEmpty();
	}

	@Test
	void orderOfTheMapGivenDoesNotMatter() {
		TreeMap<Double, Long> downwards = new TreeMap<>(Comparator.reverseOrder());
		downwards.putAll(DAYS.counts());
		assertThat(new Tally(downwards).quantile(0.25)).isEqualTo(DAYS.quantile(0.25));
	}

	@Test
	void valuesThatOccurZeroTimesAreDropped() {
		TreeMap<Double, Long> counts = new TreeMap<>(DAYS.counts());
		counts.put(1000.0, 0L);
		assertThat(new Tally(counts)).isEqualTo(DAYS);
	}

	@Test
	void negativeCountsAreRefused() {
		TreeMap<Double, Long> counts = new TreeMap<>();
		counts.put(1.0, -1L);
		assertThatIllegalArgumentException().isThrownBy(() -> new Tally(counts)).withMessageContaining("got: -1");
	}

	@Test
	void valuesThatAreNotNumbersAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> tally(Double.NaN));
		assertThatIllegalArgumentException().isThrownBy(() -> tally(Double.POSITIVE_INFINITY));
	}

	@Test
	void quantilesOutsideZeroToOneAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> DAYS.quantile(1.01)).withMessageContaining("got: 1.01");
		assertThatIllegalArgumentException().isThrownBy(() -> EMPTY.quantile(Double.NaN));
	}

	private static Tally tally(double... values) {
		TreeMap<Double, Long> counts = new TreeMap<>();
		Arrays.stream(values).forEach((value) -> counts.merge(value, 1L, Long::sum));
		return new Tally(counts);
	}

}
