package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.report.LookFile;
import org.clinicoutcomes.domain.report.Report;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The look of the clinic's reports, {@code config/report.yml}.
 */
final class ReportLook {

	private final Path config;

	/**
	 * The look of a clinic.
	 * @param config its folder of settings, which may hold report.yml
	 */
	ReportLook(Path config) {
		this.config = config;
	}

	/**
	 * The look as it is written down now.
	 * @return the look of the house where there is no file
	 * @throws ClinicFailure if the file cannot be meant
	 */
	LookFile read() {
		Path file = this.config.resolve("report.yml");
		if (!Files.exists(file)) {
			return LookFile.none();
		}
		try {
			return LookFile.read(file.toString(),
					new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)), this::picture);
		}
		catch (YAMLException ex) {
			throw new ClinicFailure(ExitCode.USAGE,
					"%s must be YAML, got: a text that is not; correct its indentation and quotes".formatted(file));
		}
		catch (IllegalArgumentException ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A report in this look.
	 * @param report a report in the look of the house
	 * @param look the look
	 * @return the report
	 * @throws ClinicFailure if the look names a part that there is not
	 */
	Report applyTo(Report report, LookFile look) {
		try {
			return report.lookingLike(look.look());
		}
		catch (IllegalArgumentException ex) {
			throw new ClinicFailure(ExitCode.USAGE,
					"%s: %s".formatted(this.config.resolve("report.yml"), ex.getMessage()));
		}
	}

	private byte @Nullable [] picture(String name) {
		Path file = this.config.resolve(name).normalize();
		// A picture stands beside the file that names it, and nowhere else.
		if (!this.config.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
			return null;
		}
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
