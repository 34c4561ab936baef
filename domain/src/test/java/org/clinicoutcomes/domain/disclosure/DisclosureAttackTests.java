package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
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
		List<Attack> attacks = IntStream.concat(IntStream.of(ONCE_FOUND), IntStream.range(0, releases))
			.parallel()
			.mapToObj(Attack::on)
			.toList();
		long shown = sum(attacks, Attack::shown);
		long undecided = sum(attacks, Attack::undecided);
		long attacked = sum(attacks, Attack::attacked);
		long all = sum(attacks, Attack::rows);
		System.out.printf("releases %d, rows %d, shown %d, small counts %d, undecided %d%n", attacks.size(), all, shown,
				attacked, undecided);
		assertThat(attacks.stream().flatMap((attack) -> attack.found().stream()).limit(20)).isEmpty();
		assertThat(undecided).isLessThanOrEqualTo(attacked / 50);
		assertThat(shown).isGreaterThan(all / 25);
	}

	private static long sum(List<Attack> attacks, ToLongFunction<Attack> figure) {
		return attacks.stream().mapToLong(figure).sum();
	}

	/**
	 * What came of the attack on one release.
	 */
	private record Attack(List<String> found, long rows, long shown, long attacked, long undecided) {

		static Attack on(int seed) {
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
			List<String> found = attacker.attack()
				.stream()
				.map((one) -> "release " + seed + ", T = " + threshold + ": " + one)
				.toList();
			return new Attack(found, exact.size(),
					release.results().stream().filter((row) -> !row.suppressed()).count(), attacker.attacked(),
					attacker.undecided());
		}

	}

}
