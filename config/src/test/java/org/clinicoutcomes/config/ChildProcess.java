package org.clinicoutcomes.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A second process that can be killed, because only a real death shows what is left.
 */
public final class ChildProcess implements AutoCloseable {

	private final Process process;

	private final String said;

	private ChildProcess(Process process, String said) {
		this.process = process;
		this.said = said;
	}

	/**
	 * Runs a class of the tests until it has said one line.
	 * @param main the class
	 * @param home the folder it is given
	 * @return the process, still running
	 * @throws IOException if it cannot be started
	 */
	public static ChildProcess of(Class<?> main, Home home) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), main.getName(), home.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = process.inputReader();
		String said = output.readLine();
		while (said != null && !said.startsWith("said ")) {
			said = output.readLine();
		}
		return new ChildProcess(process, String.valueOf(said));
	}

	public String said() {
		return this.said;
	}

	public void kill() throws InterruptedException {
		this.process.destroyForcibly();
		this.process.waitFor(10, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
