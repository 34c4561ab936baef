package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The part on continuity of care: whether care goes on when a stay ends.
 */
final class Continuity {

	private static final String STEP_DOWN = "step-down-kept-14-days";

	private static final String REFERRAL = "referral-kept-30-days";

	private static final String READMISSION = "readmission-30-days";

	private final Answers answers;

	Continuity(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		Rates goesOn = new Rates(this.answers).measure("Step-down kept within 14 days", STEP_DOWN)
			.measure("Referral kept within 30 days", REFERRAL);
		for (String days : List.of("7", "14", "30")) {
			goesOn.part("Seen in " + days + " days: own discharge", "follow-up-" + days + "-days", "own")
				.part("Seen in " + days + " days: discharge elsewhere", "follow-up-" + days + "-days", "referred-in");
		}
		List<Block> blocks = new ArrayList<>(new Sayings(this.answers)
			.share(STEP_DOWN, "clients who completed or moved on", "had a service at a lower level within 14 days")
			.share(REFERRAL, "referrals", "led to a kept appointment within 30 days")
			.share("follow-up-14-days", "own", "discharges from our residential and withdrawal care",
					"were followed by a service within 14 days")
			.share(READMISSION, "stays that ended", "were followed by a readmission within 30 days")
			.median("days-between-levels", "Days until a service at another level", Format.DAYS, "stays that ended")
			.block());
		blocks.add(goesOn.bars("Care that went on", "Share, %", goesOn.table("care_that_went_on",
				"Care that went on in numbers",
				"Each line is of stays, referrals or discharges whose last day to be counted fell in the month. "
						+ "Discharges are from residential and withdrawal care, our own or, as far as a referral told "
						+ "us, elsewhere; died is not counted.",
				"Measure", "Met")));
		blocks.add(new Rates(this.answers).measure("Readmitted within 30 days", READMISSION)
			.measure("Admitted again within 180 days of completing", "re-presentation-180-days")
			.table("care_needed_again", "Care needed again: lower is better",
					"An admission elsewhere that no one told us of cannot be seen.", "Measure", "Met"));
		return new Part("continuity", "Continuity of care", "Whether care goes on when a stay ends.", blocks);
	}

}
