package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The questions about work, housing, arrests, self-help and use, asked of nearly all at
 * admission, of two in three at discharge, and of some more than half half a year later.
 */
final class LifeQuestions {

	private static final Mix LIVING = new Mix(
			"independent 55, dependent 23, homeless 10, sober_living 7, institution 5");

	private static final Mix LIVING_AFTER_RESIDENCE = new Mix(
			"sober_living 36, dependent 24, independent 24, institution 8, homeless 8");

	private final CaseFile file;

	private final Stay stay;

	private final Chance chance;

	private int count;

	private String employment;

	private String living;

	LifeQuestions(CaseFile file, Stay stay, Chance chance) {
		this.file = file;
		this.stay = stay;
		this.chance = chance;
		this.employment = file.person().employment();
		boolean fromResidence = "residential".equals(stay.admittedFrom()) || "prison".equals(stay.admittedFrom());
		this.living = (fromResidence ? LIVING_AFTER_RESIDENCE : LIVING).pick(chance);
	}

	void write() {
		if (this.chance.is(0.97)) {
			ask(this.stay.admittedOn().plusDays(this.chance.is(0.8) ? 0 : this.chance.between(1, 6)), "admission");
		}
		timePasses(this.stay.endsWith("completed") ? 1 : this.stay.endsInOrder() ? 0.6 : 0.15);
		double asked = this.stay.endsInOrder() ? 0.88 : this.stay.endsWith("died") ? 0 : 0.36;
		if (this.stay.dischargedOn() != null && this.chance.is(asked)) {
			LocalDate before = this.stay.leftOn().minusDays(this.chance.between(0, 3));
			ask(before.isAfter(this.stay.admittedOn()) ? before : this.stay.dischargedOn(), "discharge");
		}
		timePasses(this.stay.endsWith("completed") ? 0.6 : 0.3);
		if (this.stay.isIntensive() && !this.stay.endsWith("died")
				&& this.chance.is(this.stay.endsInOrder() ? 0.72 : 0.44)) {
			ask(this.stay.admittedOn().plusDays(this.chance.between(152, 236)), "follow_up");
		}
	}

	private void timePasses(double gain) {
		if ("unemployed".equals(this.employment) && this.chance.is(0.24 * gain)) {
			this.employment = this.chance.is(0.6) ? "full_time" : "part_time";
		}
		else if (this.file.person().works() && this.chance.is(0.05)) {
			this.employment = "unemployed";
		}
		if ("homeless".equals(this.living) && this.chance.is(0.45 * gain)) {
			this.living = this.chance.is(0.6) ? "sober_living" : "dependent";
		}
		else if (("sober_living".equals(this.living) || "institution".equals(this.living))
				&& this.chance.is(0.4 * gain)) {
			this.living = "independent";
		}
		else if (this.chance.is(0.02)) {
			this.living = "homeless";
		}
	}

	private void ask(LocalDate day, String occasion) {
		this.count++;
		boolean atAdmission = "admission".equals(occasion);
		int alcohol = this.file.use().daysUsedBefore(day, true);
		int drugs = this.file.use().daysUsedBefore(day, false);
		Entry entry = this.file.entry("life_status", this.stay.key('L', this.count))
			.set("stay_id", "follow_up".equals(occasion) || !this.stay.site().namesStay() ? null : this.stay.id())
			.set("asked_on", day)
			.set("occasion", occasion)
			.set("employment", answer(this.employment))
			.set("enrolled_in_school", answer("student".equals(this.employment) || this.chance.is(0.03)))
			.set("living", answer(this.living))
			.set("arrests_past_30_days",
					answer(this.chance.is(atAdmission ? 0.1 : 0.03) ? this.chance.between(1, 2) : 0))
			.set("days_used_alcohol_past_30", answer(alcohol))
			.set("days_used_drugs_past_30", answer(drugs))
			.set("caregiver", answer(this.file.person().caregiver()));
		int selfHelp = this.chance.is(atAdmission ? 0.3 : 0.62) ? 1 + (int) this.chance.waiting(7) : 0;
		if (this.stay.site().countsSelfHelp()) {
			entry.set("self_help_past_30_days", answer(Math.min(30, selfHelp)));
		}
		else {
			entry.set("self_help", answer(band(selfHelp)));
		}
		Instant enteredAt = this.stay.site()
			.at(day.plusDays(this.chance.is(0.9) ? 0 : this.chance.between(1, 8)), 19, 0);
		entry.enteredAt(enteredAt).deliver();
	}

	private <T> @Nullable T answer(T value) {
		return this.chance.is(0.03) ? null : value;
	}

	private static String band(int days) {
		if (days == 0) {
			return "none";
		}
		return (days < 4) ? "1_3" : (days < 8) ? "4_7" : "8_30";
	}

}
