package org.clinicoutcomes.jobs.check;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.run.NightClock;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.jobs.run.Transactions.Epoch;

/**
 * One open clinic whose nights a test plays one after the other, each test with sources
 * of its own, since starting a clinic takes longer than a night.
 */
final class PlayedClinic implements AutoCloseable {

	private static final Map<String, String> DEFAULTS = Map.of("site", "name=Site; time_zone=America/New_York",
			"client", "client_id=c1; site=s1", "coverage", "client_id=c1; funder=state; covered_from=2026-01-01",
			"stay", "client_id=c1; site=s1; level_of_care=2.1; admitted_on=2026-01-01", "attendance",
			"client_id=c1; site=s1; starts_at=2026-01-05T09:00; minutes=180; service=group; status=attended",
			"support_contact", "client_id=c1; contacted_on=2026-01-05; kind=alumni", "diagnosis",
			"client_id=c1; code_system=icd10cm; code=F10.20; kind=sud", "coping_practice",
			"client_id=c1; practised_on=2026-01-05; skill=breathing", "drug_test",
			"client_id=c1; scheduled_on=2026-01-05; collected_on=2026-01-05; substance=any; result=negative");

	private final FeedContracts contracts = FeedContracts.standard();

	private final NightClock clock = new NightClock();

	private final TestClinic home;

	private final Clinic clinic;

	private final Database database;

	private Instant now = Instant.parse("2026-02-01T06:00:00Z");

	PlayedClinic(Path folder) {
		this(folder, "open-months: 0");
	}

	PlayedClinic(Path folder, String settings) {
		this.home = TestClinic.at(folder)
			.withPreparedPostgres()
			.file("config/application.yml", "clinic: {" + settings + "}\n");
		this.clock.set(this.now);
		this.clinic = Clinic.open(folder, this.clock);
		Home opened = Home.at(folder);
		this.database = Database.visit(opened, Settings.load(opened));
	}

	/**
	 * Define a source.
	 * @param name its name
	 * @param files words such as {@code client=snapshot}
	 * @return this
	 */
	PlayedClinic source(String name, String... files) {
		return source(name, "", List.of(files));
	}

	PlayedClinic source(String name, String more, List<String> files) {
		StringBuilder yml = new StringBuilder("files:\n");
		List<String> feeds = new ArrayList<>();
		for (String file : files) {
			String[] words = file.split("=");
			feeds.add(words[0]);
			yml.append("  %s: {pattern: '%s-{date}*.csv', delivery: %s}%n".formatted(words[0], words[0], words[1]));
		}
		this.home.file("config/sources/" + name + "/source.yml", yml + "feeds: " + feeds + "\n" + more);
		return this;
	}

	/**
	 * Deliver a file.
	 * @param source the source
	 * @param file feed and date, such as {@code client-2026-10-01}
	 * @param rows values such as {@code record_id=r1; sex=female}; the others have
	 * defaults
	 * @return this
	 */
	PlayedClinic deliver(String source, String file, String... rows) {
		FeedContract contract = this.contracts.get(file.substring(0, file.indexOf("-2")));
		List<String> header = new ArrayList<>(contract.columnNames());
		header.addAll(List.of("changed_at", "deleted"));
		String lines = List.of(rows).stream().map((row) -> {
			Map<String, String> values = values(DEFAULTS.get(contract.name()));
			values.putAll(values(row));
			return row.startsWith("!") ? row.substring(1)
					: header.stream().map((column) -> values.getOrDefault(column, "")).collect(Collectors.joining(","));
		}).map((line) -> line + "\n").collect(Collectors.joining());
		return raw(source, file + ".csv", String.join(",", header) + "\n" + lines);
	}

	PlayedClinic raw(String source, String fileName, String text) {
		this.home.file("inbox/" + source + "/" + fileName, text);
		return this;
	}

	TestClinic home() {
		return this.home;
	}

	private static Map<String, String> values(String row) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String value : row.split("; ")) {
			int equals = value.indexOf('=');
			if (equals > 0) {
				values.put(value.substring(0, equals), value.substring(equals + 1));
			}
		}
		return values;
	}

	/**
	 * Play a night in which only these sources are pulled.
	 * @param sources names
	 * @return what came of it
	 */
	ExitCode night(String... sources) {
		return night(Set.of(), sources);
	}

	ExitCode night(Set<String> acceptShrunken, String... sources) {
		this.now = this.now.plus(1, ChronoUnit.DAYS);
		this.clock.set(this.now);
		Map<String, Path> files = new LinkedHashMap<>();
		for (String source : sources) {
			files.put(source, this.home.home().resolve("inbox").resolve(source));
		}
		return this.clinic.nightly(files, acceptShrunken);
	}

	/**
	 * What became of the rows of a feed in the last night.
	 * @param source the source
	 * @param feed the feed
	 * @return what is not zero
	 */
	String counts(String source, String feed) {
		return String.join(" ", rows("""
				select concat_ws(' ', 'read=' || count_read, 'new=' || nullif(count_new, 0),
				  'changed=' || nullif(count_changed, 0), 'deleted=' || nullif(count_deleted, 0),
				  'unchanged=' || nullif(count_unchanged, 0), 'rejected=' || nullif(count_rejected, 0),
				  'waiting=' || nullif(count_waiting, 0), 'released=' || nullif(count_released, 0),
				  'closed=' || nullif(count_closed, 0))
				from run.feed_count
				where source = '%s' and feed = '%s' and night = (select max(night) from run.night)""".formatted(source,
				feed)));
	}

	/**
	 * The current records.
	 * @param source the source
	 * @param feed the feed
	 * @param columns what to show
	 * @return one text per record
	 */
	List<String> current(String source, String feed, String columns) {
		return rows("select concat_ws(' ', %s) from record.%s where source = '%s' and known_to = 2147483647 order by 1"
			.formatted(columns, feed, source));
	}

	/**
	 * All versions ever known, with the nights counted from the first of that source.
	 * @param source the source
	 * @param feed the feed
	 * @param columns what to show
	 * @return one text per version
	 */
	List<String> versions(String source, String feed, String columns) {
		return rows(
				"""
						select concat_ws(' ', %1$s, (known_from - first + 1) || '-' || case when known_to < 2147483647 then (known_to - first + 1)::text else '' end)
						from record.%2$s,
						  (select min(night) as first from run.feed_count where source = '%3$s') source
						where source = '%3$s'
						order by 1"""
					.formatted(columns, feed, source));
	}

	List<String> rejections(String source, String feed) {
		return rows("""
				select concat_ws(' ', nullif(record_id, ''), line, reason, nullif(column_name, ''))
				from record.rejected_row
				where source = '%s' and feed = '%s' and night = (select max(night) from run.night)
				order by line""".formatted(source, feed));
	}

	List<String> refusals(String source) {
		return rows("select message from run.refusal where source = '%s' and night = (select max(night) from run.night)"
			.formatted(source));
	}

	List<String> rows(String query) {
		return rows(this.database.loader(), query);
	}

	List<String> rowsOfOwner(String query) {
		return rows(this.database.owner(), query);
	}

	private static List<String> rows(DataSource login, String query) {
		return new Transactions(login, new Epoch(0)).read((session) -> session.sql(query).query(String.class).list());
	}

	@Override
	public void close() {
		this.database.close();
		this.clinic.close();
	}

}
