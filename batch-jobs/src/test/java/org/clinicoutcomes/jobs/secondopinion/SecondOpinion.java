package org.clinicoutcomes.jobs.secondopinion;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.clinicoutcomes.jobs.secondopinion.Client.Service;
import org.clinicoutcomes.jobs.secondopinion.Client.Stay;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one client in one month what the measures of the catalogue must decide, as
 * their definitions say it.
 */
final class SecondOpinion {

	private static final List<String> HIGH = List.of("3.1", "3.3", "3.5", "3.7", "4", "3.2-wm", "3.7-wm", "4-wm");

	private final Client client;

	private final LocalDate start;

	private final LocalDate end;

	SecondOpinion(Client client, YearMonth month) {
		this.client = client;
		this.start = month.atDay(1);
		this.end = month.atEndOfMonth();
	}

	/**
	 * Verdicts by measure, each as subject, part and verdict in words.
	 */
	Map<String, List<String>> verdicts() {
		Map<String, List<String>> verdicts = new LinkedHashMap<>();
		verdicts.put("readmission-30-days", readmission());
		verdicts.put("follow-up-7-days", followUp(7));
		verdicts.put("follow-up-14-days", followUp(14));
		verdicts.put("follow-up-30-days", followUp(30));
		verdicts.put("engaged-three-months", engaged());
		verdicts.put("initiation-14-days", initiation());
		verdicts.put("engagement-30-days", engagement());
		verdicts.put("milestone-reached-90d", milestone(90, 0, "not met"));
		verdicts.put("milestone-possible-90d", milestone(90, 0, "met"));
		verdicts.put("milestone-known-90d", milestone(90, 0, "excluded:missing-evidence"));
		verdicts.put("milestone-reached-30d", milestone(30, 0, "not met"));
		verdicts.put("return-to-use-30-days", returnToUse());
		verdicts.put("step-down-kept-14-days", stepDown());
		verdicts.put("negative-share-last-carried", lastCarried());
		verdicts.put("nom-no-primary-use", noPrimaryUse());
		verdicts.put("ways-of-leaving", waysOfLeaving());
		verdicts.put("attendance-working", attendance(true));
		verdicts.put("attendance-others", attendance(false));
		verdicts.put("intensity-asam", intensity());
		verdicts.put("made-up-7-days", madeUp());
		return verdicts;
	}

	private boolean isInMonth(@Nullable LocalDate day) {
		return day != null && !day.isBefore(this.start) && !day.isAfter(this.end);
	}

	private static boolean isWithin(@Nullable LocalDate day, LocalDate from, LocalDate to) {
		return day != null && !day.isBefore(from) && !day.isAfter(to);
	}

	private static String line(String subject, String part, String verdict) {
		return subject + " [" + part + "] " + verdict;
	}

	private static String met(boolean isMet) {
		return isMet ? "met" : "not met";
	}

	private static boolean isOne(String reason, String... reasons) {
		return List.of(reasons).contains(reason);
	}

	private List<String> readmission() {
		List<String> lines = new ArrayList<>();
		for (Stay stay : this.client.stays()) {
			if (stay.isMeasured() && isInMonth(stay.left().plusDays(30)) && !stay.leftKnown().isAfter(this.end)) {
				boolean isBack = this.client.stays()
					.stream()
					.anyMatch((other) -> other.rank() >= stay.rank()
							&& isWithin(other.admitted(), stay.left().plusDays(1), stay.left().plusDays(30)));
				lines.add(line(stay.id(), "", isOne(stay.reason(), "transferred", "died", "incarcerated")
						? "excluded:" + stay.reason() : met(isBack)));
			}
		}
		return lines;
	}

