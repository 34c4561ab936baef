package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamException;

/**
 * Keeps {@code reports/index.html}, the page that lists every issue; it is replaced in
 * one step and only when it would say something else.
 */
final class Shelf {

	static final String PAGE = "index.html";

	private final Path reports;

	private final String program;

	/**
	 * A shelf.
	 * @param reports the folder of issues
	 * @param program the program's name
	 */
	Shelf(Path reports, String program) {
		this.reports = reports;
		this.program = program;
	}

	/**
	 * Show the issues. As long as there are none there is no page.
	 * @param issues all issues, the latest month and revision first
	 */
	void show(List<IssueLedger.Entry> issues) {
		try {
			discard();
			byte[] page = page(issues, this::onTheShelf);
			Path shown = this.reports.resolve(PAGE);
			if (!issues.isEmpty() && !(Files.exists(shown) && Arrays.equals(Files.readAllBytes(shown), page))) {
				write(page);
				showPrepared();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write the page beside the one that is shown, so that a disk that is full is found
	 * out before a new issue appears.
	 * @param issues all issues, the latest month and revision first
	 * @param folder the folder of the new one, below the shelf
	 * @param scratch where its files are as yet
	 */
	void prepare(List<IssueLedger.Entry> issues, String folder, Path scratch) {
		try {
			write(page(issues, (name) -> name.equals(folder) ? names(scratch) : onTheShelf(name)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Show the page that was prepared.
	 */
	void showPrepared() {
		try {
			Files.move(beside(), this.reports.resolve(PAGE), StandardCopyOption.ATOMIC_MOVE,
					StandardCopyOption.REPLACE_EXISTING);
			try (FileChannel folder = FileChannel.open(this.reports, StandardOpenOption.READ)) {
				folder.force(true);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Remove a page that was prepared and is not to be shown.
	 */
	void discard() {
		try {
			Files.deleteIfExists(beside());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] page(List<IssueLedger.Entry> issues, Function<String, List<String>> files) {
		StringWriter page = new StringWriter();
		try {
			new ShelfPage(this.program, files, page).write(issues);
			return page.toString().getBytes(StandardCharsets.UTF_8);
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("A page in memory must be written, got: " + ex.getMessage(), ex);
		}
	}

	private List<String> onTheShelf(String folder) {
		return names(this.reports.resolve(folder));
	}

	private static List<String> names(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(byte[] page) throws IOException {
		try (FileChannel channel = FileChannel.open(beside(), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING)) {
			ByteBuffer bytes = ByteBuffer.wrap(page);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
	}

	private Path beside() {
		return this.reports.resolve("." + PAGE);
	}

}
