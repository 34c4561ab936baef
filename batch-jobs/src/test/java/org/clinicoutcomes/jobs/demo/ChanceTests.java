package org.clinicoutcomes.jobs.demo;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Draws are the same on every Java version and have the shape they claim.
 */
class ChanceTests {

	@Test
	void drawsAreTheSameOnEveryJavaVersion() {
		Chance chance = new Chance(1, 7);
		assertThat(chance.between(1, 1_000_000)).isEqualTo(887_362);
		assertThat(chance.apart().bell(100, 15, 0, 200)).isEqualTo(100);
	}

	@Test
	void bellHasItsMeanAndDeviation() {
		Chance chance = new Chance(3);
		double sum = 0;
		double squares = 0;
		int draws = 100_000;
		for (int i = 0; i < draws; i++) {
			double drawn = chance.bell(10, 2);
			sum += drawn;
			squares += (drawn - 10) * (drawn - 10);
		}
		assertThat(sum / draws).isCloseTo(10, within(0.05));
		assertThat(Math.sqrt(squares / draws)).isCloseTo(2, within(0.05));
	}

	@Test
	void mixPicksWordsAsOftenAsItSays() {
		Mix mix = new Mix("rare 10, common 90");
		Chance chance = new Chance(4);
		int rare = 0;
		for (int i = 0; i < 10_000; i++) {
			rare += "rare".equals(mix.pick(chance)) ? 1 : 0;
		}
		assertThat(rare / 10_000.0).isCloseTo(0.1, within(0.015));
	}

}
