package org.clinicoutcomes.jobs.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.ColumnType;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.feed.RowCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the rest of the project relies on in the demo's files.
 */
class DemoClinicTests {

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	@TempDir
	static Path folder;

	private static DeliveredFiles files;

	@BeforeAll
	static void deliver() {
		files = new DeliveredFiles(clinic(1), folder);
	}

	private static DemoClinic clinic(long seed) {
		return new DemoClinic(600, 24, 3, seed, MONTH);
	}

	@Test
	void sameArgumentsGiveTheSameBytes(@TempDir Path other) throws IOException {
		DemoClinic again = clinic(1);
		again.deliver(again.nights().get(2), other);
		again.deliver(again.nights().get(0), other);
		again.deliver(again.nights().get(1), other);
		for (Path file : list(folder)) {
			assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
		}
		assertThat(list(other)).hasSize(48);
	}

	@Test
	void anotherSeedGivesOtherClients(@TempDir Path other) {
		DemoClinic clinic = clinic(2);
		clinic.deliver(clinic.nights().get(0), other);
		assertThat(other.resolve("client-2026-10-03.csv")).isNotEmptyFile();
		assertThat(contentOf(other, "client")).isNotEqualTo(contentOf(folder, "client"));
		assertThat(contentOf(other, "attendance")).isNotEqualTo(contentOf(folder, "attendance"));
	}

	@Test
	void nightsAreKnownAtTheirMoments() {
		assertThat(clinic(1).nights()).extracting(DemoNight::knownAt)
			.containsExactly(Instant.parse("2026-10-03T02:00:00Z"), Instant.parse("2026-11-02T02:00:00Z"),
					Instant.parse("2026-11-05T02:00:00Z"));
	}

	@Test
	void everyFileHasTheContractsColumns() {
		for (FeedContract contract : FeedContracts.standard().all()) {
			List<String> expected = new ArrayList<>(contract.columnNames());
			if (!Delivery.SNAPSHOTS.contains(contract.name())) {
				expected.addAll(List.of("changed_at", "deleted"));
			}
			for (int night = 1; night <= 3; night++) {
				assertThat(files.lines(contract.name(), night).get(0)).isEqualTo(expected);
			}
		}
	}

	@Test
	void onlyRowsMeantToBeBadAreRefused() {
		int refused = 0;
		for (FeedContract contract : FeedContracts.standard().all()) {
			for (DemoNight night : clinic(1).nights()) {
				List<List<String>> lines = files.lines(contract.name(), night.number());
				// At 02:00 UTC it is still the day before at every site.
				LocalDate local = night.deliveredOn().minusDays(1);
				RowCheck check = new RowCheck(contract, lines.get(0), local, local.plusDays(14),
						(site) -> ZoneId.of("America/New_York"));
				String[] checked = new String[check.width()];
				for (List<String> line : lines.subList(1, lines.size())) {
					if (check.check(line, checked) != null) {
						refused++;
						assertThat(line.get(0)).as("%s in night %d", contract.name(), night.number()).startsWith("X");
					}
				}
			}
		}
		long values = BadRow.all()
			.stream()
			.filter((row) -> row.fault() != BadRow.Fault.TWICE && !row.value().matches("[A-Z]999999.*"))
			.count();
		assertThat(refused).isEqualTo((int) values).isBetween(20, 35);
	}

	@Test
	void nothingHasHappenedAfterTheDelivery() {
		for (FeedContract contract : FeedContracts.standard().all()) {
			List<String> past = contract.columns()
				.stream()
				.filter((column) -> column.type() == ColumnType.DATE && column.horizon() == Column.Horizon.PAST)
				.map(Column::name)
				.toList();
			for (DemoNight night : clinic(1).nights()) {
				String local = night.deliveredOn().minusDays(1).toString();
				assertThat(files.rows(contract.name(), night.number()).values()).as(contract.name())
					.noneMatch((row) -> past.stream().anyMatch((column) -> row.get(column).compareTo(local) > 0));
			}
		}
	}

	@Test
	void keysAreUniqueButForThoseMeantToStandTwice() {
		for (String feed : DeliveredFiles.feeds()) {
			for (int night = 1; night <= 3; night++) {
				List<String> keys = files.lines(feed, night)
					.stream()
					.map((line) -> line.get(0))
					.filter((key) -> !key.startsWith("X"))
					.toList();
				assertThat(new HashSet<>(keys)).as(feed).hasSameSizeAs(keys);
			}
		}
	}

