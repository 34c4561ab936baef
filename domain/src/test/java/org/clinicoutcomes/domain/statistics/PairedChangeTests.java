package org.clinicoutcomes.domain.statistics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PairedChangeTests {

	/**
	 * In turn: Newcombe (1998, method 10); Bentur et al. (2009) and Cavo et al. (2012) as
	 * in Fagerland, Lydersen and Laake (2017), chapter 8, who subtract after from before.
	 */
	@ParameterizedTest
	@CsvSource({ "36, 2, 12, 0, 0.2000, 0.0569, 0.3404", "1, 1, 7, 12, 0.2857, 0.0256, 0.5069",
			"59, 6, 16, 80, 0.0621, 0.0046, 0.1186" })
	void publishedExamplesAreReproduced(long bothMet, long onlyBefore, long onlyAfter, long neither, double change,
			double low, double high) {
		PairedChange paired = new PairedChange(bothMet, onlyBefore, onlyAfter, neither);
		Interval interval = paired.interval().orElseThrow();
		assertThat(paired.change().orElseThrow()).isEqualTo(change, within(0.00005));
		assertThat(interval.low()).isEqualTo(low, within(0.00005));
		assertThat(interval.high()).isEqualTo(high, within(0.00005));
	}

	@Test
	void everySmallTableAgreesWithTheScoreEquationSolvedByBisection() {
		for (int cells = 0; cells < 7 * 7 * 7 * 7; cells++) {
			PairedChange paired = new PairedChange(cells % 7, cells / 7 % 7, cells / 49 % 7, cells / 343);
			if (paired.size() > 0) {
				Interval expected = bySquareAndAdd(paired);
				Interval interval = paired.interval().orElseThrow();
				assertThat(interval.low()).as("%s", paired).isEqualTo(expected.low(), within(1e-6));
				assertThat(interval.high()).as("%s", paired).isEqualTo(expected.high(), within(1e-6));
				assertThat(interval.low()).isBetween(-1.0, paired.change().orElseThrow());
				assertThat(interval.high()).isBetween(paired.change().orElseThrow(), 1.0);
			}
		}
	}

	@Test
	void sharesAreThoseOfTheTwoMoments() {
		PairedChange paired = new PairedChange(20, 2, 12, 16);
		assertThat(paired.size()).isEqualTo(50);
		assertThat(paired.before()).isEqualTo(new Proportion(22, 50));
		assertThat(paired.after()).isEqualTo(new Proportion(32, 50));
		assertThat(paired.change()).hasValue(0.2);
	}

	@Test
	void exchangingTheMomentsMirrorsTheInterval() {
		Interval forwards = new PairedChange(20, 2, 12, 16).interval().orElseThrow();
		Interval backwards = new PairedChange(20, 12, 2, 16).interval().orElseThrow();
		assertThat(backwards.low()).isEqualTo(-forwards.high(), within(1e-12));
		assertThat(backwards.high()).isEqualTo(-forwards.low(), within(1e-12));
	}

	@Test
	void noOneToCountHasNeitherChangeNorInterval() {
		PairedChange empty = new PairedChange(0, 0, 0, 0);
		assertThat(empty.change()).isEmpty();
		assertThat(empty.interval()).isEmpty();
	}

	@Test
	void negativeCountsAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PairedChange(1, -1, 1, 1))
			.withMessageContaining("got: 1, -1, 1, 1");
	}

	private static Interval bySquareAndAdd(PairedChange paired) {
		double size = paired.size();
		double after = (paired.bothMet() + paired.onlyAfter()) / size;
		double before = (paired.bothMet() + paired.onlyBefore()) / size;
		double covariance = paired.bothMet() / size - after * before;
		double corrected = (covariance > 0) ? Math.max(0, covariance - 1 / (2 * size)) : covariance;
		double spread = Math.sqrt(after * (1 - after)) * Math.sqrt(before * (1 - before));
		double correlation = (spread == 0) ? 0 : corrected / spread;
		double low = thirdSide(after - scoreLimit(after, size, 0), scoreLimit(before, size, 1) - before, correlation);
		double high = thirdSide(scoreLimit(after, size, 1) - after, before - scoreLimit(before, size, 0), correlation);
		return new Interval(after - before - low, after - before + high);
	}

	private static double thirdSide(double one, double other, double cosine) {
		double across = other * Math.sqrt(Math.max(0, 1 - cosine * cosine));
		return Math.hypot(one - other * cosine, across);
	}

	private static double scoreLimit(double share, double size, double outermost) {
		double inside = share;
		double outside = outermost;
		for (int halving = 0; halving < 100; halving++) {
			double limit = (inside + outside) / 2;
			double score = Math.abs(limit - share) / Math.sqrt(limit * (1 - limit) / size);
			if (score <= 1.959964) {
				inside = limit;
			}
			else {
				outside = limit;
			}
		}
		return inside;
	}

}
