package org.clinicoutcomes.domain.statistics;

import java.util.List;

import org.clinicoutcomes.domain.statistics.GoalAttainment.Goal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class GoalAttainmentTests {

	@Test
	void goalsAsExpectedAreFifty() {
		assertThat(new GoalAttainment(List.of(new Goal(1, 0), new Goal(3, 0))).score()).hasValue(50);
	}

	@Test
	void oneGoalIsTenTimesItsRatingWhateverItsWeight() {
		assertThat(new GoalAttainment(List.of(new Goal(3, 1))).score().orElseThrow()).isCloseTo(60, within(1e-12));
		assertThat(new GoalAttainment(List.of(new Goal(1, -2))).score().orElseThrow()).isCloseTo(30, within(1e-12));
	}

	@Test
	void weighedGoalsAreThoseComputedByHand() {
		// 50 + 10 (2·1 + 1·0) ÷ √(0.7 (4 + 1) + 0.3 · 9) = 50 + 20 ÷ √6.2
		assertThat(new GoalAttainment(List.of(new Goal(2, 1), new Goal(1, 0))).score().orElseThrow())
			.isCloseTo(50 + 20 / Math.sqrt(6.2), within(1e-12));
	}

	@Test
	void withoutAGoalThereIsNoScore() {
		assertThat(new GoalAttainment(List.of()).score()).isEmpty();
		assertThat(new GoalAttainment(List.of(new Goal(0, 1))).score()).isEmpty();
	}

	@Test
	void ratingsBeyondTheScaleAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Goal(1, 3));
		assertThatIllegalArgumentException().isThrownBy(() -> new Goal(-1, 0));
	}

}
