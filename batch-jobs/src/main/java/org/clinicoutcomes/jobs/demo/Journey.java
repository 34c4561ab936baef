package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A client's way through the levels of care: residential or community into intensive
 * outpatient care, up and down from there, out and sometimes back in.
 */
final class Journey {

	private static final int MOST_STAYS = 7;

	private static final Mix FROM_AT_FIRST = new Mix("community 62, residential 23, detox 9, hospital 3, prison 3");

	private static final Mix FROM_LATER = new Mix("community 74, residential 12, detox 11, hospital 2, prison 1");

	private static final Mix PLANNED_DAYS = new Mix("56 32, 63 18, 70 17, 84 20, 98 13");

	private static final Mix RESIDENTIAL_ENDS = new Mix("completed 72, dropped_out 14, transferred 8, terminated 6");

	private static final Mix OUTPATIENT_ENDS = new Mix(
			"completed 55, dropped_out 30, transferred 6, terminated 4, other 3, incarcerated 2");

	private static final Mix AFTER_COMPLETION = new Mix("level-1 42, elsewhere 24, nowhere 34");

	private static final Mix AFTER_TRANSFER = new Mix("level-1 40, residential 30, elsewhere 22, other-site 8");

	private static final Mix HIGHER_LEVEL = new Mix("3.5 40, 3.7-wm 30, 2.5 15, 4 15");

	private final Person person;

	private final Network network;

	private final Chance chance;

	private final List<Stay> stays = new ArrayList<>();

	private final List<ReferralMade> referrals = new ArrayList<>();

	private final List<Season> seasons = new ArrayList<>();

	Journey(Person person, Network network, LocalDate admittedOn, Chance chance) {
		this.person = person;
		this.network = network;
		this.chance = chance;
		begin(admittedOn, FROM_AT_FIRST.pick(chance));
	}

	List<Stay> stays() {
		return this.stays;
	}

	List<ReferralMade> referrals() {
		return this.referrals;
	}

	List<Season> seasons() {
		return this.seasons;
	}

	/**
	 * The stay that comes after one.
	 * @param stay a stay
	 * @return the next, null if it is the last
	 */
	@Nullable Stay after(Stay stay) {
		return (stay.index() < this.stays.size()) ? this.stays.get(stay.index()) : null;
	}

	private void begin(LocalDate day, String from) {
		Course course = Course.pick(this.chance);
		if ("residential".equals(from)) {
			Stay residential = this.chance.is(0.55) ? residential(day, "community", course)
					: elsewhere(day, "3.5", this.chance.between(18, 35), course);
			this.seasons.add(new Season(day, residential.endedOn(), course));
			stepDown(residential, course);
		}
		else if ("detox".equals(from) && this.chance.is(0.6)) {
			Stay detox = elsewhere(day, "3.7-wm", this.chance.between(3, 8), course);
			this.seasons.add(new Season(day, detox.endedOn(), course));
			stepDown(detox, course);
		}
		else {
			this.seasons.add(new Season(day, day, course));
			if (this.chance.is(0.05)) {
				outpatient(day, contactBefore(day), from, course);
			}
			else {
				intensive(day, contactBefore(day), from, course, this.person.site());
			}
		}
	}

	private Stay residential(LocalDate day, String from, Course course) {
		String reason = RESIDENTIAL_ENDS.pick(this.chance);
		int days = "completed".equals(reason) ? this.chance.between(21, 35) : this.chance.between(2, 24);
		return add(this.network.residential(), "3.5", false, course, contactBefore(day), day, day.plusDays(days),
				day.plusDays(days), reason, from, 28);
	}

	private Stay elsewhere(LocalDate day, String level, int days, Course course) {
		return add(this.person.site(), level, true, course, null, day, day.plusDays(days), day.plusDays(days),
				this.chance.is(0.8) ? "completed" : "transferred", "community", days);
	}

