package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A place where the demo's clinic gives care, with habits of its own.
 *
 * @param index 0 for the largest site
 * @param code code of the site
 * @param name name as printed
 * @param zone time zone
 * @param region county
 * @param tracks the weekly timetables it offers
 */
record DemoSite(int index, String code, String name, ZoneId zone, String region, List<Track> tracks) {

	private static final List<String> NAMES = List.of("Riverside", "Oak Hill", "Harbor View", "Maple Street",
			"Stonebridge", "Lakeshore", "Cedar Point", "Prairie Road", "Northgate", "Mill Creek");

	private static final List<String> REGIONS = List.of("River County", "Hill County", "Coast County");

	private static final List<String> ZONES = List.of("America/New_York", "America/New_York", "America/Chicago",
			"America/Denver", "America/Los_Angeles");

	private static final List<List<Track>> TIMETABLES = List.of(List.of(Track.EVENING, Track.EVENING, Track.MORNING),
			List.of(Track.EVENING, Track.MORNING, Track.AFTERNOON), List.of(Track.EVENING, Track.WEEKEND));

	static DemoSite number(int index) {
		String name = (index < NAMES.size()) ? NAMES.get(index) : "Site " + (index + 1);
		return new DemoSite(index, "S%03d".formatted(index + 1), name, ZoneId.of(ZONES.get(index % ZONES.size())),
				REGIONS.get(index % REGIONS.size()), TIMETABLES.get(index % TIMETABLES.size()));
	}

	Instant at(LocalDate day, int hour, int minute) {
		return day.atTime(hour, minute).atZone(this.zone).toInstant();
	}

	/**
	 * When the site's staff go through the month that holds a day: errors come to light
	 * then.
	 * @param day the day
	 * @param chance decides on the hour
	 * @return a moment on the 3rd or 4th of the next month
	 */
	Instant reviewAfter(LocalDate day, Chance chance) {
		LocalDate reviewedOn = day.withDayOfMonth(1).plusMonths(1).plusDays(chance.between(2, 3));
		return at(reviewedOn, chance.between(9, 15), chance.between(0, 59));
	}

	/**
	 * Whether the site's rows say which stay they belong to.
	 * @return false where it is to be found by client and date
	 */
	boolean namesStay() {
		return this.index % 3 != 2;
	}

	/**
	 * Whether the site asks for days of self-help.
	 * @return false where only a band is known
	 */
	boolean countsSelfHelp() {
		return this.index % 3 != 2;
	}

	/**
	 * Whether the site records how long a client attended, also if it was all of it.
	 * @return true if minutes attended are always recorded
	 */
	boolean recordsMinutes() {
		return this.index % 3 != 1;
	}

	/**
	 * Whether most clients are tested and asked about use every week.
	 * @return false where sobriety often is not known
	 */
	boolean followsClosely() {
		return this.index % 3 != 2;
	}

}
