package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

/**
 * Contacts that support recovery beyond the sessions: more of them the longer a client
 * stays, and for some on after discharge.
 */
final class SupportContacts {

	private static final Mix KIND = new Mix(
			"mutual_help 52, peer_mentor 18, recovery_center 11, sober_activity 8, family_support 8, alumni 3");

	private static final Mix KIND_AFTERWARDS = new Mix("mutual_help 50, alumni 26, peer_mentor 12, recovery_center 12");

	private final CaseFile file;

	SupportContacts(CaseFile file) {
		this.file = file;
	}

	void write(Stay stay, Chance chance) {
		double perWeek = this.file.person().sociability();
		LocalDate afterwards = stay.leftOn().plusDays(1);
		LocalDate end = afterwards;
		if (stay.endsWith("completed") && chance.is(0.45)) {
			end = stay.leftOn().plusDays(chance.between(14, 120));
			Stay next = this.file.journey().after(stay);
			end = (next != null && next.admittedOn().isBefore(end)) ? next.admittedOn() : end;
		}
		int count = 0;
		for (LocalDate day = stay.admittedOn(); day.isBefore(end); day = day.plusDays(1)) {
			long week = (day.toEpochDay() - stay.admittedOn().toEpochDay()) / 7;
			boolean isAfterwards = !day.isBefore(afterwards);
			double rate = isAfterwards ? 0.7 : 0.35 + 0.13 * Math.min(10, week);
			if (chance.is(perWeek * rate / 7)) {
				count++;
				this.file.entry("support_contact", stay.key('M', count))
					.set("contacted_on", day)
					.set("kind", (isAfterwards ? KIND_AFTERWARDS : KIND).pick(chance))
					.set("verified", chance.is(0.12) ? null : chance.is(0.62))
					.enteredAt(stay.site().at(day.plusDays(chance.between(0, 3)), 18, 45))
					.deliver();
			}
		}
	}

}