	/**
	 * From a residential unit into intensive outpatient care, as a rule within two weeks.
	 */
	private void stepDown(Stay higher, Course course) {
		LocalDate fiveDaysBefore = higher.endedOn().minusDays(5);
		LocalDate madeOn = fiveDaysBefore.isBefore(higher.admittedOn()) ? higher.admittedOn() : fiveDaysBefore;
		boolean arrives = this.chance.is(higher.endsInOrder() ? 0.86 : 0.5) && this.stays.size() < MOST_STAYS;
		int gap = this.chance.is(0.5) ? this.chance.between(1, 6)
				: this.chance.is(0.6) ? this.chance.between(7, 14) : this.chance.between(15, 42);
		LocalDate arrivesOn = laterWeekday(higher.endedOn().plusDays(gap));
		if (higher.endsInOrder()) {
			this.referrals.add(new ReferralMade(higher, "2.1", this.person.site().code(), madeOn,
					arrives ? arrivesOn : null, higher.external()));
		}
		if (arrives) {
			String from = higher.isResidential() ? "residential" : "detox";
			intensive(arrivesOn, madeOn, from, course, this.person.site());
		}
	}

	private void intensive(LocalDate day, @Nullable LocalDate contactOn, String from, Course course, DemoSite site) {
		int planned = Integer.parseInt(PLANNED_DAYS.pick(this.chance));
		String reason = course.reasonForLeaving(this.chance);
		int days = switch (reason) {
			case "completed" -> planned + this.chance.between(-4, 10);
			case "dropped_out" -> Math.min(100, 2 + (int) this.chance.waiting(26));
			case "transferred" -> this.chance.between(12, 72);
			case "terminated" -> this.chance.between(7, 60);
			default -> this.chance.between(6, 70);
		};
		Stay stay = leave(site, "2.1", course, contactOn, day, days, reason, from, planned);
		switch (reason) {
			case "completed" -> afterCompletion(stay, course);
			case "transferred" -> afterTransfer(stay, course);
			case "dropped_out" -> comeBack(stay, 0.13, 25, 200);
			case "terminated" -> comeBack(stay, 0.1, 35, 200);
			case "died" -> {
			}
			default -> comeBack(stay, 0.08, 40, 250);
		}
	}

	private void outpatient(LocalDate day, @Nullable LocalDate contactOn, String from, Course course) {
		String reason = OUTPATIENT_ENDS.pick(this.chance);
		int days = "completed".equals(reason) ? this.chance.between(60, 150) : 5 + (int) this.chance.waiting(45);
		Stay stay = leave(this.person.site(), "1", course, contactOn, day, days, reason, from, 90);
		if ("transferred".equals(reason) && this.stays.size() < MOST_STAYS) {
			LocalDate next = stay.endedOn().plusDays(this.chance.between(0, 1));
			this.referrals.add(new ReferralMade(stay, "2.1", stay.site().code(), stay.endedOn(), next, false));
			intensive(next, stay.endedOn(), "other", course, stay.site());
		}
		else {
			comeBack(stay, 0.07, 40, 300);
		}
	}

	private void afterCompletion(Stay stay, Course course) {
		LocalDate madeOn = stay.endedOn().minusDays(this.chance.between(0, 7));
		switch (AFTER_COMPLETION.pick(this.chance)) {
			case "level-1" -> {
				LocalDate next = laterWeekday(stay.endedOn().plusDays(this.chance.between(1, 12)));
				this.referrals.add(new ReferralMade(stay, "1", stay.site().code(), madeOn, next, false));
				outpatient(next, madeOn, "other", course);
			}
			case "elsewhere" -> {
				LocalDate kept = stay.endedOn().plusDays(this.chance.between(2, 25));
				this.referrals
					.add(new ReferralMade(stay, "1", "external", madeOn, this.chance.is(0.6) ? kept : null, false));
				comeBack(stay, 0.07, 50, 300);
			}
			default -> comeBack(stay, 0.09, 40, 300);
		}
	}

