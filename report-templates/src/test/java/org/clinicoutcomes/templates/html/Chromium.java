package org.clinicoutcomes.templates.html;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser of this machine, if there is one, without a window and without network.
 */
public final class Chromium {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private static final int PATIENCE_SECONDS = 120;

	private final Path program;

	private Chromium(Path program) {
		this.program = program;
	}

	/**
	 * Look for it.
	 * @return it, empty if there is none
	 */
	public static Optional<Chromium> find() {
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Chromium::new);
	}

	/**
	 * Opens a page, lets its scripts end and says what it has become.
	 * @param page the page
	 * @param folder where the browser may write
	 * @return the page's elements as markup
	 */
	public String open(Path page, Path folder) throws IOException, InterruptedException {
		Path dump = folder.resolve(page.getFileName() + ".dump");
		Process process = new ProcessBuilder(Stream
			.of(this.program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
					"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
					"--window-size=1280,1000", "--virtual-time-budget=60000",
					"--user-data-dir=" + folder.resolve("profile"), "--dump-dom", page.toUri().toString())
			.toList()).redirectOutput(dump.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IllegalStateException(
					"Chromium must open the page within %d s, got: no answer".formatted(PATIENCE_SECONDS));
		}
		return Files.readString(dump);
	}

}
