package org.clinicoutcomes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes a folder like one under {@code /srv}: others may enter it, which a temporary
 * folder does not allow.
 */
public final class OpenFolder {

	private OpenFolder() {
	}

	/**
	 * Opens a temporary folder to others.
	 * @param folder a folder of this test
	 * @return a home in it
	 * @throws IOException if the folder is not ours
	 */
	public static Home homeIn(Path folder) throws IOException {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		return Home.at(folder.resolve("clinic"));
	}

}
