package org.clinicoutcomes.config.postgres;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Login;
import org.clinicoutcomes.config.Logins;

/**
 * The embedded database's random passwords, kept in one file that only its owner can
 * read.
 */
final class Passwords {

	static final String SUPERUSER = "postgres";

	private static final List<String> NAMES = List.of(SUPERUSER, "owner", "loader", "analyst", "publisher");

	private final Properties passwords;

	private Passwords(Properties passwords) {
		this.passwords = passwords;
	}

	static Path file(Home home) {
		return home.postgres().resolve("passwords");
	}

	static Passwords read(Home home) throws IOException {
		Properties properties = new Properties();
		if (Files.exists(file(home))) {
			try (Reader reader = Files.newBufferedReader(file(home))) {
				properties.load(reader);
			}
		}
		if (!properties.stringPropertyNames().containsAll(NAMES)) {
			throw new ClinicFailure(ExitCode.DATABASE_OR_DISK, "The passwords of the database must be in " + file(home)
					+ ", got: a missing or incomplete file; restore it from the backup of the folder it lies in");
		}
		return new Passwords(properties);
	}

	static Passwords readOrCreate(Home home) throws IOException {
		if (!Files.exists(file(home))) {
			SecureRandom random = new SecureRandom();
			StringBuilder text = new StringBuilder();
			for (String name : NAMES) {
				byte[] bytes = new byte[24];
				random.nextBytes(bytes);
				text.append(name)
					.append('=')
					.append(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
					.append('\n');
			}
			Path beside = home.postgres().resolve("passwords.new");
			write(beside, text.toString());
			Files.move(beside, file(home), StandardCopyOption.ATOMIC_MOVE);
		}
		return read(home);
	}

	/**
	 * Writes a file that only its owner can read, down to the disk.
	 */
	static void write(Path file, String text) throws IOException {
		Files.deleteIfExists(file);
		FileAttribute<?>[] closed = file.getFileSystem().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		Files.createFile(file, closed);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.write(StandardCharsets.UTF_8.encode(text));
			channel.force(true);
		}
	}

	Login of(String name) {
		return new Login(name, this.passwords.getProperty(name));
	}

	Logins logins(String url) {
		return new Logins(url, of("owner"), of("loader"), of("analyst"), of("publisher"));
	}

}
