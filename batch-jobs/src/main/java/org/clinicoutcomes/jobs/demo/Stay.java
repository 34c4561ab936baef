package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What truly happens in one stay, whatever the records say of it.
 *
 * @param id the source's key
 * @param index number of the stay among the client's, from 1
 * @param site where it is
 * @param level level of care
 * @param external another provider's stay
 * @param course how use goes on
 * @param firstContactOn first contact with the program, null if not recorded
 * @param admittedOn day of admission
 * @param leftOn last day on which the client is there
 * @param dischargedOn day of discharge, null if nobody ever discharges the client
 * @param reason why it ends, null without discharge
 * @param bookedUntil last day for which services are kept booked
 * @param admittedFrom where the client comes from
 * @param plannedDays planned length
 * @param track the weekly timetable chosen
 */
record Stay(String id, int index, DemoSite site, String level, boolean external, Course course,
		@Nullable LocalDate firstContactOn, LocalDate admittedOn, LocalDate leftOn, @Nullable LocalDate dischargedOn,
		@Nullable String reason, LocalDate bookedUntil, String admittedFrom, int plannedDays, Track track) {

	Stay {
		if (leftOn.isBefore(admittedOn) || (dischargedOn != null && dischargedOn.isBefore(leftOn))) {
			throw new IllegalArgumentException(
					"A stay must have its days in order, got: %s, %s, %s".formatted(admittedOn, leftOn, dischargedOn));
		}
	}

	/**
	 * A key of something that belongs to the stay.
	 * @param letter tells what it is
	 * @param number its number within the stay
	 * @return the letter, the numbers of client and stay, and this number
	 */
	String key(char letter, int number) {
		StringBuilder key = new StringBuilder(this.id.length() + 4).append(letter)
			.append(this.id, 1, this.id.length())
			.append('-');
		for (int bound = 100; bound > number && bound > 1; bound /= 10) {
			key.append('0');
		}
		return key.append(number).toString();
	}

	boolean isIntensive() {
		return !this.external && "2.1".equals(this.level);
	}

	boolean isResidential() {
		return "3.5".equals(this.level);
	}

	boolean endsWith(String ending) {
		return ending.equals(this.reason);
	}

	/**
	 * Whether staff and client part in order, so that they can talk at the end.
	 * @return true if completed or transferred
	 */
	boolean endsInOrder() {
		return endsWith("completed") || endsWith("transferred");
	}

	/**
	 * Last day of the stay, for what is asked at its end.
	 * @return day of discharge, or the last day there
	 */
	LocalDate endedOn() {
		return (this.dischargedOn != null) ? this.dischargedOn : this.leftOn;
	}

	/**
	 * When the admission is entered: in the morning, before the first service.
	 * @return a moment
	 */
	Instant openedAt() {
		return this.site.at(this.admittedOn, 8, 15);
	}

	/**
	 * When booked services are taken off the calendar.
	 * @return a moment
	 */
	Instant clearedAt() {
		return this.site.at(this.bookedUntil, 22, 0);
	}

}
