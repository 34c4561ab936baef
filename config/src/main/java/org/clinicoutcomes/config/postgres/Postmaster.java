package org.clinicoutcomes.config.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server that uses a data folder.
 *
 * @param pid the server's process
 * @param port the port it listens on
 */
record Postmaster(long pid, int port) {

	static Path file(Path data) {
		return data.resolve("postmaster.pid");
	}

	static Optional<Postmaster> read(Path data) throws IOException {
		try {
			List<String> lines = Files.readAllLines(file(data));
			return Optional
				.of(new Postmaster(Long.parseLong(lines.get(0).trim()), Integer.parseInt(lines.get(3).trim())));
		}
		catch (NoSuchFileException | IndexOutOfBoundsException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Tells whether the process lives and may be a server.
	 */
	boolean isAlive() {
		return process().filter((process) -> isServer(process).orElse(true)).isPresent();
	}

	/**
	 * Tells whether the server is dead and another program has got its number since.
	 */
	boolean isReplaced() {
		return process().flatMap(Postmaster::isServer).filter((isServer) -> !isServer).isPresent();
	}

	private Optional<ProcessHandle> process() {
		return ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive);
	}

	private static Optional<Boolean> isServer(ProcessHandle process) {
		return process.info()
			.command()
			.map((command) -> Path.of(command).getFileName().toString().startsWith("postgres"));
	}

	String url(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + database;
	}

}
