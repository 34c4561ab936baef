package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.Digest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who reads the shelf all the time: follows every manifest to its files and
 * every link of the page, and notes what is not there or not as it was said to be.
 */
final class ShelfReader implements AutoCloseable {

	private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path shelf;

	private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

	/**
	 * Files that were whole, with size and moment: they need no second look until they
	 * change.
	 */
	private final Set<String> sound = ConcurrentHashMap.newKeySet();

	private final Thread thread = new Thread(this::readOn);

	private volatile boolean isClosed;

	private volatile int issuesRead;

	private volatile int pagesRead;

	ShelfReader(Path shelf) {
		this.shelf = shelf;
	}

	void start() {
		this.thread.start();
	}

	List<String> faults() {
		return List.copyOf(this.faults);
	}

	int issuesRead() {
		return this.issuesRead;
	}

	int pagesRead() {
		return this.pagesRead;
	}

	private void readOn() {
		try {
			while (!this.isClosed) {
				look();
				Thread.sleep(10);
			}
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			this.faults.add(ex.toString());
		}
	}

	/**
	 * Read the page and every file of every issue once.
	 * @return the issues that were there and whole
	 */
	Set<String> readAll() throws IOException {
		this.sound.clear();
		return look();
	}

	private Set<String> look() throws IOException {
		readPage();
		Set<String> whole = new TreeSet<>();
		for (String issue : issues()) {
			if (isWhole(issue)) {
				whole.add(issue);
				this.issuesRead++;
			}
		}
		return whole;
	}

	private Set<String> issues() throws IOException {
		Set<String> found = new TreeSet<>();
		try (Stream<Path> folders = Files.find(this.shelf, 3,
				(path, attributes) -> path.getFileName().toString().matches("r\\d+"))) {
			folders.forEach((path) -> found.add(this.shelf.relativize(path).toString()));
		}
		return found;
	}

	/**
	 * A killed run's issue that was never recorded is taken down by the next run, as a
	 * whole: then there is no folder either.
	 */
	private boolean isWhole(String issue) throws IOException {
		Path folder = this.shelf.resolve(issue);
		try {
			JsonNode manifest = JSON.readTree(Files.readAllBytes(folder.resolve("manifest.json")));
			Set<String> named = new TreeSet<>(Set.of("manifest.json"));
			for (JsonNode file : manifest.get("files")) {
				String name = file.get("name").asString();
				named.add(name);
				String sha256 = file.get("sha256").asString();
				BasicFileAttributes state = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
				if (this.sound.add(issue + name + sha256 + state.size() + state.lastModifiedTime())
						&& !sha256.equals(digest(folder.resolve(name)))) {
					this.faults.add(issue + "/" + name + " is not what the manifest says");
				}
			}
			if (named.size() < 4) {
				this.faults.add(issue + " has only " + named);
			}
			Set<String> found = new TreeSet<>();
			try (Stream<Path> files = Files.list(folder)) {
				files.forEach((file) -> found.add(file.getFileName().toString()));
			}
			if (!found.equals(named)) {
				this.faults.add(issue + " holds " + found + ", not " + named);
			}
			return true;
		}
		catch (NoSuchFileException ex) {
			if (Files.exists(folder)) {
				this.faults.add(ex.toString());
			}
			return false;
		}
		catch (JacksonException ex) {
			this.faults.add(issue + " has a manifest that cannot be read");
			return false;
		}
	}

	private static String digest(Path file) throws IOException {
		return HexFormat.of().formatHex(Digest.sha256().digest(Files.readAllBytes(file)));
	}

	private void readPage() throws IOException {
		Path page = this.shelf.resolve("index.html");
		if (!Files.exists(page)) {
			return;
		}
		String text = Files.readString(page);
		if (!text.endsWith("</html>\n")) {
			this.faults.add("a page that is cut off");
		}
		Matcher link = LINK.matcher(text);
		while (link.find()) {
			if (!Files.exists(this.shelf.resolve(link.group(1)))) {
				this.faults.add("the page links to " + link.group(1));
			}
		}
		this.pagesRead++;
	}

	@Override
	public void close() throws InterruptedException {
		this.isClosed = true;
		this.thread.join();
	}

}
