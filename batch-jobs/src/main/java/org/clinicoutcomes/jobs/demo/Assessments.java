package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

/**
 * Scores of standard instruments at admission, every four weeks and at the end, getting
 * better on average, and more so for those who complete.
 */
final class Assessments {

	private final CaseFile file;

	private final Stay stay;

	private final Chance chance;

	private int count;

	Assessments(CaseFile file, Stay stay, Chance chance) {
		this.file = file;
		this.stay = stay;
		this.chance = chance;
	}

	void write() {
		double gain = this.stay.endsWith("completed") ? 1 : this.stay.endsInOrder() ? 0.65 : 0.3;
		double distress = this.file.person().distress() + (this.file.person().coOccurring() ? 0.35 : -0.3);
		if (this.chance.is(0.95)) {
			all(this.stay.admittedOn(), "admission", distress, 0);
		}
		int days = (int) (this.stay.leftOn().toEpochDay() - this.stay.admittedOn().toEpochDay());
		for (int day = 28; day < days - 6; day += 28) {
			if (this.chance.is(0.74)) {
				all(this.stay.admittedOn().plusDays(day), "during", distress, gain * Math.min(1, day / 70.0));
			}
		}
		if (days > 6 && this.chance.is(this.stay.endsInOrder() ? 0.84 : 0.12)) {
			all(this.stay.leftOn(), "discharge", distress, gain * Math.min(1, (days + 10) / 70.0));
			if (this.chance.is(0.55)) {
				double satisfied = this.chance.bell(4.2, 0.5) * 10;
				score(this.stay.leftOn(), "perception_of_care", Math.min(50, (int) satisfied) / 10.0, 0, "discharge");
			}
		}
	}

	private void all(LocalDate day, String occasion, double distress, double gain) {
		score(day, "phq9", 11.5 + 4.6 * distress - 5 * gain, 2.4, 0, 27, 14, occasion);
		score(day, "gad7", 9 + 4 * distress - 3.8 * gain, 2.2, 0, 21, 14, occasion);
		if (this.chance.is(0.85)) {
			score(day, "barc10", 40 - 4.5 * distress + 5.5 * gain, 3.2, 10, 60, 0, occasion);
		}
		if (this.chance.is(0.8)) {
			int recall = this.stay.isIntensive() ? 7 : 30;
			score(day, "bam_use", 4.2 - 3 * gain, 1.6, 0, 12, recall, occasion);
			score(day, "bam_risk", 10.5 + 2 * distress - 3.5 * gain, 2, 0, 24, recall, occasion);
			score(day, "bam_protective", 12.5 - 1.5 * distress + 3.2 * gain, 2.2, 0, 24, recall, occasion);
		}
		if ("admission".equals(occasion) && "alcohol".equals(this.file.person().primary())) {
			score(day, "audit_c", 8.5, 2, 0, 12, 0, occasion);
		}
	}

	private void score(LocalDate day, String instrument, double mean, double deviation, int lowest, int highest,
			int recall, String occasion) {
		score(day, instrument, this.chance.bell(mean, deviation, lowest, highest), recall, occasion);
	}

	private void score(LocalDate day, String instrument, Number score, int recall, String occasion) {
		this.count++;
		this.file.entry("assessment", this.stay.key('E', this.count), this.stay)
			.set("assessed_on", day)
			.set("instrument", instrument)
			.set("score", score)
			.set("recall_days", (recall > 0) ? recall : null)
			.set("occasion", occasion)
			.enteredAt(this.stay.site().at(day.plusDays(this.chance.is(0.94) ? 0 : this.chance.between(1, 10)), 18, 30))
			.deliver();
	}

}
