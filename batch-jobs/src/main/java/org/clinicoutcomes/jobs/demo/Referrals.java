package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The module that follows a referral from the day it is made to the first appointment
 * kept.
 */
final class Referrals {

	private static final int LOST_AFTER_DAYS = 45;

	private static final Mix LOST = new Mix("lost 85, declined 15");

	private final CaseFile file;

	private int count;

	Referrals(CaseFile file) {
		this.file = file;
	}

	void write(ReferralMade referral, Chance chance) {
		this.count++;
		Stay from = referral.from();
		LocalDate madeOn = referral.madeOn();
		LocalDate keptOn = referral.keptOn();
		Instant madeAt = from.site().at(madeOn, 17, 30);
		Entry entry = this.file.entry("referral", this.file.person().key('R') + "-" + this.count)
			.set("stay_id", from.id())
			.set("from_level", from.level())
			.set("to_level", referral.toLevel())
			.set("from_site", from.external() ? "external" : from.site().code())
			.set("to_site", referral.toSite())
			.set("made_on", madeOn)
			.set("discharge_on", from.endedOn())
			.set("appointment_on", appointmentOn(madeOn, keptOn, chance))
			.set("status", referral.inbound() ? "accepted" : "made")
			.enteredAt(madeAt);
		if (keptOn != null) {
			Instant keptAt = from.site().at(keptOn, 19, 0);
			entry.set("first_kept_on", keptOn)
				.set("status", "kept")
				.enteredAt(keptAt.isAfter(madeAt) ? keptAt : madeAt);
		}
		else {
			entry.set("status", LOST.pick(chance)).enteredAt(from.site().at(madeOn.plusDays(LOST_AFTER_DAYS), 16, 0));
		}
		entry.deliver();
	}

	private static @Nullable LocalDate appointmentOn(LocalDate madeOn, @Nullable LocalDate keptOn, Chance chance) {
		if (chance.is(0.1)) {
			return null;
		}
		LocalDate latest = madeOn.plusDays(13);
		LocalDate appointmentOn = (keptOn != null) ? keptOn : madeOn.plusDays(chance.between(2, 13));
		return appointmentOn.isAfter(latest) ? latest : appointmentOn;
	}

}
