package org.clinicoutcomes.jobs.secondopinion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The records of a few clients made up by chance, with dates that often lie on the
 * boundaries of definitions. The same seed always gives the same clients.
 */
final class RandomClinic {

	static final LocalDate KNOWN_ON = LocalDate.of(2026, 11, 5);

	private static final LocalDate FIRST = LocalDate.of(2026, 1, 15);

	private static final int[] LENGTHS = { 0, 1, 6, 7, 8, 13, 14, 15, 27, 28, 29, 30, 31, 45, 59, 60, 61, 89, 90, 91 };

	private static final int[] GAPS = { -10, 0, 1, 2, 7, 14, 15, 29, 30, 31, 32, 60, 61 };

	private static final String[] LEVELS = { "2.1", "2.1", "2.1", "2.1", "2.5", "1", "3.5", "3.7-wm", "ots" };

	private static final @Nullable String[] REASONS = { "completed", "completed", "transferred", "dropped_out", "died",
			"incarcerated", "terminated", "other", null };

	private static final String[] SERVICES = { "group", "group", "individual", "family", "medication", "assessment",
			"case_management" };

	private static final String[] STATUSES = { "attended", "attended", "attended", "partial", "no_show",
			"cancelled_by_client", "cancelled_by_clinic", "excused", "scheduled" };

	private final Random random;

	private final String prefix;

	private final Map<String, List<Map<String, String>>> rows = new TreeMap<>();

	RandomClinic(long seed) {
		this.random = new Random(seed * 7919);
		this.prefix = "s%d-".formatted(seed);
		for (int client = 1; client <= 3; client++) {
			client(this.prefix + "c" + client);
		}
	}

	/**
	 * All records, by feed.
	 */
	Map<String, List<Map<String, String>>> rows() {
		return this.rows;
	}

	private void client(String client) {
		String site = this.random.nextBoolean() ? "east" : "west";
		add("client", "record_id", client, "client_id", client, "site", site, "birth_year",
				pick("1980", "2000", "2008", "2009", ""));
		LocalDate start = FIRST.plusDays(this.random.nextInt(240));
		int stays = 1 + this.random.nextInt(3);
		List<String> sessions = new ArrayList<>();
		for (int i = 1; i <= stays && start.isBefore(KNOWN_ON); i++) {
			start = stay(client, "%s-%d".formatted(client, i), site, start, sessions);
		}
		for (int i = this.random.nextInt(3); i > 0; i--) {
			attendance(client, null, site, anyDay(), sessions);
		}
		referrals(client, site);
		sobriety(client);
	}

	private LocalDate stay(String client, String stay, String site, LocalDate admitted, List<String> sessions) {
		boolean isExternal = this.random.nextInt(7) == 0;
		LocalDate discharged = admitted.plusDays(one(LENGTHS));
		boolean isOpen = this.random.nextInt(4) == 0 || discharged.isAfter(KNOWN_ON);
		LocalDate end = isOpen ? earlier(KNOWN_ON, admitted.plusDays(60)) : discharged;
		String contact = (this.random.nextInt(4) == 0) ? latest(admitted, end.minusDays(one(0, 1, 5, 20))).toString()
				: "";
		@Nullable String reason = isOpen ? null : REASONS[this.random.nextInt(REASONS.length)];
		add("stay", "record_id", stay, "client_id", client, "site", site, "level_of_care", pick(LEVELS), "admitted_on",
				admitted.toString(), "last_contact_on", contact, "discharged_on", isOpen ? "" : discharged.toString(),
				"discharge_reason", (reason != null) ? reason : "", "external", isExternal ? "true" : "");
		long days = end.toEpochDay() - admitted.toEpochDay();
		for (int i = isExternal ? 0 : 4 + this.random.nextInt(14); i > 0; i--) {
			LocalDate day = admitted.plusDays((days == 0) ? 0 : this.random.nextInt((int) days + 1));
			attendance(client, (this.random.nextInt(5) == 0) ? null : stay, site, day, sessions);
		}
		if (!isExternal) {
			life(client, stay, admitted, "admission", one(-8, -7, -1, 0, 1, 30, 31));
			life(client, stay, admitted, "admission", one(-3, 2, 5));
			life(client, stay, end, "discharge", one(-2, 0, 1, 6));
			life(client, stay, admitted, "update", one(3, 10, 40));
		}
		return end.plusDays(one(GAPS));
	}

