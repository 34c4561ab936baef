package org.clinicoutcomes.domain.disclosure;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attacks thousands of releases made by chance.
 */
class DisclosureAttackTests {

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
			GeneratedRelease generated = GeneratedRelease.of(seed);
			ProtectedRelease release = generated.release();
			IntegerAttacker attacker = new IntegerAttacker(generated.threshold());
			attacker.read(generated.exact(), release.results());
			List<String> found = attacker.attack()
				.stream()
				.map((one) -> "release " + seed + ", T = " + generated.threshold() + ": " + one)
				.toList();
			return new Attack(found, generated.exact().size(),
					release.results().stream().filter((row) -> !row.suppressed()).count(), attacker.attacked(),
					attacker.undecided());
		}

	}

}