	private List<String> followUp(int days) {
		Map<LocalDate, String[]> discharges = new LinkedHashMap<>();
		for (boolean isExternal : new boolean[] { false, true }) {
			this.client.stays()
				.stream()
				.filter((stay) -> stay.isExternal() == isExternal && HIGH.contains(stay.level()))
				.sorted(Comparator.comparing(Stay::id))
				.filter((stay) -> stay.discharged() != null)
				.forEach((stay) -> discharges.putIfAbsent(stay.discharged(),
						new String[] { "stay:" + stay.id(), isExternal ? "referred-in" : "own" }));
		}
		this.client.rows("referral")
			.stream()
			.filter((row) -> HIGH.contains(row.get("from_level")) && Client.day(row, "discharge_on") != null)
			.filter((row) -> !Objects.requireNonNull(Client.day(row, "made_on")).isAfter(this.end))
			.filter((row) -> !isOfOwnHighStay(row))
			.forEach((row) -> discharges.putIfAbsent(Client.day(row, "discharge_on"),
					new String[] { "referral:" + row.get("record_id"), "referred-in" }));
		List<String> lines = new ArrayList<>();
		discharges.forEach((day, discharge) -> {
			boolean isBack = this.client.stays()
				.stream()
				.anyMatch((stay) -> HIGH.contains(stay.level()) && !stay.admitted().isAfter(day.plusDays(1))
						&& stay.leftKnown().isAfter(day));
			if (!isBack && isInMonth(day.plusDays(days))) {
				boolean hasDied = this.client.stays()
					.stream()
					.anyMatch((stay) -> stay.reason().equals("died") && !stay.leftKnown().isAfter(day.plusDays(days)));
				boolean isFollowed = Stream
					.concat(this.client.services()
						.stream()
						.filter((service) -> service.isTreatment() && service.isAttended())
						.map(Service::day), kept((row) -> true))
					.anyMatch((served) -> isWithin(served, day.plusDays(1), day.plusDays(days)));
				lines.add(line(discharge[0], discharge[1], hasDied ? "excluded:died" : met(isFollowed)));
			}
		});
		return lines;
	}

	/** A referral that names no stay belongs to the own stay of the day it was made. */
	private boolean isOfOwnHighStay(Map<String, String> referral) {
		LocalDate made = Objects.requireNonNull(Client.day(referral, "made_on"));
		return this.client.stays()
			.stream()
			.filter((stay) -> !stay.isExternal() && !made.isBefore(stay.admitted()))
			.filter((stay) -> stay.discharged() == null || !made.isAfter(stay.discharged()))
			.max(Comparator.comparing(Stay::admitted).thenComparing(Stay::id))
			.filter((stay) -> HIGH.contains(stay.level()))
			.isPresent();
	}

	private Stream<LocalDate> kept(Predicate<Map<String, String>> which) {
		return this.client.rows("referral")
			.stream()
			.filter(which)
			.map((row) -> Client.day(row, "first_kept_on"))
			.flatMap(Stream::ofNullable);
	}

	private List<String> engaged() {
		List<String> lines = new ArrayList<>();
		List<Stay> own = this.client.stays()
			.stream()
			.filter((stay) -> !stay.isExternal())
			.sorted(Comparator.comparing(Stay::admitted).thenComparing(Stay::left).thenComparing(Stay::id))
			.toList();
		List<List<Stay>> episodes = new ArrayList<>();
		LocalDate lastLeft = null;
		for (Stay stay : own) {
			if (lastLeft == null || ChronoUnit.DAYS.between(lastLeft, stay.admitted()) > 30) {
				episodes.add(new ArrayList<>());
			}
			episodes.get(episodes.size() - 1).add(stay);
			lastLeft = (lastLeft == null || stay.left().isAfter(lastLeft)) ? stay.left() : lastLeft;
		}
		for (List<Stay> episode : episodes) {
			LocalDate first = episode.get(0).admitted();
			LocalDate day89 = first.plusDays(89);
			boolean isCounted = episode.stream()
				.anyMatch((stay) -> stay.isMeasured() && !stay.admitted().isAfter(day89));
			if (isInMonth(day89) && isCounted) {
				boolean hasDied = episode.stream()
					.anyMatch((stay) -> stay.reason().equals("died") && !stay.leftKnown().isAfter(day89));
				boolean isEngaged = Stream.of(0, 30, 60)
					.allMatch((from) -> this.client.services()
						.stream()
						.filter((service) -> service.isTreatment() && service.isAttended())
						.filter((service) -> isWithin(service.day(), first.plusDays(from), first.plusDays(from + 29)))
						.count() >= 2);
				lines.add(line(episode.get(0).id(), "", hasDied ? "excluded:died" : met(isEngaged)));
			}
		}
		return lines;
	}

