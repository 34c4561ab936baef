package org.clinicoutcomes.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

import org.clinicoutcomes.domain.period.IssuePeriod;

/**
 * What an issue is, for whom, and where its numbers come from, so that a printed page can
 * be traced.
 *
 * @param program the program's name as it is printed
 * @param name what kind of report it is, for example {@code Monthly outcomes report}
 * @param period the period it speaks of
 * @param audience to whom it is issued, for example {@code administrators}
 * @param kind what the audience may see
 * @param revision 1 for the first issue of a month
 * @param asOf the moment as of which the records were known
 * @param zone the zone in which moments are printed
 * @param run the run that made it
 * @param softwareVersion version of this software
 * @param catalogueVersion digest of all definitions
 * @param dataCutOff last day of which records are counted
 * @param notice the notice that stands on every page, may be empty
 */
public record ReportIdentity(String program, String name, IssuePeriod period, String audience, Kind kind, int revision,
		Instant asOf, ZoneId zone, String run, String softwareVersion, String catalogueVersion, LocalDate dataCutOff,
		String notice) {

	/** What the administrators' report is called. */
	public static final String MONTHLY = "Monthly outcomes report";

	public ReportIdentity {
		if (program.isBlank()) {
			throw new IllegalArgumentException("A report must name its program, got: a blank name. Set the name");
		}
		if (revision < 1) {
			throw new IllegalArgumentException("A revision must be at least 1, got: " + revision);
		}
	}

	/**
	 * What the audience may see.
	 */
	public enum Kind {

		/** Exact numbers for the program's own administrators. */
		INTERNAL,

		/** What a named funder gets under a recorded basis. */
		SUBMISSION,

		/** For everybody: suppressed and audited. */
		PUBLIC;

		/**
		 * The word printed on every page and used in file names.
		 * @return lower-case name
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The period's last month, which for a monthly report is the period.
	 * @return a month
	 */
	public YearMonth month() {
		return this.period.lastMonth();
	}

	/**
	 * The as-of moment in words.
	 * @return for example {@code November 2, 2026, 03:15 EST}
	 */
	public String asOfInWords() {
		ZonedDateTime moment = this.asOf.atZone(this.zone);
		return DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm zzz", Locale.US).format(moment);
	}

	/**
	 * The report's title.
	 * @return for example {@code Monthly outcomes report, October 2026}
	 */
	public String title() {
		return this.name + ", " + this.period.name();
	}

	static String inShort(YearMonth month) {
		return month.getMonth().getDisplayName(TextStyle.SHORT, Locale.US) + " " + month.getYear();
	}

	static String inWords(YearMonth month) {
		return month.getMonth().getDisplayName(TextStyle.FULL, Locale.US) + " " + month.getYear();
	}

}
