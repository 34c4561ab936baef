package org.clinicoutcomes.jobs.secondopinion;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One client's records as values, with what the vocabulary of the definitions derives
 * from them.
 */
final class Client {

	static final List<String> OUTPATIENT = List.of("0.5", "1", "2.1", "2.5", "1-wm", "2-wm", "ots");

	private final Map<String, List<Map<String, String>>> rows;

	private final String id;

	private final List<Stay> stays = new ArrayList<>();

	private final List<Service> services = new ArrayList<>();

	Client(String id, Map<String, List<Map<String, String>>> rows) {
		this.id = id;
		this.rows = rows;
		List<Stay> bare = rows("stay").stream().map((row) -> Stay.of(row, null)).toList();
		rows("attendance").forEach((row) -> this.services.add(Service.of(row, bare)));
		rows("stay").forEach((row) -> this.stays.add(Stay.of(row, lastService(row.get("record_id")))));
	}

	private @Nullable LocalDate lastService(String stay) {
		return this.services.stream()
			.filter((service) -> stay.equals(service.stay()) && service.isTreatment() && service.isAttended())
			.map(Service::day)
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	String id() {
		return this.id;
	}

	List<Stay> stays() {
		return this.stays;
	}

	List<Service> services() {
		return this.services;
	}

	Optional<Stay> stay(@Nullable String stay) {
		return this.stays.stream().filter((one) -> one.id().equals(stay)).findFirst();
	}

	@Nullable Integer birthYear() {
		String year = rows("client").get(0).get("birth_year");
		return year.isEmpty() ? null : Integer.valueOf(year);
	}

	List<Map<String, String>> rows(String feed) {
		return this.rows.getOrDefault(feed, List.of())
			.stream()
			.filter((row) -> this.id.equals(row.get("client_id")))
			.toList();
	}

	static @Nullable LocalDate day(Map<String, String> row, String column) {
		String text = row.getOrDefault(column, "");
		return text.isEmpty() ? null : LocalDate.parse(text);
	}

	/**
	 * A stay with the days on which it was left and on which that was known.
	 */
	record Stay(String id, String level, boolean isExternal, LocalDate admitted, @Nullable LocalDate discharged,
			String reason, LocalDate left, LocalDate leftKnown, int length) {

		static Stay of(Map<String, String> row, @Nullable LocalDate lastService) {
			LocalDate admitted = Objects.requireNonNull(day(row, "admitted_on"));
			LocalDate discharged = day(row, "discharged_on");
			LocalDate service = (lastService != null && lastService.isBefore(admitted)) ? null : lastService;
			LocalDate recorded = day(row, "last_contact_on");
			LocalDate contact = (recorded != null) ? recorded : service;
			if (discharged == null && recorded != null && service != null && service.isAfter(recorded)) {
				contact = service;
			}
			LocalDate left = (contact != null) ? contact : (discharged != null) ? discharged : admitted;
			left = left.isBefore(admitted) ? admitted : left;
			left = (discharged != null && discharged.isBefore(left)) ? discharged : left;
			LocalDate known = (discharged != null) ? discharged : left.plusDays(30);
			String level = row.get("level_of_care");
			int length = (int) (left.toEpochDay() - admitted.toEpochDay()) + (OUTPATIENT.contains(level) ? 1 : 0);
			return new Stay(row.get("record_id"), level, "true".equals(row.get("external")), admitted, discharged,
					row.get("discharge_reason"), left, known, Math.max(1, length));
		}

		/** Own, and at a level of the program. */
		boolean isMeasured() {
			return !this.isExternal && this.level.equals("2.1");
		}

		double rank() {
			return rank(this.level);
		}

		static double rank(String level) {
			return level.equals("ots") ? 1 : Double.parseDouble(level.replace("-wm", ""));
		}

	}

	/**
	 * A service with the stay it belongs to.
	 */
	record Service(String id, @Nullable String stay, LocalDateTime starts, int minutes,
			@Nullable Integer attendedMinutes, String kind, String status, @Nullable String makesUp) {

		static Service of(Map<String, String> row, List<Stay> stays) {
			LocalDateTime starts = LocalDateTime.parse(row.get("starts_at"));
			String named = row.get("stay_id");
			String stay = named.isEmpty() ? stays.stream()
				.filter((one) -> !one.isExternal() && !starts.toLocalDate().isBefore(one.admitted()))
				.filter((one) -> one.discharged() == null || !starts.toLocalDate().isAfter(one.discharged()))
				.max(Comparator.comparing(Stay::admitted).thenComparing(Stay::id))
				.map(Stay::id)
				.orElse(null) : named;
			String minutes = row.get("minutes_attended");
			return new Service(row.get("record_id"), stay, starts, Integer.parseInt(row.get("minutes")),
					minutes.isEmpty() ? null : Integer.valueOf(minutes), row.get("service"), row.get("status"),
					row.get("makes_up").isEmpty() ? null : row.get("makes_up"));
		}

		LocalDate day() {
			return this.starts.toLocalDate();
		}

		boolean isAttended() {
			return this.status.equals("attended") || this.status.equals("partial");
		}

		boolean isSession() {
			return List.of("group", "individual", "family").contains(this.kind);
		}

		boolean isTreatment() {
			return isSession() || this.kind.equals("medication");
		}

	}

}
