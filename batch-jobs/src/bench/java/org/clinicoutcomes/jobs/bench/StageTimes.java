package org.clinicoutcomes.jobs.bench;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the seconds of every stage from what the program prints.
 */
final class StageTimes extends PrintStream {

	private static final Pattern DONE = Pattern.compile("(pull|check|build|measure) .* ([0-9.]+) s  done");

	private final PrintStream original;

	private final Map<String, Double> seconds = new HashMap<>();

	StageTimes(PrintStream original) {
		super(original, true);
		this.original = original;
	}

	PrintStream original() {
		return this.original;
	}

	@Override
	public void println(String line) {
		Matcher done = DONE.matcher(line);
		if (done.find()) {
			this.seconds.put(done.group(1), Double.parseDouble(done.group(2)));
		}
		super.println(line);
	}

	double seconds(String stage) {
		return this.seconds.getOrDefault(stage, 0.0);
	}

	double intake() {
		return this.seconds.getOrDefault("pull", 0.0) + this.seconds.getOrDefault("check", 0.0);
	}

	double total() {
		return this.seconds.values().stream().mapToDouble(Double::doubleValue).sum();
	}

}
