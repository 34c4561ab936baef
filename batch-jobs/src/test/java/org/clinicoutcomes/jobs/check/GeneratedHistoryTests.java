package org.clinicoutcomes.jobs.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.clinicoutcomes.config.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories made up by chance: rows that come late, corrected, deleted, twice and in any
 * order end in the records that one clean delivery of the latest rows ends in.
 */
class GeneratedHistoryTests {

	private static final int NIGHTS = 4;

	private static final int SOURCES = 3;

	private static final int CLIENTS = 17;

	private static final List<String> FEEDS = List.of("site", "client", "stay", "attendance");

	@Test
	void theOrderOfDeliveriesDoesNotShowInTheRecords(@TempDir Path folder) {
		try (PlayedClinic clinic = new PlayedClinic(folder.resolve("clinic"))) {
			List<String> messy = new ArrayList<>();
			for (int seed = 1; seed <= SOURCES; seed++) {
				messy.add("messy-" + seed);
				define(clinic, "messy-" + seed);
				define(clinic, "clean-" + seed);
			}
			List<History> histories = messy.stream().map((source) -> new History(source.hashCode())).toList();
			for (int night = 1; night <= NIGHTS; night++) {
				for (int i = 0; i < SOURCES; i++) {
					histories.get(i).deliver(clinic, messy.get(i), night);
				}
				assertThat(clinic.night(messy.toArray(new String[0]))).isEqualTo(ExitCode.DONE);
			}
			for (int i = 0; i < SOURCES; i++) {
				histories.get(i).deliverClean(clinic, "clean-" + (i + 1));
				histories.get(i).deliverAgain(clinic, messy.get(i));
			}
			assertThat(clinic.night("clean-1", "clean-2", "clean-3", "messy-1", "messy-2", "messy-3"))
				.isEqualTo(ExitCode.DONE);

			assertThat(clinic.rows("select source || ' ' || record_id from record.waiting_row")).isEmpty();
			for (int seed = 1; seed <= SOURCES; seed++) {
				assertThat(clinic.current("clean-" + seed, "attendance", "record_id")).hasSizeGreaterThan(CLIENTS);
				for (String feed : FEEDS) {
					assertThat(records(clinic, "messy-" + seed, feed)).as(feed + " " + seed)
						.isEqualTo(records(clinic, "clean-" + seed, feed));
					assertThat(clinic.counts("messy-" + seed, feed)).as("all of it once more")
						.matches("read=\\d+( unchanged=\\d+)?");
				}
			}
			assertThat(clinic.rows("""
					select concat_ws(' ', a.record_id, a.known_from, a.known_to)
					from record.attendance a
					join record.attendance b using (source, record_id)
					where a.known_from < b.known_from and a.known_to > b.known_from"""))
				.as("versions of one record known in one night")
				.isEmpty();
		}
	}

	private static void define(PlayedClinic clinic, String source) {
		clinic.source(source, FEEDS.stream().map((feed) -> feed + "=changes").toArray(String[]::new));
	}

	private static List<String> records(PlayedClinic clinic, String source, String feed) {
		return clinic.rows(
				"select (to_jsonb(r) - 'source' - 'file_no' - 'line' - 'known_from' - 'known_to')::text from record.%s r where source = '%s' and known_to = 2147483647 order by 1"
					.formatted(feed, source));
	}

	/**
	 * What happened to the rows of a source, and in which night each change is delivered.
	 */
	private static final class History {

		private final Random chance;

		private final List<Change> changes = new ArrayList<>();

		private int hour;

		History(long seed) {
			this.chance = new Random(seed);
			add("site", "s1", "site=s1");
			for (int i = 1; i <= CLIENTS; i++) {
				String client = "c" + i;
				change("client", "r" + i, "client_id=" + client + "; sex=", List.of("female", "male", "unknown"),
						false);
				change("stay", "t" + i, "client_id=" + client + "; primary_substance=",
						List.of("alcohol", "cocaine", "heroin"), false);
				for (int j = 1; j <= 4; j++) {
					String parents = "client_id=%s; stay_id=t%d; %sminutes=".formatted(client, i,
							(j > 1) ? "makes_up=a%d-1; ".formatted(i) : "");
					change("attendance", "a%d-%d".formatted(i, j), parents, List.of("60", "90", "180"), j > 1);
				}
			}
		}

		private void change(String feed, String id, String fixed, List<String> values, boolean mayBeDeleted) {
			int count = 1 + this.chance.nextInt(4);
			for (int i = 0; i < count; i++) {
				boolean isDeleted = mayBeDeleted && this.chance.nextInt(4) == 0;
				add(feed, id, isDeleted ? "deleted=true" : fixed + values.get(this.chance.nextInt(values.size())));
			}
		}

		private void add(String feed, String id, String values) {
			String changedAt = "2026-01-%02dT%02d:00:00Z".formatted(1 + this.hour / 24 % 30, this.hour % 24);
			this.hour = (this.hour + 1) % 720;
			String row = "%s%s; changed_at=%s".formatted(feed.equals("site") ? "" : "record_id=" + id + "; ", values,
					changedAt);
			// A local time cannot wait for its site: without the zone it cannot be read.
			int night = feed.equals("site") ? 1 : 1 + this.chance.nextInt(NIGHTS);
			this.changes.add(new Change(feed, id, row, night));
		}

		void deliver(PlayedClinic clinic, String source, int night) {
			for (String feed : FEEDS) {
				List<String> rows = new ArrayList<>(this.changes.stream()
					.filter((change) -> change.feed().equals(feed))
					.filter((change) -> change.night() == night
							|| change.night() < night && this.chance.nextInt(5) == 0)
					.map(Change::row)
					.toList());
				Collections.shuffle(rows, this.chance);
				int half = this.chance.nextInt(rows.size() + 1);
				clinic.deliver(source, "%s-2026-02-%02d-a".formatted(feed, night),
						rows.subList(0, half).toArray(String[]::new));
				clinic.deliver(source, "%s-2026-02-%02d-b".formatted(feed, night),
						rows.subList(half, rows.size()).toArray(String[]::new));
			}
		}

		void deliverAgain(PlayedClinic clinic, String source) {
			for (String feed : FEEDS) {
				List<String> rows = new ArrayList<>(
						this.changes.stream().filter((change) -> change.feed().equals(feed)).map(Change::row).toList());
				Collections.shuffle(rows, this.chance);
				clinic.deliver(source, feed + "-2026-02-20", rows.toArray(String[]::new));
			}
		}

		void deliverClean(PlayedClinic clinic, String source) {
			Map<String, Change> latest = new TreeMap<>();
			this.changes.forEach((change) -> latest.put(change.feed() + change.id(), change));
			for (String feed : FEEDS) {
				clinic.deliver(source, feed + "-2026-02-01",
						latest.values()
							.stream()
							.filter((change) -> change.feed().equals(feed) && !change.row().contains("deleted=true"))
							.map(Change::row)
							.toArray(String[]::new));
			}
		}

	}

	/**
	 * @param feed the feed
	 * @param id the row's key
	 * @param row its values; changes of one row are made in the order of their times
	 * @param night the first night in which it is delivered
	 */
	private record Change(String feed, String id, String row, int night) {
	}

}
