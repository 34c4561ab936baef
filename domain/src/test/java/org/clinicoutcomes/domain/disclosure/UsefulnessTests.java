package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much is left to read of a program's report once nobody can work a small count out.
 */
class UsefulnessTests {

	private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

	private static final int T = 11;

	/**
	 * A year of a program with three sites: of the rows that hold no small count, so many
	 * per cent at least are shown, everybody's and all.
	 */
	@ParameterizedTest
	@CsvSource({ "40, 0, 0", "100, 0, 0", "300, 0, 0", "600, 0, 0" })
	void mostOfWhatHoldsNoSmallCountIsShown(int clients, int everybody, int all) {
		Random chance = new Random(clients);
		SmallClinic clinic = new SmallClinic(true);
		for (int client = 0; client < clients; client++) {
			clinic.add(chance, YearMonth.of(2026, 1 + chance.nextInt(12)), (chance.nextInt(6) + 2) / 3, 0.5, 0.05);
		}
		MonthPeriods year = new MonthPeriods(DECEMBER, 7);
		List<ReportingPeriod> periods = new ArrayList<>(
				year.months().stream().filter((month) -> month.start().getYear() == 2026).toList());
		periods.addAll(new HashSet<>(year.toDate().values()));
		String[][] sets = { { SmallClinic.RATE }, { SmallClinic.REASONS }, { SmallClinic.ANSWERS }, { SmallClinic.RATE, SmallClinic.REASONS }, {SmallClinic.RATE, SmallClinic.OTHER_RATE, SmallClinic.REASONS,
				SmallClinic.ANSWERS }};
		for (String[] set : sets) {
		List<Result> rows = clinic.results(periods, true, set);
		long t = System.nanoTime();
		ProtectedRelease release = Disclosure.protect(rows, SmallClinic.headers(), T, ReleasedNumbers.none());
		Usefulness network = Usefulness.of(rows, SmallClinic.headers(), T, release, Result::isNetwork);
		Usefulness whole = Usefulness.of(rows, SmallClinic.headers(), T, release, (row) -> true);
		System.out.println(clients + " " + List.of(set) + " " + network + " " + whole + " " + (System.nanoTime() - t) / 1e9);
		}
	}

}
