package org.clinicoutcomes.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that differ in zone, language, encoding and the order of their hashes, as
 * machines do.
 */
public enum OtherMachine {

	/** Arabic digits, a day ahead. */
	EAST("-Duser.timezone=Pacific/Kiritimati", "-Duser.language=ar", "-Duser.country=EG", "-Dfile.encoding=ISO-8859-1",
			"-XX:hashCode=2"),

	/** A letter i of its own, half an hour off. */
	WEST("-Duser.timezone=America/St_Johns", "-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=UTF-8",
			"-XX:hashCode=0");

	private static final long MOST_MINUTES = 3;

	private final List<String> options;

	OtherMachine(String... options) {
		this.options = List.of(options);
	}

	/**
	 * Let a program write files there.
	 * @param main is given the folder as its only argument
	 * @param folder where a folder for this machine is made
	 * @return that folder
	 */
	public Path write(Class<?> main, Path folder) throws IOException, InterruptedException {
		Path target = Files.createDirectory(folder.resolve(name()));
		Path log = folder.resolve(name() + ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Djava.awt.headless=true", "-XX:+UnlockExperimentalVMOptions"));
		command.addAll(this.options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), target.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(log)).isZero();
		return target;
	}

}