	private void attendance(String client, @Nullable String stay, String site, LocalDate day, List<String> sessions) {
		String id = "%s-a%d".formatted(client, sessions.size() + 1);
		String status = pick(STATUSES);
		String makesUp = (!sessions.isEmpty() && this.random.nextInt(4) == 0) ? pick(sessions.toArray(String[]::new))
				: "";
		String minutes = (status.equals("partial") && this.random.nextBoolean()) ? "" + one(30, 60, 119, 120)
				: (status.equals("attended") && this.random.nextInt(4) == 0) ? "" + one(60, 179, 180) : "";
		add("attendance", "record_id", id, "client_id", client, "stay_id", (stay != null) ? stay : "", "site", site,
				"starts_at", "%sT%02d:%02d".formatted(day, this.random.nextInt(24), one(0, 30, 59)), "minutes",
				"" + one(60, 120, 180), "service", pick(SERVICES), "status", status, "minutes_attended", minutes,
				"makes_up", makesUp);
		sessions.add(id);
	}

	private void life(String client, String stay, LocalDate day, String occasion, int offset) {
		LocalDate asked = day.plusDays(offset);
		if (this.random.nextInt(4) == 0 || asked.isAfter(KNOWN_ON)) {
			return;
		}
		add("life_status", "record_id", nextId("life_status", client), "client_id", client, "stay_id",
				(occasion.equals("update") || this.random.nextInt(3) > 0) ? stay : "", "asked_on", asked.toString(),
				"occasion", occasion, "employment",
				pick("full_time", "unemployed", "student", "retired", "homemaker", ""), "enrolled_in_school",
				pick("true", "false", ""), "caregiver", pick("true", "false", ""), "use_frequency_primary",
				pick("none", "some", "daily", ""), "days_used_alcohol_past_30", pick("0", "0", "3", ""),
				"days_used_drugs_past_30", pick("0", "0", "1", ""));
	}

	private void referrals(String client, String site) {
		for (int i = this.random.nextInt(3); i > 0; i--) {
			LocalDate made = anyDay();
			LocalDate kept = made.plusDays(one(0, 1, 7, 13, 14, 15, 30, 31));
			boolean isKept = this.random.nextBoolean() && !kept.isAfter(KNOWN_ON);
			boolean isFrom = this.random.nextInt(3) == 0;
			add("referral", "record_id", nextId("referral", client), "client_id", client, "from_level",
					isFrom ? pick("3.5", "3.7-wm", "2.1") : "", "to_level", pick("1", "2.1", "2.5", "3.5"), "made_on",
					made.toString(), "discharge_on", isFrom ? made.plusDays(one(-1, 0, 1)).toString() : "",
					"first_kept_on", isKept ? kept.toString() : "", "status",
					pick("made", "kept", "lost", "declined", ""));
		}
	}

	private void sobriety(String client) {
		LocalDate day = FIRST.plusDays(this.random.nextInt(60));
		for (int i = this.random.nextInt(14); i > 0 && !day.isAfter(KNOWN_ON); i--) {
			if (this.random.nextInt(3) > 0) {
				String result = pick("negative", "negative", "negative", "negative", "positive", "missed", "refused",
						"invalid");
				boolean isCollected = !result.equals("missed") && !result.equals("refused");
				add("drug_test", "record_id", nextId("drug_test", client), "client_id", client, "scheduled_on",
						day.toString(), "collected_on", isCollected ? day.toString() : "", "substance",
						pick("heroin", "alcohol", "any"), "result", result, "prescribed",
						(this.random.nextInt(6) == 0) ? "true" : "");
			}
			else {
				LocalDate reported = earlier(KNOWN_ON, day.plusDays(one(0, 1, 20)));
				boolean isRange = this.random.nextInt(3) == 0;
				add("use_report", "record_id", nextId("use_report", client), "client_id", client, "reported_on",
						reported.toString(), "substance", pick("any", "any", "alcohol"), "used",
						pick("false", "false", "true"), "used_from", isRange ? day.minusDays(2).toString() : "",
						"used_to", isRange ? day.toString() : "", "prescribed",
						(this.random.nextInt(6) == 0) ? "true" : "");
			}
			day = day.plusDays(one(1, 5, 7, 14, 20, 29, 30, 31, 32));
		}
	}

	private String nextId(String feed, String client) {
		return "%s-%d".formatted(client, this.rows.getOrDefault(feed, List.of()).size() + 1);
	}

	private void add(String feed, String... columnsAndValues) {
		Map<String, String> row = new TreeMap<>();
		for (int i = 0; i < columnsAndValues.length; i += 2) {
			row.put(columnsAndValues[i], columnsAndValues[i + 1]);
		}
		this.rows.computeIfAbsent(feed, (key) -> new ArrayList<>()).add(row);
	}

	private LocalDate anyDay() {
		return FIRST.plusDays(this.random.nextInt((int) (KNOWN_ON.toEpochDay() - FIRST.toEpochDay())));
	}

	private int one(int... values) {
		return values[this.random.nextInt(values.length)];
	}

	private String pick(String... values) {
		return Arrays.asList(values).get(this.random.nextInt(values.length));
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

	private static LocalDate latest(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

}
