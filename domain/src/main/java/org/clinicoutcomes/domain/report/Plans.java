package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The part on tailored plans: whether there is a plan, whether it is kept up, and whether
 * it works.
 */
final class Plans {

	private static final String WRITTEN = "plan-within-14-days";

	private static final String GOALS = "goals-attained";

	private final Answers answers;

	Plans(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		Rates rates = new Rates(this.answers).measure("Plan within 14 days", WRITTEN)
			.measure("Plan reviewed on time", "plan-review-on-time")
			.measure("Co-occurring disorder addressed", "co-occurring-addressed")
			.measure("Goals attained", GOALS)
			.measure("Measured at least twice", "measured-twice")
			.measure("Depression: halved", "depression-response")
			.measure("Depression: gone", "depression-remission")
			.measure("Anxiety: halved", "anxiety-response")
			.measure("Answered about their care", "perception-of-care-response");
		List<Paired> scores = List.of(Paired.of(this.answers, "Days of use, lower is better", "bam-use-change"),
				Paired.of(this.answers, "Risk, lower is better", "bam-risk-change"),
				Paired.of(this.answers, "Protection, higher is better", "bam-protective-change"));
		List<Block> blocks = new ArrayList<>(
				new Sayings(this.answers).share(WRITTEN, "stays that reached day 14", "had a plan by then")
					.share("plan-review-on-time", "reviews due", "were made on time")
					.share(GOALS, "closed goals", "were attained as expected or better")
					.mean("gas-t", "Goal attainment, where 50 is as expected", Format.DECIMAL, "stays")
					.changes("the scores of the Brief Addiction Monitor", scores)
					.block());
		Table numbers = rates.table("plan_rates", "Plans in numbers",
				"Stays, reviews or goals, as each line says; the methods part has the definitions. Missing: a score or "
						+ "rating that was not taken.",
				"Measure", "Met");
		blocks.add(rates.bars("Plans and what came of them", "Share, %", numbers));
		blocks.add(Paired.table("bam_scores", "Brief Addiction Monitor, first (T1) and last (T2) time asked",
				"Points. Only stays with two scores on the same number of days give a change.", Format.DECIMAL,
				scores));
		return new Part("plans", "Tailored plans", "Whether each client has a plan, and whether it works.", blocks);
	}

}
