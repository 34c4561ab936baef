package org.clinicoutcomes.jobs.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Writes a large attendance feed with the contract's thirteen columns, about fifty sessions
 * for each client, in the order of their days.
 */
final class AttendanceFeed {

	static final String HEADER = "record_id,client_id,stay_id,site,starts_at,minutes,service,topic,modality,status,minutes_attended,reason,makes_up";

	private static final int SESSIONS = 50;

	private static final int SITES = 200;

	private static final LocalDate FIRST_DAY = LocalDate.parse("2024-11-01");

	private static final int DAYS = 728;

	private static final String[] SERVICES = { "group", "group", "group", "individual", "family", "medication" };

	private static final String[] TOPICS = { "relapse_prevention", "coping_skills", "family_dynamics", "communication",
			"stress_management", "mindfulness" };

	private static final String[] STATUSES = { "attended", "attended", "attended", "attended", "partial", "no_show",
			"cancelled_by_client", "excused" };

	private static final String[] REASONS = { "work", "transport", "childcare", "illness" };

	private final long rows;

	private final long clients;

	AttendanceFeed(long rows) {
		this.rows = rows;
		this.clients = Math.max(1, rows / SESSIONS);
	}

	long rows() {
		return this.rows;
	}

	void writeParents(Path inbox) throws IOException {
		try (BufferedWriter site = Files.newBufferedWriter(inbox.resolve("site-2026-10-01.csv"));
				BufferedWriter client = Files.newBufferedWriter(inbox.resolve("client-2026-10-01.csv"));
				BufferedWriter stay = Files.newBufferedWriter(inbox.resolve("stay-2026-10-01.csv"))) {
			site.write("site,name,time_zone,program,region\n");
			for (int i = 0; i < SITES; i++) {
				site.write("S%03d,Site %d,America/New_York,,\n".formatted(i, i));
			}
			client.write("record_id,client_id,site,birth_year,sex,race,ethnicity,veteran\n");
			stay.write("record_id,client_id,site,level_of_care,first_contact_on,first_offered_on,admitted_on,last_contact_on,"
					+ "discharged_on,discharge_reason,referral_source,primary_substance,secondary_substance,tertiary_substance,"
					+ "injects,pregnant_at_admission,medication_for_oud,prior_treatments,planned_days,admitted_from,external\n");
			for (long i = 0; i < this.clients; i++) {
				client.write("%d,C%d,S%03d,%d,%s,white,not_hispanic,false\n".formatted(i, i, i % SITES, 1960 + i % 45,
						(i % 3 == 0) ? "female" : "male"));
				LocalDate admitted = FIRST_DAY.plusDays(i * DAYS / this.clients);
				LocalDate discharged = admitted.plusDays(60);
				boolean gone = discharged.isBefore(LocalDate.parse("2026-10-30"));
				stay.write("T%d,C%d,S%03d,2.1,,,%s,,%s,%s,self,alcohol,,,false,false,false,0,60,community,false\n".formatted(i, i,
						i % SITES, admitted, gone ? discharged : "", gone ? "completed" : ""));
			}
		}
	}

	/**
	 * Write all rows, or only the newest hundredth with another outcome.
	 */
	void write(Path file, boolean onlyNewest) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write(HEADER + "\n");
			for (long row = onlyNewest ? this.rows - this.rows / 100 : 0; row < this.rows; row++) {
				write(out, row, onlyNewest ? 45 : 0);
			}
		}
	}

	/**
	 * Write all rows once more, the newest hundredth with yet another outcome.
	 */
	void writeSnapshot(Path file) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write(HEADER + "\n");
			for (long row = 0; row < this.rows; row++) {
				write(out, row, (row >= this.rows - this.rows / 100) ? 50 : 0);
			}
		}
	}

	private void write(BufferedWriter out, long row, int extraMinutes) throws IOException {
		SplittableRandom random = new SplittableRandom(row);
		// Rows come in the order of days; the clients of a day are those admitted within the 60 days before it.
		long day = row * DAYS / this.rows;
		long newest = Math.min(this.clients, (day + 1) * this.clients / DAYS);
		long oldest = Math.max(0, newest - 60 * this.clients / DAYS - 1);
		long client = oldest + random.nextLong(Math.max(1, newest - oldest));
		String status = STATUSES[random.nextInt(STATUSES.length)];
		boolean there = status.equals("attended") || status.equals("partial");
		out.write("A" + row + ",C" + client + ",T" + client + ",S" + String.valueOf(1000 + client % SITES).substring(1) + ","
				+ FIRST_DAY.plusDays(day) + "T" + (random.nextBoolean() ? "09" : "18") + ":00:00-05:00,"
				+ (135 + extraMinutes) + "," + SERVICES[random.nextInt(SERVICES.length)] + ","
				+ TOPICS[random.nextInt(TOPICS.length)] + ",in_person," + status + "," + (there ? "120" : "") + ","
				+ (there ? "" : REASONS[random.nextInt(REASONS.length)]) + ",\n");
	}

}
