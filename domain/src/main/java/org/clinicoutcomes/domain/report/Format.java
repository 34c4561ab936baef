package org.clinicoutcomes.domain.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How a value is printed; also says what kind of values a column holds.
 */
public enum Format {

	/** Words, left-aligned. */
	TEXT("@", 0, 0, ""),

	/** A whole number: {@code 1,234}. */
	COUNT("#,##0", 0, 0, ""),

	/** A number with one decimal: {@code 54.3}. */
	DECIMAL("#,##0.0", 0, 1, ""),

	/** A share between 0 and 1, printed as {@code 71.9 %}. */
	PERCENT("0.0\\ %", 2, 1, " %"),

	/** A difference of shares between -1 and 1, printed as {@code +3.4 points}. */
	POINTS("+0.0\\ %;-0.0\\ %;0.0\\ %", 2, 1, " points"),

	/** Days with at most one decimal: {@code 62 days} or {@code 62.5 days}. */
	DAYS("#,##0.0", 0, 1, " days"),

	/** Hours with one decimal: {@code 3.0 hours}. */
	HOURS("#,##0.0", 0, 1, " hours"),

	/** A calendar day: {@code 2026-10-31}. */
	DATE("yyyy-mm-dd", 0, 0, "");

	private final String spreadsheet;

	private final int shift;

	private final int decimals;

	private final String unit;

	/** To be copied, since it may be used by one thread only and takes long to make. */
	private final DecimalFormat pattern;

	Format(String spreadsheet, int shift, int decimals, String unit) {
		this.spreadsheet = spreadsheet;
		this.shift = shift;
		this.decimals = decimals;
		this.unit = unit;
		this.pattern = new DecimalFormat((decimals == 0) ? "#,##0" : "#,##0.0",
				DecimalFormatSymbols.getInstance(Locale.US));
	}

	/**
	 * The number format of a spreadsheet cell that holds the full value.
	 * @return a format code
	 */
	public String spreadsheetFormat() {
		return this.spreadsheet;
	}

	/**
	 * Whether values stand on the right, so that their digits line up.
	 * @return true for everything but words
	 */
	public boolean isRightAligned() {
		return this != TEXT;
	}

	/**
	 * The value as it is printed, rounded HALF_UP with decimal arithmetic.
	 * @param value the full value
	 * @return rounded, with its unit where the format has one
	 */
	public String print(BigDecimal value) {
		String bare = printBare(value);
		boolean isOne = (this == DAYS) && "1".equals(bare);
		return bare + (isOne ? " day" : this.unit);
	}

	/**
	 * The value as it is printed where the unit stands elsewhere, as in a column's
	 * heading.
	 * @param value the full value
	 * @return rounded, without unit
	 */
	public String printBare(BigDecimal value) {
		BigDecimal rounded = value.movePointRight(this.shift).setScale(this.decimals, RoundingMode.HALF_UP);
		DecimalFormat copy = (DecimalFormat) this.pattern.clone();
		if (this == DAYS && rounded.stripTrailingZeros().scale() <= 0) {
			copy.setMinimumFractionDigits(0);
		}
		String digits = copy.format(rounded.abs());
		if (rounded.signum() < 0) {
			return "\u2212" + digits;
		}
		return (this == POINTS && rounded.signum() > 0) ? "+" + digits : digits;
	}

}
