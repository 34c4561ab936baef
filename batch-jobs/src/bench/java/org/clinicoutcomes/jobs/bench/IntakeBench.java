package org.clinicoutcomes.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.run.NightClock;
import org.postgresql.PGConnection;

/**
 * Compares a night over a large attendance feed with a plain {@code COPY} of the same file,
 * then runs two more nights after the newest hundredth of the rows changed: delivered as
 * changes, and as a snapshot.
 */
public final class IntakeBench {

	private final Path home;

	private final AttendanceFeed feed;

	private IntakeBench(Path home, AttendanceFeed feed) {
		this.home = home;
		this.feed = feed;
	}

	/**
	 * Run the bench.
	 * @param args number of rows, folder to work in
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[1]).toAbsolutePath();
		Home.delete(folder);
		new IntakeBench(folder.resolve("home"), new AttendanceFeed(Long.parseLong(args[0]))).run();
	}

	private void run() throws Exception {
		PrintStream out = System.out;
		Path inbox = Files.createDirectories(this.home.resolve("inbox/bench"));
		source("changes");
		this.feed.writeParents(inbox);
		NightClock clock = new NightClock();
		Instant first = Instant.parse("2026-11-01T02:00:00Z");
		Files.writeString(inbox.resolve("attendance-2026-10-01.csv"), AttendanceFeed.HEADER + "\n");
		night(clock, first);

		Path all = inbox.resolve("attendance-2026-11-02.csv");
		this.feed.write(all, false);
		out.printf("%n%,d rows, %,d MB%n", this.feed.rows(), Files.size(all) >> 20);
		double plain = plainCopy(all);
		StageTimes load = night(clock, first.plus(Duration.ofDays(1)));

		Path changes = inbox.resolve("attendance-2026-11-03.csv");
		this.feed.write(changes, true);
		StageTimes changed = night(clock, first.plus(Duration.ofDays(2)));

		source("snapshot");
		Path snapshot = inbox.resolve("attendance-2026-11-04.csv");
		this.feed.writeSnapshot(snapshot);
		StageTimes compared = night(clock, first.plus(Duration.ofDays(3)));

		out.printf("%n%-44s %10s %10s %10s%n", "", "seconds", "of COPY", "of night 1");
		line(out, "plain COPY of the file", plain, plain, load.total());
		line(out, "pull + check", load.intake(), plain, load.total());
		line(out, "whole night, everything new", load.total(), plain, load.total());
		line(out, "whole night, newest 1 % changed, as changes", changed.total(), plain, load.total());
		line(out, "whole night, newest 1 % changed, as snapshot", compared.total(), plain, load.total());
		out.printf("peak heap of the JVM: %,d MB of %,d MB%n", peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
	}

	private static void line(PrintStream out, String what, double seconds, double plain, double night) {
		out.printf("%-44s %10.1f %10.2f %9.1f%%%n", what, seconds, seconds / plain, 100 * seconds / night);
	}

	private void source(String delivery) throws IOException {
		Path folder = Files.createDirectories(this.home.resolve("config/sources/bench"));
		Files.writeString(folder.resolve("source.yml"), """
				files:
				  site: {pattern: 'site-{date}.csv', delivery: changes}
				  client: {pattern: 'client-{date}.csv', delivery: changes}
				  stay: {pattern: 'stay-{date}.csv', delivery: changes}
				  attendance: {pattern: 'attendance-{date}.csv', delivery: %s}
				feeds: [site, client, stay, attendance]
				""".formatted(delivery));
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

	private double plainCopy(Path file) throws Exception {
		Home folder = Home.at(this.home);
		try (Database database = Database.open(folder, Settings.load(folder));
				Connection connection = database.owner().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("""
					create table public.plain_attendance (
					  record_id text, client_id text, stay_id text, site text, starts_at timestamptz, minutes int, service text,
					  topic text, modality text, status text, minutes_attended int, reason text, makes_up text
					)""");
			long started = System.nanoTime();
			try (InputStream rows = Files.newInputStream(file)) {
				connection.unwrap(PGConnection.class)
					.getCopyAPI()
					.copyIn("copy public.plain_attendance from stdin (format csv, header)", rows, 1 << 16);
			}
			double seconds = (System.nanoTime() - started) / 1e9;
			statement.execute("drop table public.plain_attendance");
			return seconds;
		}
	}

	private static long peakHeap() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
			.sum();
	}

}
