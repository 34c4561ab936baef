package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;

/**
 * The part on retention: how long people stay.
 */
final class Retention {

	private final Answers answers;

	Retention(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		Curves curve = new Curves(this.answers, "retention-curve");
		if (!curve.isEmpty()) {
			blocks.add(curve.chart("Still in care, by days since admission", "still in care"));
		}
		Rates rates = new Rates(this.answers).measure("Retained 30 days", "retained-30-days")
			.measure("Retained 60 days", "retained-60-days")
			.measure("Retained 90 days", "retained-90-days");
		if (this.answers.network("retained-180-days", Statistic.RATE) != null) {
			rates.measure("Retained 180 days", "retained-180-days");
		}
		blocks.add(rates.measure("Left within 14 days", "early-exit")
			.table("retention_rates", "Retention and early exit",
					Wording.note(this.answers, "retained-90-days", "The 90-day line. "), "Measure", "Met"));
		List<Result> sites = this.answers.sites("retained-90-days", Statistic.RATE);
		if (!sites.isEmpty()) {
			Rates bySite = new Rates(this.answers);
			sites.forEach((result) -> bySite.row(this.answers.siteName(result.site()), result));
			blocks.add(bySite.total("All sites", this.answers.network("retained-90-days", Statistic.RATE))
				.table("retention_by_site", "Retained 90 days by site",
						"Small sites move a lot by chance: read the interval, not the order.", "Site", "Retained"));
		}
		return new Part("retention", "Retention", "Whether people stay long enough for treatment to work.", blocks);
	}

}
