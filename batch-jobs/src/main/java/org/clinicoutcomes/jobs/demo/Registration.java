package org.clinicoutcomes.jobs.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The module that registers clients and their stays.
 */
final class Registration {

	private static final Mix REFERRED_BY = new Mix(
			"self 32, court 27, other_health 14, alcohol_drug_provider 12, community 9, employer 2, school 1, unknown 3");

	private static final Mix WRONG_REASON = new Mix("dropped_out 5, other 3, terminated 2");

	private final CaseFile file;

	Registration(CaseFile file) {
		this.file = file;
	}

	/**
	 * The day on which the client becomes known.
	 * @return day of the first contact, the first referral, or the first admission
	 */
	LocalDate knownOn() {
		Stay first = this.file.journey().stays().get(0);
		if (first.external()) {
			return this.file.journey().referrals().get(0).madeOn();
		}
		return (first.firstContactOn() != null) ? first.firstContactOn() : first.admittedOn();
	}

	void writeClient() {
		Person person = this.file.person();
		Instant late = this.file.surprises().registeredLateAt(person.number());
		this.file.entry("client", person.key('P'))
			.set("site", person.site().code())
			.set("birth_year", person.birthYear())
			.set("sex", person.sex())
			.set("race", person.race())
			.set("ethnicity", person.ethnicity())
			.set("veteran", person.veteran())
			.enteredAt((late != null) ? late : person.site().at(knownOn(), 8, 0))
			.deliver();
	}

	void write(Stay stay, Chance chance) {
		if (stay.external()) {
			writeExternal(stay);
			return;
		}
		Entry entry = entry(stay, stay.id(), chance).enteredAt(stay.openedAt());
		if (stay.dischargedOn() != null) {
			discharge(entry, stay, stay.dischargedOn(), chance);
		}
		entry.deliver();
		if (stay.index() == 1 && this.file.surprises().isEnteredTwice(this.file.person().number())) {
			entry(stay, stay.id() + "x", chance).enteredAt(stay.openedAt().plus(Duration.ofHours(5)))
				.deletedAt(stay.site().reviewAfter(stay.admittedOn(), chance))
				.deliver();
		}
	}

	/**
	 * About one discharge in fourteen is entered with a wrong reason or a day too early,
	 * and put right when the month is reviewed.
	 */
	private void discharge(Entry entry, Stay stay, LocalDate dischargedOn, Chance chance) {
		Instant enteredAt = stay.site().at(dischargedOn.plusDays(chance.is(0.8) ? 0 : chance.between(1, 2)), 17, 30);
		if (stay.site().index() == 0 && chance.is(0.7)) {
			entry.set("last_contact_on", stay.leftOn());
		}
		boolean wrong = chance.is(0.07);
		if (wrong && chance.is(0.5) && dischargedOn.isAfter(stay.leftOn())) {
			entry.set("discharged_on", stay.leftOn()).set("discharge_reason", stay.reason()).enteredAt(enteredAt);
		}
		else if (wrong) {
			entry.set("discharged_on", dischargedOn)
				.set("discharge_reason", WRONG_REASON.pick(chance))
				.enteredAt(enteredAt);
		}
		if (wrong) {
			Instant review = stay.site().reviewAfter(dischargedOn, chance);
			enteredAt = review.isAfter(enteredAt) ? review : enteredAt.plus(Duration.ofHours(1));
		}
		entry.set("discharged_on", dischargedOn).set("discharge_reason", stay.reason()).enteredAt(enteredAt);
	}

	private Entry entry(Stay stay, String key, Chance chance) {
		Person person = this.file.person();
		LocalDate contactOn = stay.firstContactOn();
		boolean fromPrison = "prison".equals(stay.admittedFrom());
		return this.file.entry("stay", key)
			.set("site", stay.site().code())
			.set("level_of_care", stay.level())
			.set("first_contact_on", contactOn)
			.set("first_offered_on", offeredOn(contactOn, stay.admittedOn(), chance))
			.set("admitted_on", stay.admittedOn())
			.set("referral_source", fromPrison ? "court" : REFERRED_BY.pick(chance))
			.set("primary_substance", person.primary())
			.set("secondary_substance", (person.secondary() != null) ? person.secondary() : "none")
			.set("tertiary_substance", person.tertiary())
			.set("injects", person.injects())
			.set("pregnant_at_admission", "female".equals(person.sex()) ? person.pregnant() : null)
			.set("medication_for_oud", Person.isOpioid(person.primary()) ? person.medication() : null)
			.set("prior_treatments", stay.index() - 1 + (int) chance.waiting(1.4))
			.set("planned_days", stay.plannedDays())
			.set("admitted_from", stay.admittedFrom())
			.set("external", false);
	}

	private static @Nullable LocalDate offeredOn(@Nullable LocalDate contactOn, LocalDate admittedOn, Chance chance) {
		if (contactOn == null || chance.is(0.1)) {
			return null;
		}
		LocalDate offeredOn = contactOn.plusDays(chance.between(0, 7));
		return offeredOn.isAfter(admittedOn) ? admittedOn : offeredOn;
	}

	private void writeExternal(Stay stay) {
		LocalDate toldOn = this.file.journey()
			.referrals()
			.stream()
			.filter((referral) -> referral.from().equals(stay))
			.map(ReferralMade::madeOn)
			.findFirst()
			.orElse(stay.endedOn());
		Entry entry = this.file.entry("stay", stay.id())
			.set("site", stay.site().code())
			.set("level_of_care", stay.level())
			.set("admitted_on", stay.admittedOn())
			.set("primary_substance", this.file.person().primary())
			.set("external", true)
			.enteredAt(stay.site().at(toldOn, 9, 0));
		entry.set("discharged_on", stay.dischargedOn())
			.set("discharge_reason", stay.reason())
			.enteredAt(stay.site().at(stay.endedOn(), 17, 0))
			.deliver();
	}

}
