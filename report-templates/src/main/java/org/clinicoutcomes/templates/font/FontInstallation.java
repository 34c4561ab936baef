package org.clinicoutcomes.templates.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes Java use the fonts that come with the reports: on a machine without fonts it
 * cannot even measure text.
 */
public final class FontInstallation {

	private static final String CONFIGURATION = "fontconfig.properties";

	private FontInstallation() {
	}

	/**
	 * Copies the fonts into a folder and points Java at them. Must be called before
	 * anything of {@code java.awt} is used, else it has no effect.
	 * @param folder a folder of this program's own, created if absent
	 */
	public static void install(Path folder) {
		System.setProperty("java.awt.headless", "true");
		if (!isLinux()) {
			return;
		}
		try {
			Files.createDirectories(folder);
			Path absolute = folder.toAbsolutePath();
			for (String name : ReportFonts.FILES) {
				write(absolute.resolve(name), read(name));
			}
			String configuration = new String(read(CONFIGURATION), StandardCharsets.UTF_8).replace("{folder}",
					absolute.toString());
			Path file = absolute.resolve(CONFIGURATION);
			write(file, configuration.getBytes(StandardCharsets.ISO_8859_1));
			System.setProperty("sun.awt.fontconfig", file.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The folder for fonts must be writable, got: " + folder, ex);
		}
	}

	private static boolean isLinux() {
		return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
	}

	private static void write(Path file, byte[] content) throws IOException {
		if (!Files.isRegularFile(file) || Files.size(file) != content.length) {
			Files.write(file, content);
		}
	}

	private static byte[] read(String name) throws IOException {
		try (InputStream stream = ReportFonts.open(name)) {
			return stream.readAllBytes();
		}
	}

}