	@Test
	void referencesAreKnownButForAClientRegisteredANightLate() {
		Set<String> inFirstNight = clientsWaitedFor(1);
		Set<String> inSecondNight = clientsWaitedFor(2);
		assertThat(inFirstNight).hasSize(1);
		assertThat(inSecondNight).hasSize(1);
		assertThat(clientsWaitedFor(3)).isEmpty();
		assertThat(clientsKnown(2)).containsAll(inFirstNight);
		assertThat(clientsKnown(3)).containsAll(inSecondNight);
	}

	private static Set<String> clientsWaitedFor(int night) {
		Set<String> clients = clientsKnown(night);
		Set<String> waitedFor = new HashSet<>();
		for (FeedContract contract : FeedContracts.standard().all()) {
			for (Column column : contract.columns()) {
				String parent = column.refersTo();
				if (parent == null) {
					continue;
				}
				Set<String> parents = "client".equals(parent) ? clients : files.known(parent, night).keySet();
				for (Map<String, String> row : files.known(contract.name(), night).values()) {
					String value = row.get(column.name());
					if (value.isEmpty() || parents.contains(value)) {
						continue;
					}
					assertThat(parent).as("%s.%s %s", contract.name(), column.name(), value).isEqualTo("client");
					waitedFor.add(value);
				}
			}
		}
		return waitedFor;
	}

	private static Set<String> clientsKnown(int night) {
		Set<String> clients = new HashSet<>();
		files.rows("client", night).values().forEach((row) -> clients.add(row.get("client_id")));
		return clients;
	}

	@Test
	void scheduledServicesGetTheirOutcomeOrAreTakenOff() {
		Map<String, Map<String, String>> before = files.known("attendance", 1);
		Map<String, Map<String, String>> after = files.known("attendance", 3);
		int scheduled = 0;
		int open = 0;
		int takenOff = 0;
		for (Map.Entry<String, Map<String, String>> entry : before.entrySet()) {
			if ("scheduled".equals(entry.getValue().get("status"))) {
				scheduled++;
				Map<String, String> now = after.get(entry.getKey());
				takenOff += (now == null) ? 1 : 0;
				open += (now != null && "scheduled".equals(now.get("status"))) ? 1 : 0;
			}
		}
		assertThat(scheduled).isGreaterThan(200);
		assertThat(takenOff).isBetween(1, scheduled / 3);
		assertThat(open).isZero();
	}

	@Test
	void thirdNightBringsWhatWasLate() {
		Map<String, Map<String, String>> before = files.known("attendance", 2);
		long late = files.rows("attendance", 3).values().stream().filter((row) -> {
			Map<String, String> earlier = before.get(row.get("record_id"));
			return row.get("starts_at").startsWith("2026-10") && !"true".equals(row.get("deleted"))
					&& (earlier == null || "scheduled".equals(earlier.get("status")));
		}).count();
		assertThat(late).isGreaterThan(3);
	}

	@Test
	void thirdNightCorrectsDischargesTestsAndDoubleEntries() {
		Map<String, Map<String, String>> stays = files.rows("stay", 3);
		int corrected = 0;
		int deleted = 0;
		for (Map<String, String> before : files.rows("stay", 2).values()) {
			Map<String, String> now = stays.get(before.get("record_id"));
			if (now == null) {
				deleted++;
			}
			else if (!before.get("discharged_on").isEmpty() && !before.equals(now)) {
				corrected++;
			}
		}
		assertThat(deleted).isBetween(1, 3);
		assertThat(corrected).isPositive();
		Map<String, Map<String, String>> tests = files.known("drug_test", 2);
		assertThat(files.rows("drug_test", 3).values()).anyMatch((row) -> tests.containsKey(row.get("record_id"))
				&& !tests.get(row.get("record_id")).get("result").equals(row.get("result")));
	}

	@Test
	void attendanceIsPlausible() {
		Map<String, Integer> counts = new HashMap<>();
		for (Map<String, String> row : files.known("attendance", 3).values()) {
			if (Set.of("group", "individual", "family").contains(row.get("service"))) {
				counts.merge(row.get("status"), 1, Integer::sum);
			}
		}
		double attended = counts.get("attended") + counts.get("partial");
		double missed = counts.get("no_show") + counts.get("cancelled_by_client") + counts.get("excused");
		assertThat(attended / (attended + missed)).isBetween(0.74, 0.82);
		assertThat(counts.get("no_show") / (attended + missed)).isBetween(0.1, 0.17);
	}

