package org.clinicoutcomes.domain.statistics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IntervalTests {

	@Test
	void mayBeASinglePoint() {
		assertThat(new Interval(1, 1).low()).isEqualTo(1);
	}

	@Test
	void limitsInTheWrongOrderAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1))
			.withMessageContaining("got: 2.0 to 1.0");
	}

	@Test
	void limitsThatAreNotNumbersAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, Double.NaN));
	}

}
