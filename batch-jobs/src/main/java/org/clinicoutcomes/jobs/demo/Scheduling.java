package org.clinicoutcomes.jobs.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The module that books services and records who came: booked two weeks ahead, the
 * outcome entered the same evening as a rule, sometimes late, now and then corrected when
 * the month is reviewed.
 */
final class Scheduling {

	private static final int BOOKED_DAYS_AHEAD = 14;

	private static final int CURRICULUM_EPOCH_DAY = 18_262;

	private static final List<String> CURRICULUM = List.of("relapse_prevention", "coping_skills", "family_dynamics",
			"communication", "stress_management", "mindfulness", "education");

	private static final Mix MISSED = new Mix("no_show 52, cancelled_by_client 30, excused 18");

	private static final Mix REASON = new Mix(
			"work 22, transport 21, illness 19, childcare 10, other 14, vacation 5, school 4, hospital 2, moved 1, jail 2");

	private static final Mix REASON_OF_WORKER = new Mix("work 48, transport 12, illness 18, other 14, vacation 8");

	private static final Mix REASON_OF_CAREGIVER = new Mix("childcare 44, illness 20, transport 16, work 10, other 10");

	private final CaseFile file;

	private final Stay stay;

	private final Chance chance;

	private final List<Visit> visits = new ArrayList<>();

	private int count;

	Scheduling(CaseFile file, Stay stay, Chance chance) {
		this.file = file;
		this.stay = stay;
		this.chance = chance;
	}

	/**
	 * Write all services of the stay.
	 * @return its groups, the earlier first
	 */
	List<Visit> write() {
		service(this.stay.admittedOn(), LocalTime.of(10, 0), 90, "assessment", null, false);
		if (this.stay.isIntensive()) {
			groups(this.stay.track(), this.chance.between(1, 3), 180);
			every(7, 2, 60, "individual");
			if (this.chance.is(0.34)) {
				every(20, 10, 90, "family");
			}
			if (this.chance.is(0.25)) {
				every(7, 4, 30, "peer");
			}
			every(25, 3, 30, "case_management");
		}
		else if (this.stay.isResidential()) {
			residentialGroups();
		}
		else {
			every(7, 3, 90, "group");
			every(28, 8, 50, "individual");
		}
		if (this.file.person().medication()) {
			every(14, 2, 20, "medication");
		}
		return this.visits;
	}

	private void groups(Track track, int firstAfter, int minutes) {
		LocalDate end = this.stay.bookedUntil().plusDays(BOOKED_DAYS_AHEAD);
		for (LocalDate day = this.stay.admittedOn().plusDays(firstAfter); !day.isAfter(end); day = day.plusDays(1)) {
			LocalTime start = track.groupOn(day);
			if (start != null && !isHoliday(day)) {
				boolean isVideo = this.file.person().usesVideo() && this.chance.is(0.8);
				service(day, start, minutes, "group", topic(day), isVideo);
			}
		}
	}

	private void residentialGroups() {
		LocalDate end = this.stay.bookedUntil().plusDays(BOOKED_DAYS_AHEAD);
		for (LocalDate day = this.stay.admittedOn().plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
			if (day.getDayOfWeek().getValue() <= 5 && !isHoliday(day)) {
				service(day, LocalTime.of(10, 0), 120, "group", topic(day), false);
			}
		}
	}

	private void every(int days, int firstAfter, int minutes, String service) {
		LocalDate end = this.stay.bookedUntil().plusDays(BOOKED_DAYS_AHEAD);
		LocalTime start = LocalTime.of(this.chance.between(10, 16), this.chance.is(0.5) ? 0 : 30);
		for (LocalDate day = this.stay.admittedOn().plusDays(firstAfter); !day.isAfter(end); day = day.plusDays(days)) {
			LocalDate weekday = Network.weekday(day);
			if (weekday.isAfter(this.stay.admittedOn()) && !isHoliday(weekday)) {
				boolean isSession = "group".equals(service) || "family".equals(service) || "individual".equals(service);
				String topic = "family".equals(service) ? "family_dynamics" : isSession ? topic(weekday) : null;
				service(weekday, start, minutes, service, topic, this.chance.is(0.12));
			}
		}
	}

	private static boolean isHoliday(LocalDate day) {
		int date = day.getMonthValue() * 100 + day.getDayOfMonth();
		return date == 101 || date == 704 || date == 1225;
	}

	/** Every site teaches the curriculum in the same order, day by day. */
	private String topic(LocalDate day) {
		return CURRICULUM.get((int) ((day.toEpochDay() - CURRICULUM_EPOCH_DAY) / 2 % CURRICULUM.size()));
	}

	private void service(LocalDate day, LocalTime start, int minutes, String service, @Nullable String topic,
			boolean isRemote) {
		ZonedDateTime startsAt = day.atTime(start).atZone(this.stay.site().zone());
		Entry entry = booked(startsAt, minutes, service).set("topic", topic)
			.set("modality", isRemote ? ("group".equals(service) ? "video" : "phone") : "in_person");
		boolean isGroup = "group".equals(service);
		if (day.isAfter(this.stay.bookedUntil())) {
			if (bookedAt(startsAt).isBefore(this.stay.clearedAt())) {
				entry.deletedAt(this.stay.clearedAt()).deliver();
			}
			return;
		}
		String status = status(day, service);
		boolean attended = "attended".equals(status) || "partial".equals(status);
		outcome(entry, startsAt, minutes, status);
		if (isGroup && !"cancelled_by_clinic".equals(status)) {
			this.visits.add(new Visit(day, attended));
			if (!attended && this.stay.isIntensive() && this.chance.is(0.22)) {
				makeUp(entry.key(), day);
			}
		}
	}

