package org.clinicoutcomes.jobs.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A weekly timetable of three groups.
 */
enum Track {

	/** After work. */
	EVENING(Map.of(DayOfWeek.MONDAY, LocalTime.of(18, 0), DayOfWeek.TUESDAY, LocalTime.of(18, 0), DayOfWeek.THURSDAY,
			LocalTime.of(18, 0))),

	/** While children are at school. */
	MORNING(Map.of(DayOfWeek.MONDAY, LocalTime.of(9, 0), DayOfWeek.WEDNESDAY, LocalTime.of(9, 0), DayOfWeek.FRIDAY,
			LocalTime.of(9, 0))),

	/** Early afternoons. */
	AFTERNOON(Map.of(DayOfWeek.TUESDAY, LocalTime.of(13, 0), DayOfWeek.WEDNESDAY, LocalTime.of(13, 0),
			DayOfWeek.THURSDAY, LocalTime.of(13, 0))),

	/** For those who cannot come on weekdays. */
	WEEKEND(Map.of(DayOfWeek.FRIDAY, LocalTime.of(17, 30), DayOfWeek.SATURDAY, LocalTime.of(9, 30), DayOfWeek.SUNDAY,
			LocalTime.of(13, 0)));

	private final Map<DayOfWeek, LocalTime> groups;

	Track(Map<DayOfWeek, LocalTime> groups) {
		this.groups = groups;
	}

	@Nullable LocalTime groupOn(LocalDate day) {
		return this.groups.get(day.getDayOfWeek());
	}

	boolean suitsWork() {
		return this == EVENING || this == WEEKEND;
	}

}
