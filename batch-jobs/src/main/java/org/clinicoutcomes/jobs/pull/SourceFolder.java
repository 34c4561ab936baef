package org.clinicoutcomes.jobs.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.jobs.pull.Source.Delivery;
import org.clinicoutcomes.jobs.pull.Source.SourceFile;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the folder of a source, and says in one sentence what is wrong with it.
 */
public final class SourceFolder {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,40}");

	private static final Set<String> KEYS = Set.of("files", "feeds", "refers-to", "inbox", "about");

	private static final int LONGEST_NAME = 63;

	private static final Set<String> FILE_KEYS = Set.of("pattern", "delivery", "header", "reuses-name");

	private final Path folder;

	private final FeedContracts contracts;

	public SourceFolder(Path folder, FeedContracts contracts) {
		this.folder = folder;
		this.contracts = contracts;
	}

	/**
	 * Read the source.
	 * @param defaultInbox where its files arrive unless it says otherwise
	 * @return the source
	 * @throws ClinicFailure if the folder does not say what it must
	 */
	public Source read(Path defaultInbox) {
		String name = this.folder.getFileName().toString();
		if (!NAME.matcher(name).matches()) {
			throw refused("its name must be a lower-case word of at most 41 letters, digits, - and _", name);
		}
		Path file = this.folder.resolve("source.yml");
		if (!Files.isRegularFile(file)) {
			throw refused("it must hold a file source.yml", "none");
		}
		String text = readText(file);
		Map<String, Object> yaml = yaml(text);
		only(KEYS, yaml.keySet());
		Map<String, SourceFile> files = new LinkedHashMap<>();
		map(yaml.get("files"), "files").forEach((fileName, facts) -> files.put(fileName, file(fileName, facts)));
		List<String> feeds = feeds(yaml.get("feeds"));
		Map<String, String> refersTo = new TreeMap<>();
		if (yaml.get("refers-to") != null) {
			map(yaml.get("refers-to"), "refers-to")
				.forEach((feed, source) -> refersTo.put(feed(feed), String.valueOf(source)));
		}
		Map<String, String> mappings = mappings(feeds);
		for (String feed : feeds) {
			if (!mappings.containsKey(feed) && !files.containsKey(feed)) {
				throw refused("the feed %s must have a mapping %s.sql or a file of that name".formatted(feed, feed),
						"neither");
			}
			if (!mappings.containsKey(feed)) {
				assertContract(feed, files.get(feed).header());
			}
		}
		Path inbox = (yaml.get("inbox") != null) ? defaultInbox.resolveSibling(yaml.get("inbox").toString())
				: defaultInbox;
		return new Source(name, inbox, files, feeds, refersTo, mappings,
				Digest.of(text, String.join("\n", mappings.values())));
	}

	/**
	 * A file that no mapping reads goes straight to its contract.
	 */
	private void assertContract(String feed, @Nullable List<String> header) {
		if (header == null) {
			return;
		}
		FeedContract contract = this.contracts.get(feed);
		List<String> missing = contract.columns()
			.stream()
			.filter((column) -> column.required() && !header.contains(column.name()))
			.map(Column::name)
			.toList();
		List<String> unknown = header.stream()
			.filter((name) -> contract.column(name).isEmpty() && !name.equals(FeedContract.CHANGED_AT)
					&& !name.equals(FeedContract.DELETED))
			.toList();
		if (!missing.isEmpty() || !unknown.isEmpty()) {
			throw refused(
					"files.%s.header must list columns of the feed, all required ones among them, or %s.sql must map it"
						.formatted(feed, feed),
					"missing %s, unknown %s".formatted(missing, unknown));
		}
	}

	private Map<String, String> mappings(List<String> feeds) {
		Map<String, String> mappings = new TreeMap<>();
		try (Stream<Path> paths = Files.list(this.folder)) {
			for (Path path : paths.filter((entry) -> entry.toString().endsWith(".sql")).sorted().toList()) {
				String feed = path.getFileName().toString().replace(".sql", "");
				if (!feeds.contains(feed)) {
					throw refused("a mapping must be named after one of its feeds", path.getFileName().toString());
				}
				mappings.put(feed, readText(path));
			}
		}
		catch (IOException ex) {
			throw refused("it must be readable", ex.getClass().getSimpleName());
		}
		return mappings;
	}

	private List<String> feeds(@Nullable Object value) {
		if (!(value instanceof List<?> list) || list.isEmpty()) {
			throw refused("source.yml must list its feeds", String.valueOf(value));
		}
		List<String> feeds = new ArrayList<>();
		for (Object feed : list) {
			feeds.add(feed(feed));
		}
		return feeds;
	}

	private String feed(Object value) {
		String feed = String.valueOf(value);
		if (!this.contracts.names().contains(feed)) {
			throw refused("a feed must be one of " + this.contracts.names(), feed);
		}
		return feed;
	}

	private SourceFile file(String name, Object value) {
		Map<String, Object> facts = map(value, "files." + name);
		only(FILE_KEYS, facts.keySet());
		String pattern = Objects.toString(facts.get("pattern"), "");
		if (pattern.isBlank() || pattern.contains("/") || pattern.contains("\\")
				|| pattern.indexOf("{date}") != pattern.lastIndexOf("{date}")) {
			throw refused("files.%s.pattern must be a file name, which may hold * ? and once {date}".formatted(name),
					pattern);
		}
		String delivery = Objects.toString(facts.get("delivery"), "");
		if (!Set.of("snapshot", "changes").contains(delivery)) {
			throw refused("files.%s.delivery must be snapshot or changes".formatted(name), delivery);
		}
		List<String> header = null;
		if (facts.get("header") instanceof List<?> list) {
			header = header(name, list);
		}
		else if (!this.contracts.names().contains(name)) {
			throw refused("files.%s.header must list the columns, since no feed has that name".formatted(name),
					"nothing");
		}
		return new SourceFile(name, pattern, Delivery.valueOf(delivery.toUpperCase(Locale.ROOT)), header,
				Boolean.TRUE.equals(facts.get("reuses-name")));
	}

	private List<String> header(String name, List<?> list) {
		List<String> header = list.stream().map(String::valueOf).toList();
		for (String column : header) {
			boolean isTaken = column.equals("_file") || column.equals("_line");
			if (column.isBlank() || column.length() > LONGEST_NAME || isTaken
					|| header.indexOf(column) != header.lastIndexOf(column)) {
				throw refused("files.%s.header must list names of 1 to %d letters, each once, none _file or _line"
					.formatted(name, LONGEST_NAME), column.isEmpty() ? "an empty name" : column);
			}
		}
		if (header.isEmpty()) {
			throw refused("files.%s.header must list the columns".formatted(name), "none");
		}
		return header;
	}

	private Map<String, Object> yaml(String text) {
		try {
			LoaderOptions options = new LoaderOptions();
			options.setAllowDuplicateKeys(false);
			return map(new Yaml(new SafeConstructor(options)).load(text), "source.yml");
		}
		catch (YAMLException ex) {
			throw refused("source.yml must be YAML", ex.getClass().getSimpleName());
		}
	}

	private void only(Set<String> allowed, Set<String> found) {
		for (String key : found) {
			if (!allowed.contains(key)) {
				throw refused("a key of source.yml must be one of " + allowed.stream().sorted().toList(), key);
			}
		}
	}

	private Map<String, Object> map(@Nullable Object value, String where) {
		if (!(value instanceof Map<?, ?> map)) {
			throw refused(where + " must hold keys and values", String.valueOf(value));
		}
		Map<String, Object> named = new LinkedHashMap<>();
		map.forEach((key, one) -> named.put(String.valueOf(key), one));
		return named;
	}

	private String readText(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw refused(file.getFileName() + " must be readable text", ex.getClass().getSimpleName());
		}
	}

	private ClinicFailure refused(String mustHold, String got) {
		return new ClinicFailure(ExitCode.INPUT_REFUSED, "Source %s: %s, got: %s; see the examples in config/examples"
			.formatted(this.folder.getFileName(), mustHold, got));
	}

}
