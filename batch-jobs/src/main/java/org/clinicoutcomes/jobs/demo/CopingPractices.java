package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

/**
 * Coping skills that clients note on their telephones as they practise them.
 */
final class CopingPractices {

	private static final Mix SKILL = new Mix("urge_surfing 22, call_someone 18, breathing 16, grounding 12, "
			+ "play_the_tape_forward 10, leave_the_place 8, journaling 8, exercise 6");

	private static final Mix SETTING = new Mix("home 42, work 17, social 13, family 11, commute 9, school 3, other 5");

	private final CaseFile file;

	CopingPractices(CaseFile file) {
		this.file = file;
	}

	void write(Stay stay, Chance chance) {
		if (!this.file.person().practises()) {
			return;
		}
		int count = 0;
		for (LocalDate day = stay.admittedOn().plusDays(5); !day.isAfter(stay.leftOn()); day = day.plusDays(1)) {
			if (!chance.is(0.24)) {
				continue;
			}
			count++;
			boolean using = this.file.use().isUsing(day);
			int before = chance.bell(using ? 7 : 5.2, 2, 1, 10);
			boolean lapsed = using ? chance.is(0.5) : chance.is(0.01);
			int after = lapsed ? chance.between(Math.max(0, before - 1), 10)
					: Math.max(0, before - chance.bell(2.3, 1.3, 0, 6));
			String outcome = lapsed ? "lapsed" : chance.is(0.76) ? "used_skill" : chance.is(0.7) ? "avoided" : "other";
			this.file.entry("coping_practice", stay.key('N', count))
				.set("practised_on", day)
				.set("skill", SKILL.pick(chance))
				.set("setting", SETTING.pick(chance))
				.set("urge_before", before)
				.set("urge_after", chance.is(0.07) ? null : after)
				.set("outcome", outcome)
				.enteredAt(stay.site().at(day, 22, 30))
				.deliver();
		}
	}

}
