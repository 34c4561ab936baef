package org.clinicoutcomes.jobs.publish;

import java.util.function.Function;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads what a clinic wrote as YAML, and names the file where it cannot be meant.
 */
final class YamlText {

	private YamlText() {
	}

	/**
	 * Read.
	 * @param <T> type of what is written
	 * @param file the file, for messages
	 * @param text its content
	 * @param reader makes of the content what it means
	 * @return what is written
	 * @throws ClinicFailure if it is no YAML or means nothing
	 */
	static <T> T read(String file, String text, Function<@Nullable Object, T> reader) {
		try {
			return reader.apply(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
		}
		catch (YAMLException ex) {
			throw new ClinicFailure(ExitCode.USAGE,
					"%s must be YAML, got: a text that is not; correct its indentation and quotes".formatted(file));
		}
		catch (IllegalArgumentException ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
	}

}
