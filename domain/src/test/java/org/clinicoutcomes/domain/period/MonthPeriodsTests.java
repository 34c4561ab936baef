package org.clinicoutcomes.domain.period;

import java.time.LocalDate;
import java.time.YearMonth;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class MonthPeriodsTests {

	private static ReportingPeriod period(String start, String end) {
		return new ReportingPeriod(LocalDate.parse(start), LocalDate.parse(end));
	}

	@Test
	void thirteenMonthsEndWithTheReportedOne() {
		MonthPeriods periods = new MonthPeriods(YearMonth.of(2024, 2), 7);
		assertThat(periods.months()).hasSize(13)
			.startsWith(period("2023-02-01", "2023-02-28"))
			.endsWith(period("2024-02-01", "2024-02-29"));
		assertThat(periods.reported()).isEqualTo(period("2024-02-01", "2024-02-29"));
	}

	@Test
	void quarterAndYearsUpToTheMonthsEnd() {
		assertThat(new MonthPeriods(YearMonth.of(2026, 11), 7).toDate()).containsExactly(
				entry("Quarter to date", period("2026-10-01", "2026-11-30")),
				entry("Fiscal year to date", period("2026-07-01", "2026-11-30")),
				entry("Calendar year to date", period("2026-01-01", "2026-11-30")));
		assertThat(new MonthPeriods(YearMonth.of(2026, 3), 10).toDate()).containsExactly(
				entry("Quarter to date", period("2026-01-01", "2026-03-31")),
				entry("Fiscal year to date", period("2025-10-01", "2026-03-31")));
	}

	@Test
	void aPeriodThatIsTheMonthOrAnotherOneIsNotRepeated() {
		assertThat(new MonthPeriods(YearMonth.of(2026, 1), 1).toDate()).isEmpty();
		assertThat(new MonthPeriods(YearMonth.of(2026, 4), 1).toDate())
			.containsExactly(entry("Calendar year to date", period("2026-01-01", "2026-04-30")));
	}

	@Test
	void wholeMonthsAreToldApartAndOtherDaysAreOnePeriod() {
		assertThat(period("2026-01-01", "2026-03-31").months()).hasSize(3);
		assertThat(period("2026-01-02", "2026-03-31").months()).containsExactly(period("2026-01-02", "2026-03-31"));
	}

}
