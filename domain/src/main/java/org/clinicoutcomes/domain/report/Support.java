package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.result.Statistic;

/**
 * The part on support beyond sessions: whether clients have people around them who
 * recover too.
 */
final class Support {

	private static final String CONTACT = "any-support-contact";

	private static final String CAPITAL = "recovery-capital-change";

	private final Answers answers;

	Support(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		Rates kinds = new Rates(this.answers).part("Mutual-help group", CONTACT, "mutual_help")
			.part("Peer mentor", CONTACT, "peer_mentor")
			.part("Recovery center", CONTACT, "recovery_center")
			.part("Alumni", CONTACT, "alumni")
			.part("Sober activity", CONTACT, "sober_activity")
			.part("Family support", CONTACT, "family_support");
		List<Rates.Entry> each = kinds.entries();
		kinds.total("Any of them", this.answers.network(this.answers.month(), CONTACT, "any", Statistic.RATE, ""));
		Paired capital = Paired.of(this.answers, "Recovery capital (BARC-10)", CAPITAL);
		List<Block> blocks = new ArrayList<>(new Sayings(this.answers)
			.share(CONTACT, "any", "clients in care 14 days or more", "had a support contact")
			.extremes("By kind", each)
			.share("sustained-support", "clients in care the last four weeks", "had one in every week")
			.median("support-contacts-per-week", "Support contacts a week", Format.DECIMAL, "clients")
			.change("Recovery capital", capital, "stays")
			.block());
		blocks.add(kinds.bars("Clients with a support contact, by kind", "Clients, %", kinds.table("support_contacts",
				"Support contacts in the month",
				"Clients in care on at least 14 days of the month, all stays of a client together. No contact known counts as none.",
				"Kind of contact", "Clients")));
		blocks.add(new Rates(this.answers).measure("Clients: contact in each of four weeks", "sustained-support")
			.measure("Stays that ended: recovery capital 47 or more", "recovery-capital-47")
			.table("support_rates", "Support that lasts", "", "Measure", "Met"));
		blocks.add(Paired.table("recovery_capital",
				"Recovery capital (BARC-10, 10 to 60 points), first (T1) and last (T2) time asked", "", Format.DECIMAL,
				List.of(capital)));
		return new Part("support", "Support beyond sessions",
				"Whether clients have people around them who support their recovery.", blocks);
	}

}