	private List<LocalDate> sessionDays() {
		return this.client.services()
			.stream()
			.filter((service) -> service.isSession() && service.isAttended())
			.map(Service::day)
			.distinct()
			.sorted()
			.toList();
	}

	private List<LocalDate> indexDays() {
		List<LocalDate> days = sessionDays();
		return days.stream()
			.filter((day) -> days.stream().noneMatch((other) -> isWithin(other, day.minusDays(60), day.minusDays(1))))
			.filter((day) -> this.client.stays()
				.stream()
				.filter(Stay::isExternal)
				.noneMatch((stay) -> stay.admitted().isBefore(day)
						&& !Optional.ofNullable(stay.discharged()).orElse(stay.left()).isBefore(day.minusDays(60))))
			.toList();
	}

	private Optional<LocalDate> initiated(LocalDate index) {
		return sessionDays().stream().filter((day) -> isWithin(day, index.plusDays(1), index.plusDays(14))).findFirst();
	}

	private List<String> initiation() {
		return indexDays().stream()
			.filter((day) -> isInMonth(day.plusDays(14)))
			.map((day) -> line(this.client.id() + " " + day, "", met(initiated(day).isPresent())))
			.toList();
	}

	private List<String> engagement() {
		return indexDays().stream().filter((day) -> isInMonth(day.plusDays(44))).map((day) -> {
			boolean isEngaged = initiated(day)
				.filter((first) -> this.client.services()
					.stream()
					.filter((service) -> service.isSession() && service.isAttended())
					.filter((service) -> isWithin(service.day(), first.plusDays(1), first.plusDays(30)))
					.count() >= 2)
				.isPresent();
			return line(this.client.id() + " " + day, "", met(isEngaged));
		}).toList();
	}

	private List<String> milestone(int days, int months, String unconfirmed) {
		Sobriety sobriety = new Sobriety(this.client);
		List<String> lines = new ArrayList<>();
		for (Stay stay : this.client.stays()) {
			LocalDate first = stay.admitted().plusDays(1);
			LocalDate due = first.plusMonths(months).plusDays(days);
			if (stay.isMeasured() && isInMonth(due)) {
				boolean hasDied = this.client.stays()
					.stream()
					.anyMatch((other) -> other.reason().equals("died") && other.leftKnown().isBefore(due));
				String state = sobriety.state(first, due, this.end);
				lines.add(line(stay.id(), "", hasDied ? "excluded:died" : switch (state) {
					case "reached" -> "met";
					case "not_reached" -> "not met";
					default -> unconfirmed;
				}));
			}
		}
		return lines;
	}

	private List<String> returnToUse() {
		List<String> lines = new ArrayList<>();
		for (Sobriety.Span span : new Sobriety(this.client).spans()) {
			LocalDate due = span.first().plusDays(60);
			boolean hasReached = !span.confirmed().isBefore(span.first().plusDays(30));
			boolean isClient = this.client.stays()
				.stream()
				.anyMatch((stay) -> stay.isMeasured() && !stay.admitted().isAfter(due));
			if (isInMonth(due) && hasReached && isClient) {
				boolean hasUsed = span.use() != null && !span.use().isAfter(due);
				lines.add(line(this.client.id() + " " + span.first(), "",
						hasUsed ? "met" : span.confirmed().isBefore(due) ? "excluded:missing-evidence" : "not met"));
			}
		}
		return lines;
	}

