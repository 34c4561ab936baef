package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.config.Home;

/**
 * The folder of an issue: filled beside the shelf, made durable, then moved there in one
 * step, so that a reader sees all of it or nothing.
 */
final class IssueFolder {

	private final Path staging;

	private final Path target;

	/**
	 * A new issue.
	 * @param reports the shelf
	 * @param month the month
	 * @param audience whom it is for
	 * @param revision the number of the issue
	 */
	IssueFolder(Path reports, YearMonth month, String audience, int revision) {
		this.target = reports.resolve(month.toString()).resolve(audience).resolve("r" + revision);
		this.staging = reports.resolve(".staging");
	}

	Path target() {
		return this.target;
	}

	Path prepare() {
		try {
			Home.delete(this.staging);
			return Files.createDirectories(this.staging);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void appear() {
		try {
			for (Path file : files()) {
				Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
				sync(file);
			}
			sync(this.staging);
			Files.createDirectories(this.target.getParent());
			// Without a row in the ledger it was left by a run that was killed before it
			// could be recorded.
			Home.delete(this.target);
			Files.move(this.staging, this.target, StandardCopyOption.ATOMIC_MOVE);
			sync(this.target.getParent());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Path> files() {
		try (Stream<Path> files = Files.list(this.staging)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void discard() {
		try {
			Home.delete(this.staging);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void sync(Path path) throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
