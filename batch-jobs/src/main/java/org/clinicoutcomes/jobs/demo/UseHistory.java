package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The days on which a client truly uses, known in part through tests and reports.
 */
final class UseHistory {

	private static final int DAYS_FOLLOWED = 420;

	private final List<Bout> bouts = new ArrayList<>();

	UseHistory(Person person, List<Season> seasons, Chance chance) {
		for (int i = 0; i < seasons.size(); i++) {
			Season season = seasons.get(i);
			LocalDate end = season.admittedOn().plusDays(DAYS_FOLLOWED);
			if (i + 1 < seasons.size()) {
				LocalDate next = seasons.get(i + 1).admittedOn().minusDays(45);
				end = next.isBefore(end) ? next : end;
			}
			before(season, person, chance.apart());
			after(season, end, person, chance.apart());
		}
	}

	private void before(Season season, Person person, Chance chance) {
		LocalDate lastDay = season.admittedOn().minusDays(1 + Math.min(25, (int) chance.waiting(4)));
		int days = chance.between(3, 29);
		add(new Bout(person.primary(), lastDay.minusDays(days - 1), lastDay));
		if (person.secondary() != null && chance.is(0.6)) {
			add(new Bout(person.secondary(), lastDay.minusDays(chance.between(0, 8)), lastDay));
		}
	}

	private void after(Season season, LocalDate end, Person person, Chance chance) {
		switch (season.course()) {
			case ABSTINENT -> {
			}
			case LAPSES -> {
				LocalDate day = season.atLibertyFrom();
				int lapses = chance.between(1, 4);
				for (int i = 0; i < lapses; i++) {
					day = day.plusDays(3 + (int) chance.waiting(38));
					day = bout(day, chance.between(2, 6), end, person, chance);
				}
			}
			case RELAPSE -> {
				LocalDate day = season.atLibertyFrom().plusDays(3 + (int) chance.waiting(15));
				LocalDate last = day.plusDays(chance.between(40, 220));
				while (day.isBefore(last)) {
					day = bout(day, chance.between(5, 18), end, person, chance).plusDays(chance.between(2, 11));
				}
			}
		}
	}

	private LocalDate bout(LocalDate day, int days, LocalDate end, Person person, Chance chance) {
		boolean other = person.secondary() != null && chance.is(0.25);
		if (day.plusDays(days).isBefore(end)) {
			add(new Bout(other ? person.secondary() : person.primary(), day, day.plusDays(days - 1)));
		}
		return day.plusDays(days);
	}

	private void add(Bout bout) {
		this.bouts.add(bout);
	}

	/**
	 * The stretches of use that touch some days.
	 * @param from first day
	 * @param to last day
	 * @return the stretches, earlier first
	 */
	List<Bout> between(LocalDate from, LocalDate to) {
		return this.bouts.stream().filter((bout) -> !bout.from().isAfter(to) && !bout.to().isBefore(from)).toList();
	}

	boolean isUsing(LocalDate day) {
		for (Bout bout : this.bouts) {
			if (!bout.from().isAfter(day) && !bout.to().isBefore(day)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The substance that a test of a day would find.
	 * @param day day of the test
	 * @return the substance, null if none
	 */
	@Nullable String detectable(LocalDate day) {
		String found = null;
		for (Bout bout : this.bouts) {
			if (!bout.from().isAfter(day) && !bout.to().isBefore(day.minusDays(daysDetectable(bout.substance())))) {
				found = bout.substance();
			}
		}
		return found;
	}

	/**
	 * Days of use in the thirty days before a day.
	 * @param day the day
	 * @param alcohol true for alcohol, false for everything else
	 * @return 0 to 30
	 */
	int daysUsedBefore(LocalDate day, boolean alcohol) {
		int days = 0;
		for (int i = 1; i <= 30; i++) {
			LocalDate each = day.minusDays(i);
			for (Bout bout : this.bouts) {
				if (bout.isAlcohol() == alcohol && !bout.from().isAfter(each) && !bout.to().isBefore(each)) {
					days++;
					break;
				}
			}
		}
		return days;
	}

	private static int daysDetectable(String substance) {
		return switch (substance) {
			case "alcohol", "cocaine" -> 4;
			case "cannabis" -> 7;
			case "benzodiazepines" -> 5;
			default -> 3;
		};
	}

	/**
	 * A stretch of use, day after day.
	 *
	 * @param substance what is used
	 * @param from first day
	 * @param to last day
	 */
	record Bout(String substance, LocalDate from, LocalDate to) {

		boolean isAlcohol() {
			return "alcohol".equals(this.substance);
		}

	}

}