	private List<String> stepDown() {
		List<String> lines = new ArrayList<>();
		for (Stay stay : this.client.stays()) {
			LocalDate left = stay.left();
			boolean isCounted = !stay.isExternal() && isOne(stay.level(), "2.1", "2.5")
					&& isOne(stay.reason(), "completed", "transferred") && isInMonth(left.plusDays(14))
					&& !stay.leftKnown().isAfter(this.end);
			if (!isCounted) {
				continue;
			}
			List<Stay> others = this.client.stays().stream().filter((other) -> !other.equals(stay)).toList();
			String exclusion = "";
			if (others.stream()
				.anyMatch((other) -> other.reason().equals("died") && !other.leftKnown().isAfter(left.plusDays(14)))) {
				exclusion = "excluded:died";
			}
			else if (others.stream()
				.anyMatch((other) -> other.reason().equals("incarcerated")
						&& isWithin(other.discharged(), left.plusDays(1), left.plusDays(14)))) {
				exclusion = "excluded:incarcerated";
			}
			else if (others.stream()
				.anyMatch(
						(other) -> other.rank() > stay.rank() && isWithin(other.admitted(), left, left.plusDays(14)))) {
				exclusion = "excluded:moved-higher";
			}
			boolean isServed = this.client.services()
				.stream()
				.filter((service) -> service.isTreatment() && service.isAttended())
				.filter((service) -> this.client.stay(service.stay())
					.filter((of) -> of.rank() < stay.rank())
					.isPresent())
				.anyMatch((service) -> isWithin(service.day(), left.plusDays(1), left.plusDays(14)));
			boolean isKept = kept((row) -> Stay.rank(row.get("to_level")) < stay.rank())
				.anyMatch((day) -> isWithin(day, left.plusDays(1), left.plusDays(14)));
			lines.add(line(stay.id(), "", exclusion.isEmpty() ? met(isServed || isKept) : exclusion));
		}
		return lines;
	}

	private List<String> lastCarried() {
		Map<String, List<String[]>> byStay = new LinkedHashMap<>();
		Map<LocalDate, List<Map<String, String>>> tests = new java.util.TreeMap<>();
		this.client.rows("drug_test")
			.forEach((row) -> tests.computeIfAbsent(Client.day(row, "scheduled_on"), (day) -> new ArrayList<>())
				.add(row));
		tests.forEach((day, rows) -> {
			Optional<Stay> stay = this.client.stays()
				.stream()
				.filter((one) -> !one.isExternal() && !day.isBefore(one.admitted()))
				.filter((one) -> one.discharged() == null || !day.isAfter(one.discharged()))
				.max(Comparator.comparing(Stay::admitted).thenComparing(Stay::id));
			String id = rows.stream().map((row) -> row.get("record_id")).min(Comparator.naturalOrder()).orElseThrow();
			stay.filter(Stay::isMeasured)
				.ifPresent((one) -> byStay.computeIfAbsent(one.id(), (key) -> new ArrayList<>())
					.add(new String[] { id, day.toString(), result(rows) }));
		});
		List<String> lines = new ArrayList<>();
		byStay.values().forEach((ofStay) -> {
			String previous = "positive";
			for (String[] test : ofStay) {
				boolean isMissed = isOne(test[2], "missed", "refused");
				String carried = isMissed ? previous : test[2];
				if (isInMonth(LocalDate.parse(test[1]))) {
					lines.add(line(test[0], "",
							test[2].equals("invalid") ? "excluded:invalid-specimen" : met(carried.equals("negative"))));
				}
				previous = isOne(test[2], "positive", "negative") ? test[2] : previous;
			}
		});
		return lines;
	}

	private static String result(List<Map<String, String>> rows) {
		if (rows.stream()
			.anyMatch((row) -> row.get("result").equals("positive") && !row.get("prescribed").equals("true"))) {
			return "positive";
		}
		for (String result : List.of("negative", "positive", "missed", "refused", "invalid")) {
			if (rows.stream().anyMatch((row) -> row.get("result").equals(result))) {
				return result.equals("positive") ? "negative" : result;
			}
		}
		throw new IllegalStateException("A test must have a result");
	}