	private Entry booked(ZonedDateTime startsAt, int minutes, String service) {
		this.count++;
		return this.file.entry("attendance", this.stay.key('A', this.count), this.stay)
			.set("site", this.stay.site().code())
			.set("starts_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(startsAt))
			.set("minutes", minutes)
			.set("service", service)
			.set("status", "scheduled")
			.enteredAt(bookedAt(startsAt));
	}

	private Instant bookedAt(ZonedDateTime startsAt) {
		Instant bookedAt = startsAt.toInstant().minus(Duration.ofDays(BOOKED_DAYS_AHEAD));
		Instant openedAt = this.stay.openedAt();
		return bookedAt.isBefore(openedAt) ? openedAt : bookedAt;
	}

	private String status(LocalDate day, String service) {
		if (day.isAfter(this.stay.leftOn())) {
			return this.stay.endsWith("died") ? "cancelled_by_clinic"
					: this.stay.endsWith("incarcerated") ? "excused" : "no_show";
		}
		if (day.equals(this.stay.leftOn()) || "assessment".equals(service)) {
			return "attended";
		}
		if (this.chance.is(0.022)) {
			return "cancelled_by_clinic";
		}
		if (this.chance.is(willingness(day))) {
			return this.chance.is(0.055) ? "partial" : "attended";
		}
		return MISSED.pick(this.chance);
	}

	private double willingness(LocalDate day) {
		Person person = this.file.person();
		double willing = person.engagement() - 0.01 + 0.03 * this.file.network().progress(day);
		if (this.stay.isResidential()) {
			return 0.96;
		}
		if (!this.stay.endsInOrder() && day.isAfter(this.stay.leftOn().minusDays(14))) {
			willing -= 0.22;
		}
		if (this.file.use().isUsing(day)) {
			willing -= 0.25;
		}
		if (person.usesVideo()) {
			willing += 0.03;
		}
		if (person.works() && !this.stay.track().suitsWork()) {
			willing -= 0.1;
		}
		return willing;
	}

	private void outcome(Entry entry, ZonedDateTime startsAt, int minutes, String status) {
		LocalDate day = startsAt.toLocalDate();
		Instant enteredAt = enteredAfter(startsAt.toInstant().plus(Duration.ofMinutes(minutes)), day);
		if (this.chance.is(0.006)) {
			result(entry, "attended".equals(status) ? "no_show" : "attended", minutes).enteredAt(enteredAt);
			Instant review = this.stay.site().reviewAfter(day, this.chance);
			enteredAt = review.isAfter(enteredAt) ? review : enteredAt.plus(Duration.ofHours(2));
		}
		result(entry, status, minutes).enteredAt(enteredAt).deliver();
		if (this.chance.is(0.0015)) {
			Instant review = this.stay.site().reviewAfter(day, this.chance);
			Entry twice = result(booked(startsAt, minutes, "group"), "attended", minutes);
			Instant twiceAt = startsAt.toInstant().plus(Duration.ofHours(6));
			twice.enteredAt(twiceAt).deletedAt(review).deliver();
		}
	}

	private Entry result(Entry entry, String status, int minutes) {
		Integer minutesAttended = null;
		if ("partial".equals(status)) {
			minutesAttended = this.chance.is(0.05) ? null : minutes * this.chance.between(25, 85) / 100;
		}
		else if ("attended".equals(status) && this.stay.site().recordsMinutes()) {
			minutesAttended = minutes;
		}
		return entry.set("status", status).set("minutes_attended", minutesAttended).set("reason", reason(status));
	}

	private @Nullable String reason(String status) {
		double recorded = switch (status) {
			case "no_show" -> 0.5;
			case "cancelled_by_client" -> 0.85;
			case "excused" -> 0.97;
			default -> 0;
		};
		if (!this.chance.is(recorded)) {
			return null;
		}
		if (this.stay.endsWith("incarcerated") && "excused".equals(status)) {
			return "jail";
		}
		Person person = this.file.person();
		Mix mix = person.caregiver() ? REASON_OF_CAREGIVER : person.works() ? REASON_OF_WORKER : REASON;
		return mix.pick(this.chance);
	}

	private Instant enteredAfter(Instant end, LocalDate day) {
		double drawn = this.chance.share();
		if (drawn < 0.82) {
			return end.plus(Duration.ofMinutes(this.chance.between(5, 150)));
		}
		if (drawn < 0.95) {
			return end.plus(Duration.ofMinutes(this.chance.between(600, 1500)));
		}
		if (drawn < 0.985) {
			return end.plus(Duration.ofHours(this.chance.between(30, 160)));
		}
		Instant review = this.stay.site().reviewAfter(day, this.chance);
		return review.isAfter(end) ? review : end;
	}

	private void makeUp(String missed, LocalDate day) {
		LocalDate madeUpOn = Network.weekday(day.plusDays(this.chance.between(3, 7)));
		if (!madeUpOn.isAfter(day) || madeUpOn.isAfter(this.stay.leftOn())) {
			return;
		}
		ZonedDateTime startsAt = madeUpOn.atTime(13, 0).atZone(this.stay.site().zone());
		this.count++;
		Entry entry = this.file.entry("attendance", this.stay.key('A', this.count), this.stay)
			.set("site", this.stay.site().code())
			.set("starts_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(startsAt))
			.set("minutes", 180)
			.set("service", "group")
			.set("topic", topic(day))
			.set("modality", "in_person")
			.set("status", "scheduled")
			.set("makes_up", missed)
			.enteredAt(this.stay.site().at(day, 21, 45));
		String status = this.chance.is(0.8) ? "attended" : "no_show";
		outcome(entry, startsAt, 180, status);
	}

}
