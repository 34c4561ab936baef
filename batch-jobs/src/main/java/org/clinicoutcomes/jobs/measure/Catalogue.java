package org.clinicoutcomes.jobs.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.CheckFile;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.MeasureHeader;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All measures and data checks: those of the project and the clinic's own.
 */
public final class Catalogue {

	private final Map<String, MeasureFile> measures = new TreeMap<>();

	private final Map<String, CheckFile> checks = new TreeMap<>();

	private final Map<String, String> refused = new TreeMap<>();

	private final FeedContracts contracts;

	private Catalogue(FeedContracts contracts) {
		this.contracts = contracts;
	}

	/**
	 * Read the catalogue; a file that is not a measure with its boundary cases is refused
	 * by name, and the others stay.
	 * @param own the folder of the clinic's own measures, which may be missing
	 * @param contracts the feeds that boundary cases are written in
	 * @return the catalogue
	 */
	public static Catalogue read(Path own, FeedContracts contracts) {
		Catalogue catalogue = new Catalogue(contracts);
		try {
			PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
			for (Resource resource : resources.getResources("classpath*:measures/*/*.sql")) {
				String[] path = resource.getURL().getPath().split("/");
				catalogue.add(path[path.length - 2], id(resource), text(resource), cases(resource), false);
			}
			for (Resource resource : resources.getResources("classpath*:checks/*.sql")) {
				catalogue.addCheck(id(resource), text(resource), cases(resource));
			}
			if (Files.isDirectory(own)) {
				catalogue.addOwn(own);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return catalogue;
	}

	private void addOwn(Path own) throws IOException {
		try (Stream<Path> files = Files.walk(own)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".sql")).sorted().toList()) {
				String name = file.getFileName().toString().replace(".sql", "");
				Path parent = file.getParent();
				String subject = own.equals(parent) ? "own" : parent.getFileName().toString();
				Path cases = file.resolveSibling(name + ".csv");
				try {
					add(subject, name, Files.readString(file), Files.exists(cases) ? Files.readString(cases) : "",
							true);
				}
				catch (IOException ex) {
					this.refused.put(name,
							"Measure %s must be readable UTF-8, got: a file that is not; save it as UTF-8 and let the program read it"
								.formatted(name));
				}
			}
		}
	}

	private void add(String subject, String id, String text, String cases, boolean isOwn) {
		try {
			MeasureFile measure = MeasureFile.read(subject, id, text, cases);
			CaseText.read("Measure " + id, cases, this.contracts).assertComplete(measure);
			if (this.measures.putIfAbsent(id, isOwn ? measure.asOwn() : measure) != null) {
				throw new IllegalArgumentException(
						"Measure %s must have an id of its own, got: an id that is taken; rename the file"
							.formatted(id));
			}
		}
		catch (IllegalArgumentException ex) {
			this.refused.put(id, String.valueOf(ex.getMessage()));
		}
	}

	private void addCheck(String id, String text, String cases) {
		try {
			CheckFile check = CheckFile.read(id, text, cases);
			CaseText.read("Check " + id, cases, this.contracts).assertComplete(check);
			this.checks.put(id, check);
		}
		catch (IllegalArgumentException ex) {
			this.refused.put(id, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Take a measure out that turned out to break a rule.
	 * @param id its id
	 * @param sentence why
	 */
	public void refuse(String id, String sentence) {
		this.measures.remove(id);
		this.refused.put(id, sentence);
	}

	/**
	 * Hold some measures and nothing else.
	 * @param measures the measures
	 */
	public void holdOnly(Collection<MeasureFile> measures) {
		this.measures.clear();
		this.checks.clear();
		measures.forEach((measure) -> this.measures.put(measure.id(), measure));
	}

	/**
	 * The measures that the clinic added.
	 * @return the measures
	 */
	public List<MeasureFile> own() {
		return this.measures.values().stream().filter(MeasureFile::isOwn).toList();
	}

	/**
	 * The measures and checks that were refused as they were read.
	 * @return why, by id
	 */
	public Map<String, String> refused() {
		return this.refused;
	}

	/**
	 * Those refused whose id matches.
	 * @param glob an id in which * and ? stand for other letters
	 * @return why, by id
	 */
	public Map<String, String> refused(String glob) {
		return matching(this.refused, glob);
	}

	/**
	 * All measures, by id.
	 * @return the measures
	 */
	public Collection<MeasureFile> measures() {
		return this.measures.values();
	}

	/**
	 * The measures whose id matches.
	 * @param glob an id in which * and ? stand for other letters
	 * @return the measures
	 * @throws ClinicFailure if there is none, not even a refused one
	 */
	public List<MeasureFile> matching(String glob) {
		List<MeasureFile> matching = List.copyOf(matching(this.measures, glob).values());
		if (matching.isEmpty() && refused(glob).isEmpty()) {
			throw new ClinicFailure(ExitCode.USAGE,
					"--measure must name at least one of %d measures, got: %s; see the command catalogue for their ids"
						.formatted(this.measures.size(), glob));
		}
		return matching;
	}

	/**
	 * The measure of an id.
	 * @param id an id
	 * @return the measure
	 * @throws ClinicFailure if there is none
	 */
	public MeasureFile measure(String id) {
		MeasureFile measure = this.measures.get(id);
		if (measure == null) {
			throw new ClinicFailure(ExitCode.USAGE,
					"--measure must be the id of one of %d measures, got: %s; see the command catalogue for their ids"
						.formatted(this.measures.size(), id));
		}
		return measure;
	}

	private static <T> Map<String, T> matching(Map<String, T> all, String glob) {
		PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
		Map<String, T> matching = new TreeMap<>();
		all.forEach((id, one) -> {
			if (matcher.matches(Path.of(id))) {
				matching.put(id, one);
			}
		});
		return matching;
	}

	/**
	 * The headers of all measures.
	 * @return headers by id
	 */
	public List<MeasureHeader> headers() {
		return this.measures.values().stream().map(MeasureFile::header).toList();
	}

	/**
	 * All data checks, by id.
	 * @return the checks
	 */
	public Collection<CheckFile> checks() {
		return this.checks.values();
	}

	private static String id(Resource resource) {
		return String.valueOf(resource.getFilename()).replace(".sql", "");
	}

	private static String text(Resource resource) throws IOException {
		return resource.getContentAsString(StandardCharsets.UTF_8);
	}

	private static String cases(Resource resource) throws IOException {
		Resource cases = resource.createRelative(id(resource) + ".csv");
		return cases.exists() ? text(cases) : "";
	}

}