	private List<String> noPrimaryUse() {
		List<String> lines = new ArrayList<>();
		for (Stay stay : this.client.stays()) {
			if (!stay.isMeasured() || !isInMonth(stay.discharged())) {
				continue;
			}
			if (isOne(stay.reason(), "died", "incarcerated")) {
				lines.add(line(stay.id(), "", "excluded:" + stay.reason()));
				continue;
			}
			Function<Map<String, String>, LocalDate> asked = (row) -> Objects
				.requireNonNull(Client.day(row, "asked_on"));
			Optional<Map<String, String>> before = this.client.rows("life_status")
				.stream()
				.filter((row) -> row.get("occasion").equals("admission") && !asked.apply(row).isAfter(this.end))
				.filter((row) -> stayOf(row).map(stay.id()::equals).orElse(true))
				.filter((row) -> isWithin(asked.apply(row), stay.admitted().minusDays(7), stay.admitted().plusDays(30)))
				.min(Comparator
					.comparing((Map<String, String> row) -> Math
						.abs(ChronoUnit.DAYS.between(stay.admitted(), asked.apply(row))))
					.thenComparing(asked, Comparator.reverseOrder())
					.thenComparing((row) -> row.get("record_id")));
			Optional<Map<String, String>> after = this.client.rows("life_status")
				.stream()
				.filter((row) -> row.get("occasion").equals("discharge") && !asked.apply(row).isAfter(this.end))
				.filter((row) -> stayOf(row).filter(stay.id()::equals).isPresent())
				.max(Comparator.comparing(asked)
					.thenComparing((row) -> row.get("record_id"), Comparator.reverseOrder()));
			lines.add(line(stay.id(), "",
					"before=%s after=%s".formatted(before.map(SecondOpinion::hasNoUse).orElse("null"),
							after.map(SecondOpinion::hasNoUse).orElse("null"))));
		}
		return lines;
	}

	private Optional<String> stayOf(Map<String, String> row) {
		if (!row.get("stay_id").isEmpty()) {
			return Optional.of(row.get("stay_id"));
		}
		LocalDate asked = Objects.requireNonNull(Client.day(row, "asked_on"));
		return this.client.stays()
			.stream()
			.filter((stay) -> !stay.isExternal() && !asked.isBefore(stay.admitted()))
			.filter((stay) -> stay.discharged() == null || !asked.isAfter(stay.discharged()))
			.max(Comparator.comparing(Stay::admitted).thenComparing(Stay::id))
			.map(Stay::id);
	}

	private static String hasNoUse(Map<String, String> row) {
		String alcohol = row.get("days_used_alcohol_past_30");
		String drugs = row.get("days_used_drugs_past_30");
		String frequency = row.get("use_frequency_primary");
		if (alcohol.equals("0") && drugs.equals("0")) {
			return "true";
		}
		if (!frequency.isEmpty()) {
			return "" + frequency.equals("none");
		}
		return (alcohol.isEmpty() || drugs.isEmpty()) ? "null" : "false";
	}

	private List<String> waysOfLeaving() {
		LocalDate windowStart = YearMonth.from(this.end).minusMonths(11).atDay(1);
		List<String> lines = new ArrayList<>();
		for (Stay stay : this.client.stays()) {
			if (stay.isMeasured() && isWithin(stay.admitted(), windowStart, this.end)) {
				boolean isOpen = stay.leftKnown().isAfter(this.end);
				long time = isOpen ? Math.max(1, ChronoUnit.DAYS.between(stay.admitted(), this.end) + 1)
						: stay.length();
				String way = isOpen ? "censored"
						: (stay.discharged() == null) ? "dropped_out_or_terminated" : switch (stay.reason()) {
							case "completed", "transferred" -> stay.reason();
							case "dropped_out", "terminated" -> "dropped_out_or_terminated";
							case "died", "incarcerated" -> "died_or_incarcerated";
							default -> "other_or_not_recorded";
						};
				lines.add(line(stay.id(), "", time + " " + way));
			}
		}
		return lines;
	}

