package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.postgres.EmbeddedServer;

/**
 * A PostgreSQL that was unpacked and initialised once for all tests of this process and
 * is copied into their homes, because that takes longer than most tests; its tables are
 * still created in each home.
 */
final class PreparedPostgres {

	/** A test that does not pull the plug need not wait for the disk. */
	private static final String HASTE = """

			fsync = off
			synchronous_commit = off
			full_page_writes = off
			""";

	private static final PreparedPostgres ONLY = new PreparedPostgres();

	private final Path folder;

	private PreparedPostgres() {
		try {
			Home home = Home.at(Files.createTempDirectory(Path.of("target"), "postgres").resolve("home"));
			EmbeddedServer.start(home).close();
			this.folder = home.postgres().toRealPath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void copyTo(Path home) {
		try {
			ONLY.copy(Home.at(home).postgres());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void copy(Path to) throws IOException {
		Files.walkFileTree(this.folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
				if (Files.isDirectory(from.resolve("bin"))) {
					Files.createSymbolicLink(target(from), from);
					return FileVisitResult.SKIP_SUBTREE;
				}
				if (!Files.exists(target(from))) {
					Files.copy(from, target(from), StandardCopyOption.COPY_ATTRIBUTES);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
				Files.copy(from, target(from), StandardCopyOption.COPY_ATTRIBUTES);
				return FileVisitResult.CONTINUE;
			}

			private Path target(Path from) {
				return to.resolve(PreparedPostgres.this.folder.relativize(from));
			}

		});
		Files.writeString(to.resolve("data/postgresql.conf"), HASTE, StandardOpenOption.APPEND);
	}

}
