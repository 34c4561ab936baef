package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.junit.jupiter.api.Test;
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
	 * A year of a program with three sites. A change to disclosure control that shows
	 * much less than now must be noticed: of the rows that hold no small count, so many
	 * per cent at least are shown, everybody's and all.
	 */
	@ParameterizedTest
	@CsvSource({ "40, retained, 100, 50", "100, retained, 100, 50", "300, retained, 80, 30", "600, retained, 80, 60",
			"600, answers, 90, 50", "600, reasons, 40, 15" })
	void whatHoldsNoSmallCountIsNotHiddenWithoutNeed(int clients, String measure, int everybody, int all) {
		List<Result> exact = aYear(clients, measure);
		ProtectedRelease release = Disclosure.protect(exact, SmallClinic.headers(), T, ReleasedNumbers.none());
		assertThat(release.unproven()).isZero();
		Usefulness network = Usefulness.of(exact, SmallClinic.headers(), T, release, Result::isNetwork);
		assertThat(100 * network.shown()).as(network.toString()).isGreaterThanOrEqualTo(everybody * network.showable());
		Usefulness whole = Usefulness.of(exact, SmallClinic.headers(), T, release, (row) -> true);
		assertThat(100 * whole.shown()).as(whole.toString()).isGreaterThanOrEqualTo(all * whole.showable());
	}

	@Test
	void whatIsSmallItselfIsNotCountedAsHiddenWithoutNeed() {
		List<Result> exact = aYear(40, SmallClinic.RATE);
		ProtectedRelease nothing = new ProtectedRelease(List.of(), List.of(), List.of(), 0, List.of());
		List<Result> rates = exact.stream().filter((row) -> row.statistic() == Statistic.RATE).toList();
		Usefulness hidden = Usefulness.of(exact, SmallClinic.headers(), T, nothing, rates::contains);
		assertThat(hidden.rows()).isEqualTo(rates.size());
		assertThat(hidden.shown()).isZero();
		assertThat(hidden.showable()).isEqualTo(rates.stream()
			.filter((row) -> row.denominator() > 0 && isFit(row.denominator()) && isFit(row.numerator())
					&& isFit(row.denominator() - row.numerator()))
			.count());
	}

	private static boolean isFit(long count) {
		return count == 0 || count >= T;
	}

	private static List<Result> aYear(int clients, String measure) {
		Random chance = new Random(clients);
		SmallClinic clinic = new SmallClinic(true);
		for (int client = 0; client < clients; client++) {
			clinic.add(chance, YearMonth.of(2026, 1 + chance.nextInt(12)), (chance.nextInt(6) + 2) / 3, 0.5, 0.05);
		}
		MonthPeriods year = new MonthPeriods(DECEMBER, 7);
		List<ReportingPeriod> periods = new ArrayList<>(
				year.months().stream().filter((month) -> month.start().getYear() == 2026).toList());
		periods.addAll(new LinkedHashSet<>(year.toDate().values()));
		return clinic.results(periods, true, measure);
	}

}
