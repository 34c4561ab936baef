package org.clinicoutcomes.jobs.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.pull.Source.SourceFile;

/**
 * The folder in which a source's files arrive.
 */
final class Inbox {

	private static final String DATE = "(?<date>\\d{4}-\\d\\d-\\d\\d)";

	private final Source source;

	private final Path folder;

	Inbox(Source source, Path folder) {
		this.source = source;
		this.folder = folder;
	}

	/**
	 * Find the files of every pattern, oldest first.
	 * @return files by the name they have in {@code source.yml}
	 * @throws ClinicFailure if the folder is missing or nothing matches a pattern
	 */
	Map<String, List<FoundFile>> find() {
		List<Path> paths = list();
		Map<String, List<FoundFile>> found = new TreeMap<>();
		for (SourceFile file : this.source.files().values()) {
			Pattern pattern = pattern(file);
			List<FoundFile> matches = new ArrayList<>();
			for (Path path : paths) {
				Matcher matcher = pattern.matcher(path.getFileName().toString());
				if (matcher.matches()) {
					matches
						.add(new FoundFile(file, path, file.pattern().contains("{date}") ? date(path, matcher) : null));
				}
			}
			if (matches.isEmpty()) {
				throw refused("must hold a file that matches " + file.pattern(), "none of " + paths.size() + " files");
			}
			matches.sort(null);
			found.put(file.name(), matches);
		}
		return found;
	}

	/**
	 * Names of files that no pattern wants.
	 * @param found what was found
	 * @return file names
	 */
	List<String> leftAlone(Map<String, List<FoundFile>> found) {
		List<Path> wanted = found.values().stream().flatMap(List::stream).map(FoundFile::path).toList();
		return list().stream()
			.filter((path) -> !wanted.contains(path))
			.map((path) -> path.getFileName().toString())
			.toList();
	}

	private List<Path> list() {
		try (Stream<Path> paths = Files.list(this.folder)) {
			return paths.filter(Files::isRegularFile).sorted().toList();
		}
		catch (IOException ex) {
			throw refused("must be a readable folder", ex.getClass().getSimpleName());
		}
	}

	private static Pattern pattern(SourceFile file) {
		StringBuilder expression = new StringBuilder();
		for (String piece : file.pattern().split("(?<=[*?])|(?=[*?])|(?=\\{date\\})|(?<=\\{date\\})")) {
			switch (piece) {
				case "*" -> expression.append(".*");
				case "?" -> expression.append('.');
				case "{date}" -> expression.append(DATE);
				default -> expression.append(Pattern.quote(piece));
			}
		}
		return Pattern.compile(expression.toString());
	}

	private LocalDate date(Path path, Matcher matcher) {
		try {
			return LocalDate.parse(matcher.group("date"));
		}
		catch (DateTimeException ex) {
			throw refused("must name its files by real dates", path.getFileName().toString());
		}
	}

	private ClinicFailure refused(String mustHold, String got) {
		return new ClinicFailure(ExitCode.INPUT_REFUSED,
				"Source %s: the folder %s %s, got: %s; deliver the files or correct source.yml"
					.formatted(this.source.name(), this.folder, mustHold, got));
	}

}
