package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attacks 24 monthly releases together, with quarters, years to date and late records.
 */
class ReleasesOverTimeAttackTests {

	private static final YearMonth FIRST = YearMonth.of(2025, 1);

	private static final int MONTHS = 24;

	private static final int T = 11;

	@Test
	void nothingThatWasPublishedEverTakesBackWhatItHid() {
		int programs = Integer.getInteger("disclosure.programs", 2);
		List<String> found = new ArrayList<>();
		int attacked = 0;
		int undecided = 0;
		for (int seed = 0; seed < programs; seed++) {
			Random chance = new Random(seed);
			SmallClinic clinic = new SmallClinic(false);
			ReleasedNumbers ledger = ReleasedNumbers.none();
			Map<Object, Result> printed = new LinkedHashMap<>();
			int sites = 1 + chance.nextInt(3);
			int size = 4 + chance.nextInt(30);
			for (int month = 0; month < MONTHS; month++) {
				for (int site = 0; site < sites; site++) {
					for (int i = chance.nextInt(size + 1); i > 0; i--) {
						clinic.add(chance, FIRST.plusMonths(month), site, 0.6, 0.05);
					}
				}
				if (month > 0) {
					for (int late = chance.nextInt(3); late > 0; late--) {
						clinic.add(chance, FIRST.plusMonths(chance.nextInt(month)), chance.nextInt(sites), 0.6, 0.05);
					}
				}
				MonthPeriods all = new MonthPeriods(FIRST.plusMonths(month), 7);
				List<ReportingPeriod> periods = new ArrayList<>(
						all.months().stream().filter((one) -> !one.start().isBefore(FIRST.atDay(1))).toList());
				all.toDate()
					.values()
					.stream()
					.filter((one) -> !one.start().isBefore(FIRST.atDay(1)))
					.forEach(periods::add);
				ProtectedRelease release = Disclosure.protect(clinic.results(periods, true, SmallClinic.RATE),
						SmallClinic.headers(), T, ledger);
				for (Result row : release.results()) {
					Result before = printed.put(ReleasedNumbers.Key.of(row), row);
					if (before != null && before.suppressed() != row.suppressed()) {
						found.add("program " + seed + ", month " + month + ": a row was shown and hidden");
					}
				}
				ledger = ledger.and(release.entries());
			}
			IntegerAttacker attacker = new IntegerAttacker(T);
			attacker.read(ledger.entries().stream().map(ReleasedNumbers.Entry::exact).toList(),
					List.copyOf(printed.values()));
			for (String one : attacker.attack()) {
				found.add("program " + seed + ": " + one);
			}
			attacked += attacker.attacked();
			undecided += attacker.undecided();
		}
		System.out.printf("programs %d, small counts %d, undecided %d%n", programs, attacked, undecided);
		assertThat(found).isEmpty();
	}

}
