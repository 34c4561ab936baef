package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.benchmark.Benchmark;
import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.measure.MeasureHeader;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads targets and benchmarks: those that come with the program and the clinic's own.
 */
final class StandardFiles {

	private static final String TARGETS = "targets.yml";

	private static final String OWN_TARGETS = "config/targets.yml";

	private static final String BENCHMARKS = "benchmarks/";

	private static final String OWN_BENCHMARKS = "config/benchmarks/";

	private final Map<String, String> texts;

	/**
	 * Files that were read before.
	 * @param texts their texts by name
	 */
	StandardFiles(Map<String, String> texts) {
		this.texts = new TreeMap<>(texts);
	}

	/**
	 * The files of a clinic.
	 * @param config its folder of settings, which may hold targets.yml and benchmarks
	 * @return the files
	 */
	static StandardFiles read(Path config) {
		Map<String, String> texts = new TreeMap<>();
		PathMatchingResourcePatternResolver shipped = new PathMatchingResourcePatternResolver();
		try {
			texts.put(TARGETS, text(shipped.getResource("classpath:" + TARGETS)));
			for (Resource resource : shipped.getResources("classpath*:benchmarks/*.csv")) {
				texts.put(BENCHMARKS + resource.getFilename(), text(resource));
			}
			if (Files.exists(config.resolve(TARGETS))) {
				texts.put(OWN_TARGETS, Files.readString(config.resolve(TARGETS)));
			}
			if (Files.isDirectory(config.resolve(BENCHMARKS))) {
				try (Stream<Path> files = Files.list(config.resolve(BENCHMARKS))) {
					for (Path file : files.filter((path) -> path.toString().endsWith(".csv")).toList()) {
						texts.put(OWN_BENCHMARKS + file.getFileName(), Files.readString(file));
					}
				}
			}
			return new StandardFiles(texts);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Resource resource) throws IOException {
		return resource.getContentAsString(StandardCharsets.UTF_8);
	}

	/**
	 * The files' texts.
	 * @return texts by name
	 */
	Map<String, String> texts() {
		return Map.copyOf(this.texts);
	}

	/**
	 * The targets; one of the clinic's replaces one of the program's for the same
	 * measure, part and group.
	 * @param headers the measures
	 * @return targets in the order in which they stand
	 * @throws ClinicFailure if a file cannot be read
	 */
	List<Target> targets(List<MeasureHeader> headers) {
		List<String> measures = headers.stream().map(MeasureHeader::id).toList();
		Map<String, Target> targets = new LinkedHashMap<>();
		for (String name : List.of(TARGETS, OWN_TARGETS)) {
			String text = this.texts.get(name);
			if (text != null) {
				add(targets, name, text, measures);
			}
		}
		return List.copyOf(targets.values());
	}

	private static void add(Map<String, Target> targets, String file, String text, List<String> measures) {
		YamlText.read(file, text, (root) -> Target.of(file, root, measures::contains))
			.forEach((target) -> targets
				.put(String.join("|", target.measure(), target.part(), target.scope(), target.scopeValue()), target));
	}

	/**
	 * The benchmarks.
	 * @return benchmarks, file by file
	 * @throws ClinicFailure if a file cannot be read
	 */
	List<Benchmark> benchmarks() {
		List<Benchmark> benchmarks = new ArrayList<>();
		for (String folder : List.of(BENCHMARKS, OWN_BENCHMARKS)) {
			this.texts.forEach((name, text) -> {
				if (name.startsWith(folder)) {
					benchmarks.addAll(read(name, text));
				}
			});
		}
		return benchmarks;
	}

	private static List<Benchmark> read(String file, String text) {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
			return Benchmark.of(file, csv.stream().map(NamedCsvRecord::getFieldsAsMap).toList());
		}
		catch (IOException | CsvParseException ex) {
			throw new ClinicFailure(ExitCode.USAGE,
					"%s must be CSV, got: a text that is not; correct its quotes and commas".formatted(file));
		}
		catch (IllegalArgumentException ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
	}

}
