package org.clinicoutcomes.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program as a process of its own that can be killed, because only a real death shows
 * what is left.
 */
final class ChildRun implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** A machine whose digits, letters and days are others than ours. */
	private static final List<String> ELSEWHERE = List.of("-Duser.language=ar", "-Duser.country=EG",
			"-Duser.timezone=Pacific/Kiritimati");

	private final Process process;

	private final List<String> out = new ArrayList<>();

	private final List<String> err = new ArrayList<>();

	private final List<Thread> readers;

	private final long started = System.nanoTime();

	private ChildRun(Process process) {
		this.process = process;
		this.readers = List.of(reader(process.inputReader(StandardCharsets.UTF_8), this.out),
				reader(process.errorReader(StandardCharsets.UTF_8), this.err));
	}

	/**
	 * Start a command.
	 * @param home the clinic's home
	 * @param args the command and its options, without --home
	 * @return the process, running
	 */
	static ChildRun start(Path home, String... args) {
		return start(ClinicOutcomes.class, ELSEWHERE,
				Stream.concat(Stream.of(args), Stream.of("--home", home.toString())).toArray(String[]::new));
	}

	/**
	 * Start a class.
	 * @param main the class
	 * @param args its arguments
	 * @return the process, running
	 */
	static ChildRun start(Class<?> main, String... args) {
		return start(main, List.of(), args);
	}

	private static ChildRun start(Class<?> main, List<String> options, String... args) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = Stream
			.of(Stream.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), options.stream(),
					Stream.of("-cp", System.getProperty("java.class.path"), main.getName()), Stream.of(args))
			.flatMap((part) -> part)
			.toList();
		try {
			return new ChildRun(new ProcessBuilder(command).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Thread reader(BufferedReader from, List<String> lines) {
		Thread reader = new Thread(() -> {
			try (from) {
				for (String line = from.readLine(); line != null; line = from.readLine()) {
					synchronized (lines) {
						lines.add(line);
						lines.notifyAll();
					}
				}
			}
			catch (IOException ex) {
				// A killed process closes its streams where it stands.
			}
		});
		reader.start();
		return reader;
	}

	/**
	 * Wait until the program has begun a stage.
	 * @param stage the stage's verb
	 * @return this
	 */
	ChildRun reach(String stage) {
		String wanted = "%-8s started".formatted(stage);
		long until = System.nanoTime() + PATIENCE.toNanos();
		synchronized (this.out) {
			while (!this.out.contains(wanted)) {
				if (!this.process.isAlive() || System.nanoTime() > until) {
					throw new AssertionError(
							"The program must reach %s, got: %s %s".formatted(stage, this.out, this.err));
				}
				waitBriefly();
			}
		}
		return this;
	}

	private void waitBriefly() {
		try {
			this.out.wait(100);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Make sure that the process has not ended by itself.
	 */
	void assertRunning() {
		if (!this.process.isAlive()) {
			throw new AssertionError("The program must run on, got: %s %s".formatted(this.out, this.err));
		}
	}

	/**
	 * Kill the process where it stands.
	 */
	void kill() {
		this.process.destroyForcibly();
		await(Duration.ofSeconds(10));
	}

	/**
	 * Wait for the end of the process.
	 * @return what it ended in
	 */
	Ended end() {
		await(PATIENCE);
		try {
			for (Thread reader : this.readers) {
				reader.join();
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return new Ended(this.process.exitValue(), this.out, this.err,
				Duration.ofNanos(System.nanoTime() - this.started));
	}

	private void await(Duration patience) {
		try {
			if (!this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError(
						"The program must end within %s, got: %s %s".formatted(patience, this.out, this.err));
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * What a process ended in.
	 *
	 * @param code its exit code
	 * @param out lines it printed
	 * @param err lines it complained of
	 * @param took from its start to its end
	 */
	record Ended(int code, List<String> out, List<String> err, Duration took) {
	}

}
