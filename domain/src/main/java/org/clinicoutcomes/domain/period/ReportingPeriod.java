package org.clinicoutcomes.domain.period;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days a report speaks of, first and last included.
 *
 * @param start first day
 * @param end last day, not before the first
 */
public record ReportingPeriod(LocalDate start, LocalDate end) {

	public ReportingPeriod {
		if (end.isBefore(start)) {
			throw new IllegalArgumentException(
					"A period must end on or after its first day, got: %s to %s".formatted(start, end));
		}
	}

	/**
	 * The period of one calendar month.
	 * @param month the month
	 * @return its first to its last day
	 */
	public static ReportingPeriod of(YearMonth month) {
		return new ReportingPeriod(month.atDay(1), month.atEndOfMonth());
	}

	/**
	 * The period that a measure looks at: this one, or for a longer window the months
	 * that end with this period's last month.
	 * @param months number of months, 1 for this period itself
	 * @return the days to look at
	 */
	public ReportingPeriod ofWindow(int months) {
		return (months == 1) ? this
				: new ReportingPeriod(YearMonth.from(this.end).minusMonths(months - 1L).atDay(1), this.end);
	}

}
