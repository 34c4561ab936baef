package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.clinicoutcomes.jobs.TestClinic.Outcome;

/**
 * The demo's clinic, played once for all tests that look at it or issue to others than
 * the administrators.
 */
final class DemoOnce {

	private static final DemoOnce ONLY = new DemoOnce();

	private final TestClinic clinic;

	private final Outcome outcome;

	private DemoOnce() {
		try {
			this.clinic = TestClinic.at(Files.createTempDirectory(Path.of("target"), "demo").resolve("home"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.outcome = this.clinic.run("demo", "--clients", "150", "--months", "14", "--month", "2026-10");
	}

	static TestClinic clinic() {
		return ONLY.clinic;
	}

	static Outcome outcome() {
		return ONLY.outcome;
	}

	/**
	 * The issue of the demo's last month.
	 */
	static Path issue() {
		return ONLY.clinic.home().resolve("reports/2026-10/administrators/r1");
	}

}
