package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The part on the curriculum: whether clients who stay long enough get the whole of it.
 */
final class Curriculum {

	private static final String COVERED = "topic-coverage";

	private static final List<String> TOPICS = List.of("relapse_prevention", "coping_skills", "family_dynamics",
			"communication", "stress_management", "mindfulness");

	private final Answers answers;

	Curriculum(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		Rates topics = new Rates(this.answers);
		TOPICS.forEach((topic) -> topics.part(Wording.of(topic), COVERED, topic));
		List<Block> blocks = new ArrayList<>(new Sayings(this.answers)
			.share("topic-coverage-all", "stays of at least 28 days that ended", "covered all six core topics")
			.extremes("By topic", topics.entries())
			.share("family-involved", "stays of at least 28 days that ended", "had a family session")
			.block());
		Rates all = new Rates(this.answers);
		TOPICS.forEach((topic) -> all.part(Wording.of(topic), COVERED, topic));
		Table numbers = all.measure("All six topics", "topic-coverage-all")
			.measure("Family session", "family-involved")
			.table("topics_covered", "Core topics in numbers", Wording.note(this.answers, COVERED), "Topic", "Covered");
		blocks.add(topics.bars("Stays that covered each core topic", "Stays, %", numbers));
		blocks.add(new OtherMeasures(this.answers).table("topic_hours", "Hours of each topic",
				"Missing: a session attended in part without minutes recorded.", "topic-dose"));
		return new Part("curriculum", "Curriculum", "Whether clients who stay long enough get the whole curriculum.",
				blocks);
	}

}
