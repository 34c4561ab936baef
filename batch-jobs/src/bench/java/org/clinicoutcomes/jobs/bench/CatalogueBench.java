package org.clinicoutcomes.jobs.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.demo.DemoNight;
import org.clinicoutcomes.jobs.run.NightClock;

/**
 * Compares measuring the whole catalogue for one month, at first and after the newest
 * hundredth of the attendance rows changed, with the plainest equivalent aggregates that
 * DuckDB computes from the same files.
 */
public final class CatalogueBench {

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final int MONTHS = 24;

	private static final int SITES = 200;

	private final Path home;

	private final DemoClinic network;

	private CatalogueBench(Path home, int clients) {
		this.home = home;
		this.network = new DemoClinic(clients, MONTHS, SITES, 1, MONTH);
	}

	/**
	 * Run the bench.
	 * @param args number of clients, folder to work in
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[1]).toAbsolutePath();
		Home.delete(folder);
		new CatalogueBench(folder.resolve("home"), Integer.parseInt(args[0])).run();
	}

	private void run() throws Exception {
		PrintStream out = System.out;
		Path inbox = this.home.resolve("inbox/demo");
		Path source = Files.createDirectories(this.home.resolve("config/sources/demo"));
		Files.writeString(source.resolve("source.yml"), this.network.sourceYml());
		Files.writeString(this.home.resolve("config/application.yml"), "clinic: {open-months: 0}\n");
		this.network.deliver(new DemoNight(1, Instant.parse("2026-10-31T22:00:00Z")), inbox);
		Path attendance = inbox.resolve("attendance-2026-10-31.csv");
		long rows;
		try (var lines = Files.lines(attendance)) {
			rows = lines.count() - 1;
		}
		out.printf("%n%,d attendance rows of %d sites%n", rows, SITES);
		double plain = plainAggregates(inbox);
		NightClock clock = new NightClock();
		StageTimes first = night(clock, Instant.parse("2026-10-31T23:00:00Z"));
		StageTimes nothing = night(clock, Instant.parse("2026-10-31T23:10:00Z"));
		writeNewest(attendance, inbox.resolve("attendance-2026-11-01.csv"), rows / 100);
		StageTimes changed = night(clock, Instant.parse("2026-10-31T23:50:00Z"));

		out.printf("%n%-52s %10s %10s%n", "", "seconds", "of DuckDB");
		line(out, "DuckDB, plain aggregates from the files", plain, plain);
		line(out, "data checks, every night", nothing.seconds("measure"), plain);
		line(out, "whole catalogue for one month, everybody",
				first.seconds("measure") - nothing.seconds("measure"), plain);
		line(out, "whole catalogue, newest 1 % of attendance changed",
				changed.seconds("measure") - nothing.seconds("measure"), plain);
		line(out, "building everybody", first.seconds("build"), plain);
		line(out, "building those who changed", changed.seconds("build"), plain);
	}

	private static void line(PrintStream out, String what, double seconds, double plain) {
		out.printf("%-52s %10.1f %10.2f%n", what, seconds, seconds / plain);
	}

	private StageTimes night(NightClock clock, Instant knownAt) {
		clock.set(knownAt);
		StageTimes times = new StageTimes(System.out);
		System.setOut(times);
		try (Clinic clinic = Clinic.open(this.home, clock)) {
			clinic.nightly(Map.of(), Set.of());
		}
		finally {
			System.setOut(times.original());
		}
		return times;
	}

	/**
	 * Deliver the rows of the newest service days once more, with other minutes.
	 */
	private static void writeNewest(Path all, Path changes, long count) throws IOException {
		List<String> header;
		TreeMap<String, Long> byDay = new TreeMap<>();
		try (BufferedReader reader = Files.newBufferedReader(all)) {
			header = Arrays.asList(reader.readLine().split(","));
			int column = header.indexOf("starts_at");
			reader.lines()
				.map((line) -> line.split(",", -1)[column])
				.filter((start) -> start.compareTo("2026-11") < 0)
				.forEach((start) -> byDay.merge(start.substring(0, 10), 1L, Long::sum));
		}
		String newest = "";
		long found = 0;
		for (Map.Entry<String, Long> day : byDay.descendingMap().entrySet()) {
			if (found < count) {
				newest = day.getKey();
				found += day.getValue();
			}
		}
		try (BufferedReader reader = Files.newBufferedReader(all); BufferedWriter writer = Files.newBufferedWriter(changes)) {
			writer.write(reader.readLine() + "\n");
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				String[] fields = line.split(",", -1);
				String start = fields[header.indexOf("starts_at")];
				if (start.compareTo(newest) >= 0 && start.compareTo("2026-11") < 0) {
					fields[header.indexOf("minutes")] = "175";
					if (header.contains("changed_at")) {
						fields[header.indexOf("changed_at")] = "2026-10-31T23:40:00Z";
					}
					writer.write(String.join(",", fields) + "\n");
				}
			}
		}
	}

	private static double plainAggregates(Path inbox) throws IOException, SQLException {
		String script;
		try (InputStream text = Objects
			.requireNonNull(CatalogueBench.class.getResourceAsStream("plain-aggregates.sql"))) {
			script = new String(text.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "")
				.replace("{inbox}", inbox.toString());
		}
		long started = System.nanoTime();
		try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
				Statement statement = connection.createStatement()) {
			for (String one : script.split(";\n")) {
				if (!one.isBlank()) {
					statement.execute(one);
				}
			}
		}
		return (System.nanoTime() - started) / 1e9;
	}

}