	@Test
	void waysOfLeavingArePlausible() {
		Map<String, Integer> counts = new HashMap<>();
		List<Long> days = new ArrayList<>();
		int discharges = 0;
		for (Map<String, String> row : files.known("stay", 3).values()) {
			if ("2.1".equals(row.get("level_of_care")) && !row.get("discharged_on").isEmpty()) {
				discharges++;
				counts.merge(row.get("discharge_reason"), 1, Integer::sum);
				days.add(LocalDate.parse(row.get("discharged_on")).toEpochDay()
						- LocalDate.parse(row.get("admitted_on")).toEpochDay());
			}
		}
		days.sort(null);
		assertThat(days.get(days.size() / 2)).isBetween(45L, 62L);
		assertThat(counts.get("completed") / (double) discharges).isBetween(0.33, 0.43);
		assertThat(counts.get("dropped_out") / (double) discharges).isBetween(0.23, 0.32);
		assertThat(counts.get("transferred") / (double) discharges).isBetween(0.13, 0.2);
		assertThat(counts.get("terminated") / (double) discharges).isBetween(0.07, 0.13);
		assertThat(counts.getOrDefault("died", 0) / (double) discharges).isLessThan(0.015);
	}

	@Test
	void drugTestsArePlausible() {
		Map<String, String> specimens = new HashMap<>();
		for (Map<String, String> row : files.known("drug_test", 3).values()) {
			boolean expected = "true".equals(row.get("prescribed"));
			boolean positive = "positive".equals(row.get("result")) && !expected;
			specimens.merge(row.get("specimen_id"), expected ? "negative" : row.get("result"),
					(before, now) -> ("positive".equals(before) || positive) ? "positive" : before);
		}
		double negative = specimens.values().stream().filter("negative"::equals).count();
		double positive = specimens.values().stream().filter("positive"::equals).count();
		double missed = specimens.values().stream().filter("missed"::equals).count();
		assertThat(negative / specimens.size()).isBetween(0.67, 0.78);
		assertThat(positive / specimens.size()).isBetween(0.07, 0.17);
		assertThat(missed / specimens.size()).isBetween(0.07, 0.15);
	}

	@Test
	void everyFunderAndEverySiteHasClients() {
		assertThat(files.rows("coverage", 3).values()).extracting((row) -> row.get("funder"))
			.contains("state", "county", "medicaid");
		Map<String, Integer> clients = new HashMap<>();
		files.rows("client", 3).values().forEach((row) -> clients.merge(row.get("site"), 1, Integer::sum));
		assertThat(clients).containsOnlyKeys("S001", "S002", "S003");
		assertThat(clients.get("S001")).isGreaterThan(clients.get("S002"));
		assertThat(clients.get("S002")).isGreaterThan(clients.get("S003"));
	}

	@Test
	void snapshotsOfSmallNetworksDoNotShrink(@TempDir Path other) {
		for (int clients : new int[] { 1, 5, 39, 40 }) {
			DemoClinic small = new DemoClinic(clients, 6, 1, clients, YearMonth.of(2028, 2));
			DeliveredFiles delivered = new DeliveredFiles(small, other.resolve("small-" + clients));
			for (String feed : Delivery.SNAPSHOTS) {
				int before = delivered.lines(feed, 2).size() - 1;
				assertThat(delivered.lines(feed, 3).size() - 1).as(feed).isGreaterThanOrEqualTo(before * 8 / 10);
			}
		}
	}

	@Test
	void manySitesWork(@TempDir Path other) {
		DemoClinic wide = new DemoClinic(400, 6, 200, 9, YearMonth.of(2027, 1));
		wide.nights().forEach((night) -> wide.deliver(night, other.resolve("wide")));
		assertThat(other.resolve("wide/site-2027-02-05.csv")).content().hasLineCount(202);
	}

	@Test
	void sourceDescribesEveryFeed() {
		assertThat(clinic(1).sourceYml())
			.contains("  attendance: {pattern: 'attendance-{date}.csv', delivery: changes}\n")
			.contains("  plan_review: {pattern: 'plan_review-{date}.csv', delivery: snapshot}\n");
		DeliveredFiles.feeds().forEach((feed) -> assertThat(clinic(1).sourceYml()).contains("\n  - " + feed + "\n"));
	}

	@Test
	void sizesOutOfRangeAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DemoClinic(0, 24, 3, 1, MONTH))
			.withMessage("The number of clients must be from 1 to 999999, got: 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new DemoClinic(600, 24, 0, 1, MONTH));
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> paths = Files.list(directory)) {
			return paths.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private static String contentOf(Path directory, String feed) {
		return Assertions.contentOf(directory.resolve(feed + "-2026-10-03.csv").toFile());
	}

}
