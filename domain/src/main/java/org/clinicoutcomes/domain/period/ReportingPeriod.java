package org.clinicoutcomes.domain.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

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
	 * The months that make it up.
	 * @return months, oldest first; the period itself where it is not made of whole
	 * months
	 */
	public List<ReportingPeriod> months() {
		YearMonth first = YearMonth.from(this.start);
		YearMonth last = YearMonth.from(this.end);
		if (!first.atDay(1).equals(this.start) || !last.atEndOfMonth().equals(this.end)) {
			return List.of(this);
		}
		return Stream.iterate(first, (month) -> !month.isAfter(last), (month) -> month.plusMonths(1))
			.map(ReportingPeriod::of)
			.toList();
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
