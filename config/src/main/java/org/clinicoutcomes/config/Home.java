package org.clinicoutcomes.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

import org.jspecify.annotations.Nullable;

/**
 * The one folder in which a clinic keeps everything that is its own: settings, database,
 * deliveries and issued reports.
 */
public final class Home {

	private final Path folder;

	private Home(Path folder) {
		this.folder = folder;
	}

	/**
	 * Opens a clinic's folder and creates what is missing in it.
	 * @param folder the folder, which may not exist yet
	 * @return the home
	 * @throws ClinicFailure if the path is no folder or cannot be written
	 */
	public static Home at(Path folder) {
		Home home = new Home(folder.toAbsolutePath().normalize());
		home.create();
		return home;
	}

	public Path folder() {
		return this.folder;
	}

	/**
	 * The clinic's settings, sources and own measures.
	 * @return the folder
	 */
	public Path config() {
		return this.folder.resolve("config");
	}

	/**
	 * The embedded database's programs, data and passwords, closed to others.
	 * @return the folder
	 */
	public Path postgres() {
		return this.folder.resolve("postgres");
	}

	/**
	 * Where modules leave their deliveries.
	 * @return the folder
	 */
	public Path inbox() {
		return this.folder.resolve("inbox");
	}

	/**
	 * Where issues are published.
	 * @return the folder
	 */
	public Path reports() {
		return this.folder.resolve("reports");
	}

	/**
	 * The file that is locked while a run is under way.
	 * @return the file
	 */
	public Path lock() {
		return this.folder.resolve("lock");
	}

	/**
	 * For files that may hold a client's data for a moment, closed to others.
	 * @return the folder
	 */
	public Path temp() {
		return this.folder.resolve("temp");
	}

	/**
	 * Removes what a killed run left in {@link #temp()}; for the holder of the lock only.
	 */
	public void emptyTemp() {
		try {
			delete(temp());
			createPrivate(temp());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Deletes a folder with all it holds, without following links.
	 * @param folder the folder, which may be missing
	 * @throws IOException if something in it cannot be deleted
	 */
	public static void delete(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			Files.deleteIfExists(folder);
			return;
		}
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
				Files.delete(visited);
				return FileVisitResult.CONTINUE;
			}

		});
	}

	private void create() {
		if (Files.exists(this.folder) && !Files.isDirectory(this.folder)) {
			throw new ClinicFailure(ExitCode.USAGE,
					"The home must be a folder, got: the file " + this.folder + "; name another folder with --home");
		}
		try {
			Files.createDirectories(this.folder);
			createIfMissing(config());
			createIfMissing(reports());
			createPrivate(inbox());
			createPrivate(postgres());
			createPrivate(temp());
		}
		catch (IOException ex) {
			throw notWritable(ex);
		}
		if (!Files.isWritable(this.folder)) {
			throw notWritable(null);
		}
	}

	private ClinicFailure notWritable(@Nullable IOException cause) {
		return new ClinicFailure(ExitCode.DATABASE_OR_DISK, "The home must be a folder this user can write, got: "
				+ this.folder + "; change its owner or name another folder with --home", cause);
	}

	private static void createIfMissing(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			Files.createDirectory(directory);
		}
	}

	private static void createPrivate(Path directory) throws IOException {
		if (Files.isDirectory(directory)) {
			return;
		}
		if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			Files.createDirectory(directory,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		else {
			Files.createDirectory(directory);
		}
	}

	@Override
	public String toString() {
		return this.folder.toString();
	}

}
