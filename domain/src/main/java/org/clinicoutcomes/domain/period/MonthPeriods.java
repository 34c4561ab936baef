package org.clinicoutcomes.domain.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The periods that a month's report speaks of: the month, the twelve before it, and the
 * quarter, the calendar year and the fiscal year up to its end.
 *
 * @param month the reported month
 * @param fiscalYearStartMonth the month the fiscal year begins with, 1 to 12
 */
public record MonthPeriods(YearMonth month, int fiscalYearStartMonth) {

	private static final int MONTHS_BEFORE = 12;

	private static final int MONTHS_OF_QUARTER = 3;

	/**
	 * The reported month itself.
	 * @return its first to its last day
	 */
	public ReportingPeriod reported() {
		return ReportingPeriod.of(this.month);
	}

	/**
	 * The twelve months before the reported one and that month, oldest first.
	 * @return thirteen months
	 */
	public List<ReportingPeriod> months() {
		return IntStream.rangeClosed(-MONTHS_BEFORE, 0)
			.mapToObj(this.month::plusMonths)
			.map(ReportingPeriod::of)
			.toList();
	}

	/**
	 * The longer periods that end with the month, without those that are the month itself
	 * or another of them: in a quarter's first month there is no quarter to date.
	 * @return names, such as quarter to date, and periods, shortest first
	 */
	public Map<String, ReportingPeriod> toDate() {
		Map<String, ReportingPeriod> periods = new LinkedHashMap<>();
		add(periods, "Quarter to date", (this.month.getMonthValue() - 1) % MONTHS_OF_QUARTER);
		int sinceFiscalYearBegan = Math.floorMod(this.month.getMonthValue() - this.fiscalYearStartMonth, 12);
		int sinceYearBegan = this.month.getMonthValue() - 1;
		if (sinceFiscalYearBegan < sinceYearBegan) {
			add(periods, "Fiscal year to date", sinceFiscalYearBegan);
			add(periods, "Calendar year to date", sinceYearBegan);
		}
		else {
			add(periods, "Calendar year to date", sinceYearBegan);
			add(periods, "Fiscal year to date", sinceFiscalYearBegan);
		}
		return periods;
	}

	private void add(Map<String, ReportingPeriod> periods, String name, int monthsBefore) {
		LocalDate start = this.month.minusMonths(monthsBefore).atDay(1);
		ReportingPeriod period = new ReportingPeriod(start, this.month.atEndOfMonth());
		if (monthsBefore > 0 && !periods.containsValue(period)) {
			periods.put(name, period);
		}
	}

}
