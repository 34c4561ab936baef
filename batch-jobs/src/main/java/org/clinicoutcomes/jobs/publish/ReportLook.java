package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.report.LookFile;
import org.clinicoutcomes.domain.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * The look of the clinic's reports, {@code config/report.yml}, as texts that are kept
 * with an issue, so that it can be made again when the look is another one.
 */
final class ReportLook {

	private static final String FILE = "report.yml";

	private static final String PICTURE = "picture/";

	private static final String TEMPLATE = "template/";

	private static final List<String> TEMPLATES = List.of("report.jrxml", "table.jrxml", "tiles.jrxml");

	private final LookFile file;

	private final Map<String, String> texts;

	private ReportLook(LookFile file, Map<String, String> texts) {
		this.file = file;
		this.texts = texts;
	}

	/**
	 * The look as it is written down now.
	 * @param config the folder of settings, which may hold report.yml
	 * @return the look of the house where there is no file
	 * @throws ClinicFailure if the file cannot be meant
	 */
	static ReportLook in(Path config) {
		Path file = config.resolve(FILE);
		Map<String, String> texts = new TreeMap<>();
		try {
			if (Files.exists(file)) {
				texts.put(FILE, Files.readString(file));
			}
			for (String name : TEMPLATES) {
				Path template = config.resolve("templates").resolve(name);
				if (Files.isRegularFile(template)) {
					texts.put(TEMPLATE + name, Files.readString(template));
				}
			}
			return read(texts, (name) -> picture(config, name, texts));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The look that was kept with an issue.
	 * @param printed texts by name, others among them
	 * @return the look
	 */
	static ReportLook of(Map<String, String> printed) {
		return read(printed, (name) -> {
			String picture = printed.get(PICTURE + name);
			return (picture != null) ? Base64.getDecoder().decode(picture) : null;
		});
	}

	private static ReportLook read(Map<String, String> texts, Pictures pictures) {
		String text = texts.get(FILE);
		if (text == null) {
			return new ReportLook(LookFile.none(), texts);
		}
		LookFile file = YamlText.read(FILE, text, (root) -> LookFile.read(FILE, root, pictures::read));
		return new ReportLook(file.withTemplates(templates(texts)), texts);
	}

	private static Map<String, String> templates(Map<String, String> texts) {
		Map<String, String> templates = new TreeMap<>();
		texts.forEach((name, text) -> {
			if (name.startsWith(TEMPLATE)) {
				templates.put(name.substring(TEMPLATE.length()), text);
			}
		});
		return templates;
	}

	/** A picture stands beside the file that names it, and nowhere else. */
	private static byte @Nullable [] picture(Path config, String name, Map<String, String> texts) {
		Path file = config.resolve(name).normalize();
		if (!config.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
			return null;
		}
		try {
			byte[] picture = Files.readAllBytes(file);
			texts.put(PICTURE + name, Base64.getEncoder().encodeToString(picture));
			return picture;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is kept with an issue.
	 * @return texts by name
	 */
	Map<String, String> texts() {
		return this.texts;
	}

	String programNameOr(String usual) {
		return this.file.programNameOr(usual);
	}

	/**
	 * A report in this look.
	 * @param report a report in the look of the house
	 * @return the report
	 * @throws ClinicFailure if the look names a part that there is not
	 */
	Report applyTo(Report report) {
		try {
			return report.lookingLike(this.file.look());
		}
		catch (IllegalArgumentException ex) {
			throw new ClinicFailure(ExitCode.USAGE, "%s: %s".formatted(FILE, ex.getMessage()));
		}
	}

	/**
	 * A report in this look whose parts and titles are agreed with others.
	 * @param report a report in the look of the house
	 * @return the report
	 */
	Report applyWithAllParts(Report report) {
		return report.lookingLike(this.file.look().withAllParts());
	}

	/**
	 * Finds a picture.
	 */
	@FunctionalInterface
	private interface Pictures {

		byte @Nullable [] read(String name);

	}

}
