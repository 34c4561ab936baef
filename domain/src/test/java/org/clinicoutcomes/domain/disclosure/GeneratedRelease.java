package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;

/**
 * A release made by chance, the same one for the same number every time.
 *
 * @param threshold the smallest count that is shown
 * @param periods one month, or three and their quarter
 * @param measures ids of the measures in it
 * @param exact the exact results
 * @param release what is shown of them
 */
public record GeneratedRelease(int threshold, List<ReportingPeriod> periods, List<String> measures, List<Result> exact,
		ProtectedRelease release) {

	/** The first month. */
	public static final YearMonth JANUARY = YearMonth.of(2026, 1);

	private static final List<List<String>> MEASURES = List.of(List.of(SmallClinic.RATE), List.of(SmallClinic.REASONS),
			List.of(SmallClinic.RATE, SmallClinic.OTHER_RATE), List.of(SmallClinic.ANSWERS),
			List.of(SmallClinic.RATE, SmallClinic.REASONS));

	/**
	 * Make a release.
	 * @param seed its number
	 * @return the release
	 */
	public static GeneratedRelease of(int seed) {
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
		List<String> measures = MEASURES.get(seed % MEASURES.size());
		List<Result> exact = clinic.results(periods, chance.nextBoolean(), measures.toArray(String[]::new));
		return new GeneratedRelease(threshold, periods, measures, exact,
				Disclosure.protect(exact, SmallClinic.headers(), threshold, ReleasedNumbers.none()));
	}

}
