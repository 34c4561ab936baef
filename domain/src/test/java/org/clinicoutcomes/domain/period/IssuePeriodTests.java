package org.clinicoutcomes.domain.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which days a period has and what it is called.
 */
class IssuePeriodTests {

	private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

	@Test
	void monthIsNamedByItself() {
		assertThat(IssuePeriod.of(OCTOBER)).isEqualTo(new IssuePeriod("2026-10", "October 2026",
				new ReportingPeriod(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31))));
	}

	@Test
	void quarterThatIsOverHasThreeMonths() {
		IssuePeriod quarter = IssuePeriod.ofQuarter("2026-Q3", OCTOBER);
		assertThat(quarter.id()).isEqualTo("2026-q3");
		assertThat(quarter.name()).isEqualTo("July to September 2026");
		assertThat(quarter.days().months()).hasSize(3);
	}

	@Test
	void quarterThatIsNotOverEndsWithTheLastMonthThatIs() {
		IssuePeriod quarter = IssuePeriod.ofQuarter("2026-q4", OCTOBER);
		assertThat(quarter.id()).isEqualTo("2026-q4-to-2026-10");
		assertThat(quarter.name()).isEqualTo("October 2026, to date");
		assertThat(quarter.lastMonth()).isEqualTo(OCTOBER);
	}

	@Test
	void fiscalYearIsNamedByTheYearInWhichItEnds() {
		IssuePeriod year = IssuePeriod.ofFiscalYear(2026, 7, OCTOBER);
		assertThat(year.id()).isEqualTo("fy2026");
		assertThat(year.name()).isEqualTo("fiscal year 2026, July 2025 to June 2026");
		assertThat(year.days().start()).isEqualTo(LocalDate.of(2025, 7, 1));
		assertThat(year.days().end()).isEqualTo(LocalDate.of(2026, 6, 30));
	}

	@Test
	void fiscalYearThatBeginsInJanuaryIsTheCalendarYear() {
		assertThat(IssuePeriod.ofFiscalYear(2026, 1, OCTOBER).days())
			.isEqualTo(new ReportingPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 31)));
	}

	@Test
	void periodThatHasNotBegunIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> IssuePeriod.ofFiscalYear(2028, 7, OCTOBER))
			.withMessageContaining("July 2027");
		assertThatIllegalArgumentException().isThrownBy(() -> IssuePeriod.ofQuarter("2027-Q1", OCTOBER))
			.withMessageContaining("January 2027");
	}

	@Test
	void idAndLastMonthTellThePeriodThatWasIssued() {
		for (IssuePeriod issued : List.of(IssuePeriod.of(OCTOBER), IssuePeriod.ofQuarter("2026-Q3", OCTOBER),
				IssuePeriod.ofQuarter("2026-Q4", OCTOBER), IssuePeriod.ofFiscalYear(2026, 7, OCTOBER),
				IssuePeriod.ofFiscalYear(2027, 7, OCTOBER))) {
			assertThat(IssuePeriod.ofId(issued.id(), 7, issued.lastMonth())).isEqualTo(issued);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> IssuePeriod.ofId("fy2026", 7, OCTOBER))
			.withMessageContaining("fy2026");
		assertThatIllegalArgumentException().isThrownBy(() -> IssuePeriod.ofId("2026-q4", 7, OCTOBER))
			.withMessageContaining("2026-q4-to-2026-10");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2026", "2026-Q5", "2026-Q0", "Q3", "2026Q3", "../2026-Q3" })
	void whatIsNoQuarterIsRefused(String quarter) {
		assertThatIllegalArgumentException().isThrownBy(() -> IssuePeriod.ofQuarter(quarter, OCTOBER))
			.withMessageContaining("such as 2026-Q4");
	}

}
