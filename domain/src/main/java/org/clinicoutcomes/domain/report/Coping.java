package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The part on coping in real life: whether clients use between sessions what they learn
 * in them.
 */
final class Coping {

	private static final String WEEKLY = "practises-weekly";

	private static final String SETTINGS = "settings-practised";

	private static final String USED = "skill-used-under-urge";

	private static final String URGE = "urge-reduction";

	private final Answers answers;

	Coping(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>(new Sayings(this.answers)
			.share(WEEKLY, "clients in care the last four weeks", "practiced in three of them")
			.share(SETTINGS, "clients who practiced", "did so in three settings or more")
			.share(USED, "practices under a strong urge", "ended with a skill used")
			.median(URGE, "How many points of 10 an urge went down in a practice", Format.DECIMAL, "practices")
			.block());
		new ByMonth(this.answers).measure("Every week", WEEKLY)
			.measure("Three settings", SETTINGS)
			.measure("Skill used", USED)
			.chart("coping-by-month", "Coping skills used, month by month", "Clients or practices, %")
			.ifPresent(blocks::add);
		blocks.add(new Rates(this.answers).measure("Clients: practiced in three of four weeks", WEEKLY)
			.measure("Clients: practiced in three settings", SETTINGS)
			.measure("Practices: skill used at an urge of 7 or more", USED)
			.table("coping_rates", "Practice in this month", "", "Measure", "Met"));
		return new Part("coping", "Coping in real life",
				"Whether clients use in daily life what they learn in sessions.", blocks);
	}

}
