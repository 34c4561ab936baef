package org.clinicoutcomes.domain.statistics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class FunnelLimitsTests {

	/**
	 * R 4.2: r = qbinom(q, n, p); (r - (pbinom(r, n, p) - q) / dbinom(r, n, p)) / n.
	 */
	@Test
	void limitsAreInterpolatedQuantilesOfTheBinomialDistribution() {
		FunnelLimits limits = new FunnelLimits(0.6);
		assertThat(limits.warning(20, 1).low()).isCloseTo(0.355593463319953, within(1e-12));
		assertThat(limits.warning(20, 1).high()).isCloseTo(0.787083976804197, within(1e-12));
		assertThat(limits.alarm(20, 1).low()).isCloseTo(0.226379771975390, within(1e-12));
		assertThat(limits.alarm(20, 1).high()).isCloseTo(0.892292104572289, within(1e-12));
		assertThat(new FunnelLimits(0.25).warning(100, 1).low()).isCloseTo(0.162354966495998, within(1e-12));
		assertThat(new FunnelLimits(0.25).warning(100, 1).high()).isCloseTo(0.332323249593144, within(1e-12));
	}

	@Test
	void clustersWidenTheFunnel() {
		FunnelLimits limits = new FunnelLimits(0.6);
		assertThat(limits.warning(40, 2)).isEqualTo(limits.warning(20, 1));
	}

	@Test
	void theFunnelNarrowsAroundTheOverallShare() {
		FunnelLimits limits = new FunnelLimits(0.6);
		for (int size = 5; size < 2000; size *= 2) {
			Interval wide = limits.alarm(size, 1);
			Interval narrow = limits.warning(size, 1);
			assertThat(wide.low()).isLessThanOrEqualTo(narrow.low()).isLessThanOrEqualTo(0.6);
			assertThat(wide.high()).isGreaterThanOrEqualTo(narrow.high()).isGreaterThanOrEqualTo(0.6);
		}
	}

	@Test
	void ofNobodyOrEverybodyThereIsNoFunnel() {
		assertThat(new FunnelLimits(0).alarm(10, 1).high()).isZero();
		assertThat(new FunnelLimits(1).alarm(10, 1).low()).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> new FunnelLimits(1.1));
	}

}
