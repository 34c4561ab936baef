package org.clinicoutcomes.jobs.secondopinion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's use, day by day.
 */
final class Sobriety {

	private static final int GAP = 30;

	private final List<Evidence> evidence = new ArrayList<>();

	Sobriety(Client client) {
		Map<LocalDate, List<Map<String, String>>> tests = new TreeMap<>();
		client.rows("drug_test")
			.forEach((row) -> tests
				.computeIfAbsent(Objects.requireNonNull(Client.day(row, "scheduled_on")), (day) -> new ArrayList<>())
				.add(row));
		tests.forEach((day, rows) -> {
			if (rows.stream().anyMatch((row) -> isPositive(row) && !isPrescribed(row))) {
				this.evidence.add(new Evidence(day, day, true, day));
			}
			if (rows.stream()
				.allMatch((row) -> row.get("result").equals("negative") || isPositive(row) && isPrescribed(row))) {
				this.evidence.add(new Evidence(day, day, false, day));
			}
		});
		for (Map<String, String> row : client.rows("use_report")) {
			LocalDate reported = Objects.requireNonNull(Client.day(row, "reported_on"));
			LocalDate from = Client.day(row, "used_from");
			LocalDate to = Client.day(row, "used_to");
			boolean isUsed = row.get("used").equals("true");
			if (isUsed && !isPrescribed(row)) {
				add((from != null) ? from : reported, (to != null) ? to : reported, true, reported);
			}
			else if (!isUsed && row.get("substance").equals("any")) {
				add((from != null) ? from : reported, (to != null) ? to : reported, false, reported);
			}
		}
		for (Map<String, String> row : client.rows("life_status")) {
			LocalDate asked = Objects.requireNonNull(Client.day(row, "asked_on"));
			String alcohol = row.get("days_used_alcohol_past_30");
			String drugs = row.get("days_used_drugs_past_30");
			boolean isOnlyBandKnown = alcohol.isEmpty() && drugs.isEmpty();
			if (isSome(alcohol) || isSome(drugs)
					|| isOnlyBandKnown && List.of("some", "daily").contains(row.get("use_frequency_primary"))) {
				add(asked.minusDays(1), asked.minusDays(1), true, asked);
			}
			else if (alcohol.equals("0") && drugs.equals("0")) {
				add(asked.minusDays(30), asked.minusDays(1), false, asked);
			}
		}
	}

	private static boolean isSome(String days) {
		return !days.isEmpty() && !days.equals("0");
	}

	private static boolean isPositive(Map<String, String> row) {
		return row.get("result").equals("positive");
	}

	private static boolean isPrescribed(Map<String, String> row) {
		return row.get("prescribed").equals("true");
	}

	private void add(LocalDate from, LocalDate to, boolean isUse, LocalDate known) {
		this.evidence.add(new Evidence(from, to, isUse, known));
	}

	/**
	 * How a stretch of days looks with what was known by a day: reached, not_reached
	 * (there was use) or unconfirmed.
	 */
	String state(LocalDate from, LocalDate to, LocalDate knownBy) {
		List<Evidence> known = this.evidence.stream().filter((one) -> !one.known().isAfter(knownBy)).toList();
		for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
			LocalDate here = day;
			if (known.stream().anyMatch((one) -> one.isUse() && one.covers(here))) {
				return "not_reached";
			}
		}
		LocalDate confirmed = LocalDate.MIN;
		LocalDate since = LocalDate.MIN;
		for (Evidence one : known.stream().sorted(Comparator.comparing(Evidence::from)).toList()) {
			if (since.equals(LocalDate.MIN) || one.from().isAfter(confirmed)) {
				since = one.from();
				confirmed = one.to().plusDays(GAP);
			}
			else if (one.to().plusDays(GAP).isAfter(confirmed)) {
				confirmed = one.to().plusDays(GAP);
			}
			if (!since.isAfter(from) && !confirmed.isBefore(to)) {
				return "reached";
			}
		}
		return "unconfirmed";
	}

	/**
	 * The runs of days without use.
	 */
	List<Span> spans() {
		TreeMap<LocalDate, Boolean> days = new TreeMap<>();
		for (Evidence one : this.evidence) {
			for (LocalDate day = one.from(); !day.isAfter(one.to()); day = day.plusDays(1)) {
				days.merge(day, one.isUse(), Boolean::logicalOr);
			}
		}
		List<Span> spans = new ArrayList<>();
		LocalDate first = null;
		LocalDate supported = null;
		Boolean wasUse = null;
		for (Map.Entry<LocalDate, Boolean> entry : days.entrySet()) {
			LocalDate day = entry.getKey();
			boolean isUse = entry.getValue();
			boolean isGap = supported != null && day.toEpochDay() - supported.toEpochDay() > GAP;
			if (isUse && !(Boolean.TRUE.equals(wasUse) && day.minusDays(1).equals(supported)) || isGap) {
				close(spans, first, supported, day, isUse);
				first = null;
			}
			first = isUse ? day.plusDays(1) : (first != null) ? first : day;
			supported = day;
			wasUse = isUse;
		}
		close(spans, first, supported, null, false);
		return spans;
	}

	private static void close(List<Span> spans, @Nullable LocalDate first, @Nullable LocalDate supported,
			@Nullable LocalDate next, boolean byUse) {
		if (first != null && supported != null) {
			LocalDate confirmed = supported.plusDays(GAP);
			LocalDate last = (next != null) ? next.minusDays(1) : null;
			spans.add(new Span(first, (last != null && last.isBefore(confirmed)) ? last : confirmed,
					byUse ? next : null));
		}
	}

	/**
	 * Something known of some days.
	 */
	private record Evidence(LocalDate from, LocalDate to, boolean isUse, LocalDate known) {

		boolean covers(LocalDate day) {
			return !day.isBefore(this.from) && !day.isAfter(this.to);
		}

	}

	/**
	 * A run of days without use: its first day, the last day it is confirmed, and the use
	 * that ended it, if use did.
	 */
	record Span(LocalDate first, LocalDate confirmed, @Nullable LocalDate use) {
	}

}
