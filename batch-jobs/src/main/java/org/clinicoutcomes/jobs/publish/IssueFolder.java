package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.domain.period.IssuePeriod;

/**
 * The folder of an issue: filled beside the shelf, made durable, then moved there in one
 * step, so that a reader sees all of it or nothing.
 */
final class IssueFolder {

	private static final Pattern RELATIVE = Pattern.compile("[a-z0-9-]+.[a-z0-9-]+.r\\d+");

	private final Path reports;

	private final Path staging;

	private final Path target;

	private boolean isUndecided;

	/**
	 * A new issue.
	 * @param reports the shelf
	 * @param period the period
	 * @param audience whom it is for
	 * @param revision the number of the issue
	 */
	IssueFolder(Path reports, IssuePeriod period, String audience, int revision) {
		this(reports, reports.resolve(period.id()).resolve(audience).resolve("r" + revision));
	}

	private IssueFolder(Path reports, Path target) {
		this.reports = reports;
		this.target = target;
		this.staging = reports.resolve(".staging");
	}

	/**
	 * The issue that a run which was killed had begun.
	 * @param reports the shelf
	 * @return the issue, of which it is not known whether it was recorded
	 */
	static Optional<IssueFolder> leftBehind(Path reports) {
		IssueFolder any = new IssueFolder(reports, reports);
		if (!Files.exists(any.staging)) {
			return Optional.empty();
		}
		try {
			String relative = Files.exists(any.mark()) ? Files.readString(any.mark()) : "";
			return Optional
				.of(RELATIVE.matcher(relative).matches() ? new IssueFolder(reports, reports.resolve(relative)) : any);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path target() {
		return this.target;
	}

	/**
	 * Where the issue stands, below the shelf.
	 * @return a relative path
	 */
	String name() {
		return this.reports.relativize(this.target).toString();
	}

	Path prepare() {
		try {
			Home.delete(this.staging);
			Files.createDirectories(filled());
			Files.writeString(mark(), name());
			return filled();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Put the folder on the shelf. Until {@link #recorded()} it may have to be taken down
	 * again.
	 */
	void appear() {
		try {
			for (Path file : files()) {
				makeReadOnly(file);
				sync(file);
			}
			sync(filled());
			sync(mark());
			sync(this.staging);
			Files.createDirectories(this.target.getParent());
			this.isUndecided = true;
			Files.move(filled(), this.target, StandardCopyOption.ATOMIC_MOVE);
			for (Path folder = this.target.getParent(); !folder.equals(this.reports); folder = folder.getParent()) {
				sync(folder);
			}
			sync(this.reports);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void recorded() {
		this.isUndecided = false;
	}

	/**
	 * Take down what was never recorded. It leaves the shelf in one step too.
	 */
	void takeDown() {
		try {
			if (Files.exists(this.target) && !this.target.equals(this.reports)) {
				Path down = this.staging.resolve("taken-down");
				Home.delete(down);
				Files.move(this.target, down, StandardCopyOption.ATOMIC_MOVE);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path filled() {
		return this.staging.resolve("files");
	}

	private Path mark() {
		return this.staging.resolve("target");
	}

	List<Path> files() {
		try (Stream<Path> files = Files.list(filled())) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Remove what stands beside the shelf, unless the next run must still decide on it.
	 */
	void discard() {
		if (this.isUndecided) {
			return;
		}
		try {
			Home.delete(this.staging);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void makeReadOnly(Path file) throws IOException {
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
		}
		else {
			Files.setAttribute(file, "dos:readonly", true);
		}
	}

	private static void sync(Path path) throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
