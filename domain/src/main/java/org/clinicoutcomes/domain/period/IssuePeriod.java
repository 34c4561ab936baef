package org.clinicoutcomes.domain.period;

import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The period an issue speaks of, by the name it has in folders and in sentences.
 *
 * @param id lower-case name of folders and files: {@code 2026-10}, {@code 2026-q4},
 * {@code fy2027}, and {@code fy2027-to-2026-10} while the year is not over
 * @param name the name in sentences, for example {@code October to December 2026}
 * @param days its first and last day
 */
public record IssuePeriod(String id, String name, ReportingPeriod days) {

	private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private static final Pattern QUARTER = Pattern.compile("(\\d{4})-[qQ]([1-4])");

	private static final Pattern YEAR = Pattern.compile("fy\\d{4}");

	private static final int MONTHS_OF_QUARTER = 3;

	private static final int MONTHS_OF_YEAR = 12;

	public IssuePeriod {
		if (!ID.matcher(id).matches()) {
			throw new IllegalArgumentException(
					"A period's id must be lower-case words joined by hyphens, got: '%s'".formatted(id));
		}
	}

	/**
	 * One calendar month.
	 * @param month the month
	 * @return its period
	 */
	public static IssuePeriod of(YearMonth month) {
		return new IssuePeriod(month.toString(), inWords(month), ReportingPeriod.of(month));
	}

	/**
	 * A calendar quarter, up to its end or to the last month that is over.
	 * @param quarter for example {@code 2026-Q4}
	 * @param lastEnded the last month that is over
	 * @return its period
	 * @throws IllegalArgumentException if the text is no quarter or no month of it is
	 * over
	 */
	public static IssuePeriod ofQuarter(String quarter, YearMonth lastEnded) {
		Matcher matcher = QUARTER.matcher(quarter);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"A quarter must be a year and Q1 to Q4, such as 2026-Q4, got: %s; correct it".formatted(quarter));
		}
		int number = Integer.parseInt(matcher.group(2));
		YearMonth first = YearMonth.of(Integer.parseInt(matcher.group(1)), (number - 1) * MONTHS_OF_QUARTER + 1);
		return toDate(quarter.toLowerCase(Locale.ROOT), "", first, MONTHS_OF_QUARTER, lastEnded);
	}

	/**
	 * A fiscal year, named by the calendar year in which it ends, up to its end or to the
	 * last month that is over.
	 * @param year the calendar year in which it ends
	 * @param startMonth the month it begins with, 1 to 12
	 * @param lastEnded the last month that is over
	 * @return its period
	 * @throws IllegalArgumentException if no month of it is over
	 */
	public static IssuePeriod ofFiscalYear(int year, int startMonth, YearMonth lastEnded) {
		YearMonth first = YearMonth.of((startMonth == 1) ? year : year - 1, startMonth);
		return toDate("fy" + year, "fiscal year " + year + ", ", first, MONTHS_OF_YEAR, lastEnded);
	}

	/**
	 * The period of an id, as it was named when it was issued.
	 * @param id the name of a folder
	 * @param startMonth the month the fiscal year begins with, 1 to 12
	 * @param lastMonth the last month of the period
	 * @return its period
	 * @throws IllegalArgumentException if no period that ends with the month has this id
	 */
	public static IssuePeriod ofId(String id, int startMonth, YearMonth lastMonth) {
		String whole = id.replace("-to-" + lastMonth, "");
		IssuePeriod period = QUARTER.matcher(whole).matches() ? ofQuarter(whole, lastMonth)
				: YEAR.matcher(whole).matches()
						? ofFiscalYear(Integer.parseInt(whole.substring(2)), startMonth, lastMonth) : of(lastMonth);
		if (!period.id().equals(id) || !period.lastMonth().equals(lastMonth)) {
			throw new IllegalArgumentException(
					"A period that ends with %s must be named %s, got: '%s'".formatted(lastMonth, period.id(), id));
		}
		return period;
	}

	private static IssuePeriod toDate(String id, String name, YearMonth first, int months, YearMonth lastEnded) {
		if (first.isAfter(lastEnded)) {
			throw new IllegalArgumentException(
					"A period must have at least one month that is over, got: one that begins in %s; name an earlier one"
						.formatted(inWords(first)));
		}
		YearMonth end = first.plusMonths(months - 1L);
		boolean isOver = !end.isAfter(lastEnded);
		YearMonth last = isOver ? end : lastEnded;
		return new IssuePeriod(isOver ? id : id + "-to-" + last, name + span(first, last) + (isOver ? "" : ", to date"),
				new ReportingPeriod(first.atDay(1), last.atEndOfMonth()));
	}

	private static String span(YearMonth first, YearMonth last) {
		if (first.equals(last)) {
			return inWords(first);
		}
		return ((first.getYear() == last.getYear()) ? inWords(first.getMonth()) : inWords(first)) + " to "
				+ inWords(last);
	}

	/**
	 * The last month of the period.
	 * @return a month
	 */
	public YearMonth lastMonth() {
		return YearMonth.from(this.days.end());
	}

	private static String inWords(YearMonth month) {
		return inWords(month.getMonth()) + " " + month.getYear();
	}

	private static String inWords(Month month) {
		return month.getDisplayName(TextStyle.FULL, Locale.US);
	}

}
