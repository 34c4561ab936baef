package org.clinicoutcomes.config.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;

/**
 * The programs of PostgreSQL, unpacked from the class path once per home and version.
 *
 * @param folder the folder with {@code bin}, {@code lib} and {@code share}
 * @param version the version, such as 18.6.0
 */
record Binaries(Path folder, String version) {

	static final String VERSION = version("version.properties");

	static Binaries unpack(Home home) throws IOException {
		Path folder = home.postgres().resolve(VERSION);
		if (!Files.isDirectory(folder)) {
			String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
			try (InputStream packed = Binaries.class.getResourceAsStream(archive)) {
				if (packed == null) {
					throw new ClinicFailure(ExitCode.DATABASE_OR_DISK,
							"The program must bring PostgreSQL for this machine, got: no " + archive.substring(1)
									+ "; set clinic.database.mode to external and name a PostgreSQL of your own");
				}
				Path beside = home.postgres().resolve(VERSION + ".unpacking");
				Home.delete(beside);
				try {
					unpack(packed, Files.createDirectory(beside));
					Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
				}
				finally {
					Home.delete(beside);
				}
			}
		}
		return new Binaries(folder, VERSION);
	}

	/**
	 * Lets another home use what is unpacked in a first, where the system has links;
	 * elsewhere it will be unpacked again.
	 */
	static void lend(Home from, Home to) throws IOException {
		Path unpacked = from.postgres().resolve(VERSION).toAbsolutePath();
		Path link = to.postgres().resolve(VERSION);
		if (Files.isDirectory(unpacked) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
			try {
				Files.createSymbolicLink(link, unpacked);
			}
			catch (UnsupportedOperationException | FileSystemException ex) {
				Files.deleteIfExists(link);
			}
		}
	}

	static String archive(String system, String architecture) {
		String name = system.toLowerCase(Locale.ROOT);
		String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
		String arch = switch (architecture.toLowerCase(Locale.ROOT)) {
			case "amd64", "x86_64" -> "x86_64";
			case "aarch64", "arm64" -> "arm_64";
			default -> architecture;
		};
		return "/postgres-" + os + "-" + arch + ".txz";
	}

	String program(String name) {
		return this.folder.resolve("bin").resolve(name).toString();
	}

	String major() {
		return this.version.substring(0, this.version.indexOf('.'));
	}

	private static void unpack(InputStream packed, Path folder) throws IOException {
		boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
		try (TarArchiveInputStream archive = new TarArchiveInputStream(
				new BufferedInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)), 1 << 16))) {
			for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
				Path target = folder.resolve(entry.getName()).normalize();
				if (!target.startsWith(folder)) {
					throw new IOException("Every packed file must lie inside its folder");
				}
				if (target.equals(folder.resolve("include")) || target.startsWith(folder.resolve("include"))) {
					continue;
				}
				if (entry.isDirectory()) {
					Files.createDirectories(target);
				}
				else if (entry.isSymbolicLink()) {
					Files.createDirectories(target.getParent());
					Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
					continue;
				}
				else {
					Files.createDirectories(target.getParent());
					Files.copy(archive, target);
				}
				if (posix) {
					boolean open = entry.isDirectory() || (entry.getMode() & 0100) != 0;
					Files.setPosixFilePermissions(target,
							PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
				}
			}
		}
		if (posix) {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	private static String version(String resource) {
		try (InputStream stream = Binaries.class.getResourceAsStream(resource)) {
			Properties properties = new Properties();
			properties.load(stream);
			return properties.getProperty("version");
		}
		catch (IOException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

}
