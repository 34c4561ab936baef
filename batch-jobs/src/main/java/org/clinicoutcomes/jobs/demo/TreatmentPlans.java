package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The module that holds treatment plans, their monthly reviews and their goals.
 */
final class TreatmentPlans {

	private static final List<String> NEEDS = List.of("mental_health", "medical", "family", "legal", "work", "housing",
			"social");

	private static final List<String> DOMAINS = List.of("substance_use", "mental_health", "family", "work", "housing",
			"health", "social");

	private final CaseFile file;

	private final Stay stay;

	private final Chance chance;

	TreatmentPlans(CaseFile file, Stay stay, Chance chance) {
		this.file = file;
		this.stay = stay;
		this.chance = chance;
	}

	void write() {
		int after = this.chance.is(0.9) ? this.chance.between(0, 13) : this.chance.between(14, 26);
		boolean planned = this.chance.is(this.stay.isIntensive() ? 0.97 : 0.75);
		LocalDate writtenOn = Network.weekday(this.stay.admittedOn().plusDays(after));
		writtenOn = writtenOn.isBefore(this.stay.admittedOn()) ? this.stay.admittedOn() : writtenOn;
		if (!planned || writtenOn.isAfter(this.stay.leftOn())) {
			return;
		}
		String plan = this.stay.id().replace('S', 'Q');
		boolean coOccurring = this.file.person().coOccurring();
		this.file.entry("plan", plan)
			.set("stay_id", this.stay.id())
			.set("written_on", writtenOn)
			.set("needs_assessed", needs(coOccurring))
			.set("addresses_co_occurring", this.chance.is(coOccurring ? 0.78 : 0.06))
			.enteredAt(this.stay.site().at(writtenOn, 17, 0))
			.deliver();
		reviews(plan, writtenOn);
		int goals = this.chance.between(2, 4);
		int first = this.chance.between(1, DOMAINS.size() - 1);
		for (int i = 0; i < goals; i++) {
			goal(plan, i, (i == 0) ? DOMAINS.get(0) : DOMAINS.get(1 + (first + i) % (DOMAINS.size() - 1)), writtenOn);
		}
	}

	private @Nullable String needs(boolean coOccurring) {
		StringBuilder needs = new StringBuilder();
		for (String need : NEEDS) {
			if (this.chance.is("mental_health".equals(need) && coOccurring ? 0.95 : 0.62)) {
				needs.append(needs.isEmpty() ? "" : " ").append(need);
			}
		}
		return needs.isEmpty() ? null : needs.toString();
	}

	private void reviews(String plan, LocalDate writtenOn) {
		LocalDate end = this.stay.endedOn().plusDays(14);
		int number = 0;
		for (LocalDate due = writtenOn.plusDays(30); !due.isAfter(end); due = due.plusDays(30)) {
			number++;
			LocalDate planned = later(writtenOn, due.minusDays(14));
			Entry entry = this.file.delivery()
				.entry("plan_review", plan + "-" + number)
				.set("plan_id", plan)
				.set("due_on", due)
				.enteredAt(this.stay.site().at(planned, 17, 30));
			boolean isDue = !due.isAfter(this.stay.leftOn());
			boolean held = this.chance.is(0.92);
			LocalDate heldOn = due
				.plusDays(this.chance.is(0.87) ? this.chance.between(-6, 0) : this.chance.between(1, 12));
			if (isDue && held && !heldOn.isAfter(this.stay.leftOn())) {
				entry.set("reviewed_on", heldOn).enteredAt(this.stay.site().at(heldOn, 18, 0));
			}
			entry.deliver();
		}
	}

	private void goal(String plan, int index, String domain, LocalDate writtenOn) {
		Entry entry = this.file.delivery()
			.entry("goal", plan + "-" + (char) ('a' + index))
			.set("plan_id", plan)
			.set("domain", domain)
			.set("weight", (index == 0) ? 3 : this.chance.between(1, 3))
			.set("set_on", writtenOn)
			.enteredAt(this.stay.site().at(writtenOn, 17, 15));
		boolean inOrder = this.stay.endsInOrder();
		boolean early = this.chance.is(0.25);
		int days = (int) (this.stay.leftOn().toEpochDay() - writtenOn.toEpochDay());
		LocalDate closedOn = early ? writtenOn.plusDays((int) (days * (0.3 + 0.7 * this.chance.share())))
				: this.stay.leftOn();
		int rating = this.chance.bell(this.stay.endsWith("completed") ? 0.55 : inOrder ? -0.1 : -0.9, 1, -2, 2);
		boolean rated = this.chance.is(inOrder ? 0.93 : 0.7);
		if (this.stay.dischargedOn() != null && this.chance.is(inOrder ? 0.97 : 0.8)) {
			LocalDate enteredOn = early ? closedOn : this.stay.dischargedOn();
			entry.set("closed_on", enteredOn)
				.set("rating", rated ? rating : null)
				.set("rated_on", rated ? enteredOn : null)
				.enteredAt(this.stay.site().at(enteredOn, 18, 15));
		}
		entry.deliver();
	}

	private static LocalDate later(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

}
