package org.clinicoutcomes.config.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.clinicoutcomes.config.Home;

/**
 * Runs one of PostgreSQL's programs to its end, away from the caller's environment.
 */
record Command(Home home, List<String> words) {

	private static final List<String> KEPT = List.of("PATH", "SystemRoot", "SYSTEMROOT", "TEMP", "TMP");

	Outcome run() throws IOException {
		// A file instead of a pipe, because a server that was started keeps the pipe
		// open.
		Path output = Files.createTempFile(this.home.temp(), "postgres", ".txt");
		try {
			ProcessBuilder builder = new ProcessBuilder(this.words).directory(this.home.postgres().toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile());
			Map<String, String> environment = builder.environment();
			environment.keySet().retainAll(KEPT);
			environment.put("LC_ALL", "C");
			environment.put("TZ", "UTC");
			Process process = builder.start();
			process.getOutputStream().close();
			if (!process.waitFor(10, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				return new Outcome(-1, "no end within ten minutes");
			}
			return new Outcome(process.exitValue(), Files.readString(output));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("The program must end, got: an interruption", ex);
		}
		finally {
			Files.deleteIfExists(output);
		}
	}

	/**
	 * How the program ended.
	 *
	 * @param exitValue 0 if well
	 * @param output what it printed
	 */
	record Outcome(int exitValue, String output) {

		boolean isGood() {
			return this.exitValue == 0;
		}

	}

}
