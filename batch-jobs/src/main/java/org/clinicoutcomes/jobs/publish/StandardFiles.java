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
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.benchmark.Benchmark;
import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads targets and benchmarks: those that come with the program and the clinic's own.
 */
final class StandardFiles {

	private final Path config;

	/**
	 * For a clinic.
	 * @param config its folder of settings, which may hold targets.yml and benchmarks
	 */
	StandardFiles(Path config) {
		this.config = config;
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
		Path own = this.config.resolve("targets.yml");
		try {
			Resource shipped = new PathMatchingResourcePatternResolver().getResource("classpath:targets.yml");
			add(targets, "targets.yml", shipped.getContentAsString(StandardCharsets.UTF_8), measures);
			if (Files.exists(own)) {
				add(targets, own.toString(), Files.readString(own), measures);
			}
			return List.copyOf(targets.values());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void add(Map<String, Target> targets, String file, String text, List<String> measures) {
		try {
			Target.of(file, new Yaml(new SafeConstructor(new LoaderOptions())).load(text), measures)
				.forEach((target) -> targets.put(
						String.join("|", target.measure(), target.part(), target.scope(), target.scopeValue()),
						target));
		}
		catch (YAMLException ex) {
			throw new ClinicFailure(ExitCode.USAGE,
					"%s must be YAML, got: a text that is not; correct its indentation and quotes".formatted(file));
		}
		catch (IllegalArgumentException ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
	}

	/**
	 * The benchmarks.
	 * @return benchmarks, file by file
	 * @throws ClinicFailure if a file cannot be read
	 */
	List<Benchmark> benchmarks() {
		List<Benchmark> benchmarks = new ArrayList<>();
		Path own = this.config.resolve("benchmarks");
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:benchmarks/*.csv")) {
				benchmarks.addAll(read(String.valueOf(resource.getFilename()),
						resource.getContentAsString(StandardCharsets.UTF_8)));
			}
			if (Files.isDirectory(own)) {
				try (Stream<Path> files = Files.list(own)) {
					for (Path file : files.filter((path) -> path.toString().endsWith(".csv")).sorted().toList()) {
						benchmarks.addAll(read(file.toString(), Files.readString(file)));
					}
				}
			}
			return benchmarks;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Benchmark> read(String file, String text) throws IOException {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
			return Benchmark.of(file, csv.stream().map(NamedCsvRecord::getFieldsAsMap).toList());
		}
		catch (CsvParseException ex) {
			throw new ClinicFailure(ExitCode.USAGE,
					"%s must be CSV, got: a text that is not; correct its quotes and commas".formatted(file));
		}
		catch (IllegalArgumentException ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
	}

}