	private List<String> attendance(boolean isOfOccupied) {
		List<String> lines = new ArrayList<>();
		for (Service session : this.client.services()) {
			Optional<Stay> stay = this.client.stay(session.stay()).filter(Stay::isMeasured);
			if (stay.isEmpty() || !session.isSession() || !isInMonth(session.day())) {
				continue;
			}
			Boolean occupied = this.client.rows("life_status")
				.stream()
				.filter((row) -> !Objects.requireNonNull(Client.day(row, "asked_on")).isAfter(session.day()))
				.max(Comparator.comparing((Map<String, String> row) -> row.get("asked_on"))
					.thenComparing((row) -> row.get("record_id")))
				.map(SecondOpinion::isOccupied)
				.filter((answer) -> !answer.equals("unknown"))
				.map(Boolean::valueOf)
				.orElse(null);
			if (occupied != null && occupied != isOfOccupied) {
				continue;
			}
			String exclusion = session.status().equals("cancelled_by_clinic") ? "excluded:cancelled-by-clinic"
					: session.status().equals("scheduled") ? "excluded:missing-status"
							: (occupied == null) ? "excluded:missing-life-status" : "";
			lines.add(line(session.id(), "", exclusion.isEmpty() ? met(session.isAttended()) : exclusion));
		}
		return lines;
	}

	private static String isOccupied(Map<String, String> row) {
		String employment = row.get("employment");
		String school = row.get("enrolled_in_school");
		String children = row.get("caregiver");
		if (isOne(employment, "full_time", "part_time", "student", "homemaker") || school.equals("true")
				|| children.equals("true")) {
			return "true";
		}
		return (employment + school + children).isEmpty() ? "unknown" : "false";
	}

	private List<String> intensity() {
		List<String> lines = new ArrayList<>();
		Integer born = this.client.birthYear();
		for (Stay stay : this.client.stays()) {
			if (!stay.isMeasured()) {
				continue;
			}
			int asked = (born != null && stay.admitted().getYear() - born < 18) ? 6 : 9;
			LocalDate lastService = this.client.services()
				.stream()
				.filter((service) -> stay.id().equals(service.stay()) && service.isTreatment())
				.map(Service::day)
				.max(Comparator.naturalOrder())
				.orElse(stay.left());
			LocalDate lastDay = lastService.isAfter(stay.left()) ? lastService : stay.left();
			for (int week = 1; !stay.admitted().plusDays(7L * (week - 1)).isAfter(lastDay); week++) {
				LocalDate from = stay.admitted().plusDays(7L * (week - 1));
				LocalDate to = from.plusDays(6);
				if (!isInMonth(to) || !to.isBefore(stay.leftKnown())) {
					continue;
				}
				List<Service> attended = this.client.services()
					.stream()
					.filter((service) -> stay.id().equals(service.stay()) && service.isTreatment()
							&& service.isAttended() && isWithin(service.day(), from, to))
					.toList();
				int minutes = attended.stream().mapToInt(SecondOpinion::minutes).sum();
				boolean isUnclear = attended.stream()
					.anyMatch((service) -> service.status().equals("partial") && service.attendedMinutes() == null);
				lines.add(line(stay.id() + " week " + week, "",
						(minutes >= asked * 60) ? "met" : isUnclear ? "excluded:missing-minutes" : "not met"));
			}
		}
		return lines;
	}

	private static int minutes(Service service) {
		Integer attended = service.attendedMinutes();
		return (attended != null) ? attended : service.status().equals("attended") ? service.minutes() : 0;
	}

	private List<String> madeUp() {
		List<String> lines = new ArrayList<>();
		for (Service missed : this.client.services()) {
			if (this.client.stay(missed.stay()).filter(Stay::isMeasured).isPresent() && missed.isSession()
					&& isOne(missed.status(), "no_show", "cancelled_by_client", "excused")
					&& isInMonth(missed.day().plusDays(7))) {
				boolean isMadeUp = this.client.services()
					.stream()
					.anyMatch((service) -> missed.id().equals(service.makesUp()) && service.isAttended()
							&& service.starts().isAfter(missed.starts())
							&& !service.day().isAfter(missed.day().plusDays(7)));
				lines.add(line(missed.id(), "", met(isMadeUp)));
			}
		}
		return lines;
	}

}
