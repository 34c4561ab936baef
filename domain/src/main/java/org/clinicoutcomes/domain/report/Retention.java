package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.result.Statistic;

/**
 * The part on retention: how long people stay and why they leave.
 */
final class Retention {

	private final Answers answers;

	Retention(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		new Curves(this.answers, "retention-curve").chart("Still in care, by days since admission", "still in care")
			.ifPresent(blocks::add);
		Rates rates = new Rates(this.answers).measure("Retained 30 days", "retained-30-days")
			.measure("Retained 60 days", "retained-60-days")
			.measure("Retained 90 days", "retained-90-days");
		if (this.answers.network("retained-180-days", Statistic.RATE) != null) {
			rates.measure("Retained 180 days", "retained-180-days");
		}
		blocks.add(rates.measure("Left within 14 days", "early-exit")
			.table("retention_rates", "Retention and early exit",
					Wording.note(this.answers, "retained-90-days", "The 90-day line. "), "Measure", "Met"));
		blocks.addAll(new Discharges(this.answers).blocks());
		return new Part("retention", "Retention",
				"Whether people stay long enough for treatment to work, and why they leave.", blocks);
	}

}
