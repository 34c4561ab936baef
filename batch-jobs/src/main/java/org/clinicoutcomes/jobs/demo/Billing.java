package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The module that knows who pays: most clients have one funder, some two, some a gap,
 * some none.
 */
final class Billing {

	private static final Mix FUNDER = new Mix("medicaid 55, state 26, county 19");

	private final CaseFile file;

	private int count;

	Billing(CaseFile file) {
		this.file = file;
	}

	void write(LocalDate knownOn, Chance chance) {
		if (chance.is(0.04)) {
			return;
		}
		String funder = FUNDER.pick(chance);
		LocalDate from = knownOn.minusDays(chance.between(0, 500));
		LocalDate admittedOn = this.file.journey().stays().get(0).admittedOn();
		if (chance.is(0.08)) {
			LocalDate to = admittedOn.plusDays(chance.between(15, 60));
			cover(funder, from, to, knownOn);
			LocalDate again = to.plusDays(chance.between(1, 40));
			cover(FUNDER.pick(chance), again, null, again);
		}
		else {
			cover(funder, from, chance.is(0.3) ? admittedOn.plusDays(chance.between(100, 700)) : null, knownOn);
		}
		if (chance.is(0.06)) {
			cover("medicaid".equals(funder) ? "county" : "medicaid", admittedOn.minusDays(chance.between(0, 60)),
					admittedOn.plusDays(chance.between(60, 365)), admittedOn);
		}
	}

	private void cover(String funder, LocalDate from, @Nullable LocalDate to, LocalDate enteredOn) {
		this.count++;
		LocalDate day = from.isAfter(enteredOn) ? from : enteredOn;
		this.file.entry("coverage", this.file.person().key('B') + "-" + this.count)
			.set("funder", funder)
			.set("covered_from", from)
			.set("covered_to", to)
			.enteredAt(this.file.person().site().at(day, 8, 30))
			.deliver();
	}

}