	private void afterTransfer(Stay stay, Course course) {
		LocalDate next = stay.endedOn().plusDays(this.chance.between(0, 1));
		String way = (this.stays.size() < MOST_STAYS) ? AFTER_TRANSFER.pick(this.chance) : "elsewhere";
		switch (way) {
			case "level-1" -> {
				this.referrals.add(new ReferralMade(stay, "1", stay.site().code(), stay.endedOn(), next, false));
				outpatient(next, stay.endedOn(), "other", course);
			}
			case "residential" -> {
				String site = this.network.residential().code();
				this.referrals.add(new ReferralMade(stay, "3.5", site, stay.endedOn(), next, false));
				stepDown(residential(next, "other", course), course);
			}
			case "other-site" -> {
				DemoSite site = this.network.site(this.chance);
				if (!site.equals(stay.site())) {
					this.referrals.add(new ReferralMade(stay, "2.1", site.code(), stay.endedOn(), next, false));
					intensive(next, stay.endedOn(), "other", course, site);
				}
			}
			default -> {
				LocalDate kept = stay.endedOn().plusDays(this.chance.between(0, 5));
				this.referrals.add(new ReferralMade(stay, HIGHER_LEVEL.pick(this.chance), "external", stay.endedOn(),
						this.chance.is(0.75) ? kept : null, false));
				comeBack(stay, 0.25, 20, 120);
			}
		}
	}

	private void comeBack(Stay stay, double probability, int soonest, int latest) {
		if (this.chance.is(probability) && this.stays.size() < MOST_STAYS - 2) {
			LocalDate day = stay.endedOn().plusDays(this.chance.between(soonest, latest));
			begin(laterWeekday(day), FROM_LATER.pick(this.chance));
		}
	}

	private Stay leave(DemoSite site, String level, Course course, @Nullable LocalDate contactOn, LocalDate day,
			int days, String reason, String from, int planned) {
		LocalDate leftOn = day.plusDays(days);
		int delay = switch (reason) {
			case "completed", "transferred" -> 0;
			case "dropped_out" -> this.chance.between(10, 30);
			case "incarcerated" -> this.chance.between(3, 14);
			default -> this.chance.between(0, 7);
		};
		boolean forgotten = "dropped_out".equals(reason) && this.chance.is(0.05);
		LocalDate dischargedOn = forgotten ? null : laterWeekday(leftOn.plusDays(delay));
		if (delay == 0 && dischargedOn != null) {
			leftOn = dischargedOn;
		}
		return add(site, level, false, course, contactOn, day, leftOn, dischargedOn, forgotten ? null : reason, from,
				planned);
	}

	private Stay add(DemoSite site, String level, boolean external, Course course, @Nullable LocalDate contactOn,
			LocalDate admittedOn, LocalDate leftOn, @Nullable LocalDate dischargedOn, @Nullable String reason,
			String from, int planned) {
		int index = this.stays.size() + 1;
		LocalDate bookedUntil = leftOn.plusDays(10);
		if (dischargedOn != null && dischargedOn.isBefore(bookedUntil)) {
			bookedUntil = dischargedOn;
		}
		Stay stay = new Stay(this.person.key('S') + "-" + index, index, site, level, external, course, contactOn,
				admittedOn, leftOn, dischargedOn, reason, bookedUntil, from, planned, track(site));
		this.stays.add(stay);
		return stay;
	}

	private Track track(DemoSite site) {
		Track track = this.chance.anyOf(site.tracks());
		return (this.person.works() && !track.suitsWork()) ? this.chance.anyOf(site.tracks()) : track;
	}

	private @Nullable LocalDate contactBefore(LocalDate day) {
		int days = Math.min(40, (int) this.chance.waiting(6.5));
		return this.chance.is(0.06) ? null : day.minusDays(days);
	}

	private static LocalDate laterWeekday(LocalDate day) {
		int beyondFriday = day.getDayOfWeek().getValue() - 5;
		return (beyondFriday > 0) ? day.plusDays(3 - beyondFriday) : day;
	}

}
