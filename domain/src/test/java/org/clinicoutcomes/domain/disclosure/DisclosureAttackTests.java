package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attacks thousands of releases made by chance.
 */
class DisclosureAttackTests {

	private static final YearMonth JANUARY = YearMonth.of(2026, 1);

	/** Releases that once gave a small count away. */
	private static final int[] ONCE_FOUND = { 4202, 5427, 6312, 6477, 6832 };

	@Test
	void noSmallCountOfAReleaseCanBeComputedOrNarrowedDown() {
		int releases = Integer.getInteger("disclosure.releases", 1_000);
		List<String> found = new ArrayList<>();
		long shown = 0;
		long undecided = 0;
		long attacked = 0;
		long all = 0;
		int[] seeds = IntStream.concat(IntStream.of(ONCE_FOUND), IntStream.range(0, releases)).toArray();
		for (int i = 0; i < seeds.length && found.size() < 20; i++) {
			int seed = seeds[i];
			Random chance = new Random(seed);
			int threshold = chance.nextBoolean() ? 11 : 5;
			boolean isTiny = seed % 12 != 0;
			int months = (seed % 24 == 0) ? 3 : 1;
			SmallClinic clinic = SmallClinic.byChance(chance, JANUARY, months, isTiny);
			List<ReportingPeriod> periods = new ArrayList<>();
			for (int month = 0; month < months; month++) {
				periods.add(ReportingPeriod.of(JANUARY.plusMonths(month)));
			}
			if (months > 1) {
				periods.add(new ReportingPeriod(JANUARY.atDay(1), JANUARY.plusMonths(months - 1).atEndOfMonth()));
			}
			String[][] measures = { { SmallClinic.RATE }, { SmallClinic.REASONS },
					{ SmallClinic.RATE, SmallClinic.OTHER_RATE }, { SmallClinic.ANSWERS },
					{ SmallClinic.RATE, SmallClinic.REASONS } };
			List<Result> exact = clinic.results(periods, chance.nextBoolean(), measures[seed % measures.length]);
			ProtectedRelease release = Disclosure.protect(exact, SmallClinic.headers(), threshold,
					ReleasedNumbers.none());
			IntegerAttacker attacker = new IntegerAttacker(threshold);
			attacker.read(exact, release.results());
			for (String one : attacker.attack()) {
				found.add("release " + seed + ", T = " + threshold + ": " + one);
			}
			undecided += attacker.undecided();
			attacked += attacker.attacked();
			all += exact.size();
			shown += release.results().stream().filter((row) -> !row.suppressed()).count();
		}
		System.out.printf("releases %d, rows %d, shown %d, small counts %d, undecided %d%n", seeds.length, all, shown,
				attacked, undecided);
		assertThat(found).isEmpty();
		assertThat(undecided).isLessThanOrEqualTo(attacked / 50);
		assertThat(shown).isGreaterThan(all / 25);
	}

}
