package org.clinicoutcomes.jobs.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells a waiting person what is being done: on a terminal a line that moves, otherwise
 * one line for each stage.
 */
public final class Progress {

	private static final int EVERY_MILLIS = 200;

	private PrintStream out;

	private boolean moving;

	private String stage = "";

	private long started;

	private long shown;

	private long rows;

	public Progress(PrintStream out, boolean moving) {
		this.out = out;
		this.moving = moving;
	}

	/**
	 * A progress for the process's own terminal.
	 * @return the progress
	 */
	public static Progress ofProcess() {
		return new Progress(System.out, System.console() != null && System.getenv("TERM") != null);
	}

	/**
	 * Say nothing from now on.
	 */
	public synchronized void mute() {
		this.out = new PrintStream(OutputStream.nullOutputStream());
		this.moving = false;
	}

	/**
	 * Begin a stage.
	 * @param name its verb
	 */
	public synchronized void begin(String name) {
		this.stage = name;
		this.started = System.nanoTime();
		this.rows = 0;
		if (!this.moving) {
			this.out.printf("%-8s started%n", name);
		}
	}

	/**
	 * Count rows done.
	 * @param more rows since the last call
	 */
	public synchronized void add(long more) {
		this.rows += more;
		long now = System.nanoTime();
		if (this.moving && Duration.ofNanos(now - this.shown).toMillis() > EVERY_MILLIS) {
			this.shown = now;
			this.out.print("\r" + line() + " ");
			this.out.flush();
		}
	}

	/**
	 * End the stage.
	 */
	public synchronized void end() {
		this.out.println((this.moving ? "\r" : "") + line() + "  done");
	}

	/**
	 * Print a line of its own.
	 * @param text the line
	 */
	public synchronized void say(String text) {
		this.out.println((this.moving ? "\r" : "") + text);
	}

	private String line() {
		double seconds = Math.max(0.001, (System.nanoTime() - this.started) / 1e9);
		return String.format(Locale.ROOT, "%-8s %,12d rows %,12.0f rows/s %8.1f s", this.stage, this.rows,
				this.rows / seconds, seconds);
	}

}
