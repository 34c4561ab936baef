package org.clinicoutcomes.jobs;

import java.time.YearMonth;

import org.clinicoutcomes.domain.period.IssuePeriod;

/**
 * The period of an export as it was asked for; which days it has depends on the funder's
 * fiscal year and on what is over.
 */
public sealed interface ExportPeriod {

	/**
	 * The days.
	 * @param fiscalYearStartMonth the month the funder's fiscal year begins with
	 * @param lastEnded the last month that is over
	 * @return the period
	 * @throws IllegalArgumentException if there is no such period, or none that has begun
	 */
	IssuePeriod days(int fiscalYearStartMonth, YearMonth lastEnded);

	/**
	 * One month.
	 *
	 * @param month the month
	 */
	record OfMonth(YearMonth month) implements ExportPeriod {

		@Override
		public IssuePeriod days(int fiscalYearStartMonth, YearMonth lastEnded) {
			if (this.month.isAfter(lastEnded)) {
				throw new IllegalArgumentException(
						"A month must be over to be reported, got: %s; run nightly after its end, or name an earlier one"
							.formatted(this.month));
			}
			return IssuePeriod.of(this.month);
		}

	}

	/**
	 * A calendar quarter.
	 *
	 * @param quarter for example {@code 2026-Q4}
	 */
	record OfQuarter(String quarter) implements ExportPeriod {

		@Override
		public IssuePeriod days(int fiscalYearStartMonth, YearMonth lastEnded) {
			return IssuePeriod.ofQuarter(this.quarter, lastEnded);
		}

	}

	/**
	 * A fiscal year.
	 *
	 * @param year the calendar year in which it ends
	 */
	record OfYear(int year) implements ExportPeriod {

		@Override
		public IssuePeriod days(int fiscalYearStartMonth, YearMonth lastEnded) {
			return IssuePeriod.ofFiscalYear(this.year, fiscalYearStartMonth, lastEnded);
		}

	}

}
