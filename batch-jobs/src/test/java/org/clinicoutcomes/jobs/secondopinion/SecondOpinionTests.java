package org.clinicoutcomes.jobs.secondopinion;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue and the second implementation decide alike on a thousand small clinics.
 * They are delivered as one, because a verdict may only rest on its own client's records.
 */
class SecondOpinionTests {

	private static final int SEEDS = 1000;

	private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2026, 8), YearMonth.of(2026, 9),
			YearMonth.of(2026, 10));

	@Test
	void verdictsAreTheSameOnAThousandClinics(@TempDir Path home) {
		Map<String, List<Map<String, String>>> rows = Records.of(SEEDS);
		TestClinic clinic = TestClinic.at(home).withPreparedPostgres();
		Records.deliver(clinic, rows);
		clinic.file("config/application.yml", "clinic: {open-months: 3}\n");
		NightClock clock = new NightClock();
		clock.set(RandomClinic.KNOWN_ON.atTime(12, 0).toInstant(ZoneOffset.UTC));
		try (Clinic open = Clinic.open(home, clock)) {
			open.nightly(Map.of(), Set.of());
			assertThat(open.ledger().feeds(1)).allMatch((feed) -> feed.accepted() == feed.read());
		}
		Map<String, Set<String>> decided = clinic.askLoader((session) -> {
			Map<String, Set<String>> found = new TreeMap<>();
			session
				.sql("select * from outcome.verdict where period_start between date '2026-08-01' and date '2026-10-01'")
				.query((row) -> {
					found
						.computeIfAbsent(row.getString("measure") + " " + row.getString("period_start").substring(0, 7),
								(key) -> new TreeSet<>())
						.add(line(row));
				});
			return found;
		});
		Map<String, Set<String>> expected = new TreeMap<>();
		Map<String, Map<String, List<Map<String, String>>>> byClient = new TreeMap<>();
		rows.forEach((feed, all) -> all.stream()
			.filter((row) -> row.containsKey("client_id"))
			.forEach((row) -> byClient.computeIfAbsent(row.get("client_id"), (key) -> new TreeMap<>())
				.computeIfAbsent(feed, (key) -> new ArrayList<>())
				.add(row)));
		byClient.forEach((id, records) -> {
			Client client = new Client(id, records);
			MONTHS.forEach((month) -> new SecondOpinion(client, month).verdicts()
				.forEach((measure, lines) -> expected.computeIfAbsent(measure + " " + month, (key) -> new TreeSet<>())
					.addAll(lines)));
		});

		List<String> different = new ArrayList<>();
		long compared = 0;
		for (Map.Entry<String, Set<String>> entry : expected.entrySet()) {
			Set<String> theirs = decided.getOrDefault(entry.getKey(), Set.of());
			compared += entry.getValue().size();
			entry.getValue()
				.stream()
				.filter((line) -> !theirs.contains(line))
				.forEach((line) -> different.add(entry.getKey() + ": expected " + line));
			theirs.stream()
				.filter((line) -> !entry.getValue().contains(line))
				.forEach((line) -> different.add(entry.getKey() + ": decided " + line));
		}
		assertThat(different).as("of %d verdicts", compared).isEmpty();
		assertThat(expected.keySet().stream().map((key) -> key.split(" ")[0]).distinct()).hasSize(20);
		assertThat(expected.values()).noneMatch(Set::isEmpty);
		assertThat(compared).isGreaterThan(10_000);
	}

	private static String line(ResultSet row) throws SQLException {
		String subject = row.getString("subject_id").replace("cases:", "");
		String exclusion = row.getString("exclusion");
		String verdict;
		if (exclusion != null) {
			verdict = "excluded:" + exclusion;
		}
		else if (row.getObject("met") != null) {
			verdict = row.getBoolean("met") ? "met" : "not met";
		}
		else if (row.getObject("value") != null) {
			String category = row.getString("category");
			verdict = row.getInt("value") + " " + ((category != null) ? category : "censored");
		}
		else {
			verdict = "before=%s after=%s".formatted(answer(row, "before"), answer(row, "after"));
		}
		return subject + " [" + row.getString("part") + "] " + verdict;
	}

	private static String answer(ResultSet row, String column) throws SQLException {
		Object answer = row.getObject(column);
		return (answer == null) ? "null" : "" + (((Number) answer).intValue() == 1);
	}

}
