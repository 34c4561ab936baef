package org.clinicoutcomes.domain.report;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.clinicoutcomes.domain.file.SettingsFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the look of a report from the content of its file.
 *
 * @param look the look
 * @param programName what the report calls the program, empty for the name in the
 * settings
 * @param ownTemplates whether the clinic's own templates are used
 */
public record LookFile(Look look, String programName, boolean ownTemplates) {

	private static final Set<String> KEYS = Set.of("program-name", "accent", "logo", "parts", "headings", "footer",
			"own-templates");

	private static final Set<String> LOGO_KEYS = Set.of("file", "says");

	/**
	 * The same with the templates that lie beside the file, where the file allows them.
	 * @param templates their texts by file name
	 * @return the look
	 */
	public LookFile withTemplates(Map<String, String> templates) {
		return this.ownTemplates ? new LookFile(this.look.withTemplates(templates), this.programName, true) : this;
	}

	/**
	 * What the report calls the program.
	 * @param usual the name in the settings
	 * @return the name of this file, the usual one where it has none
	 */
	public String programNameOr(String usual) {
		return this.programName.isBlank() ? usual : this.programName;
	}

	/**
	 * Where there is no file.
	 * @return the look of the house
	 */
	public static LookFile none() {
		return new LookFile(Look.HOUSE, "", false);
	}

	/**
	 * Read a look.
	 * @param name the file, for messages
	 * @param root the content of the file, null if it is empty
	 * @param pictures reads a picture by its name; null if it is not there
	 * @return the look
	 * @throws IllegalArgumentException if the content is no look
	 */
	public static LookFile read(String name, @Nullable Object root, Function<String, byte @Nullable []> pictures) {
		if (root == null) {
			return none();
		}
		SettingsFile file = SettingsFile.of(name, root, KEYS);
		String accent = file.has("accent") ? file.text("accent").replace("#", "").toUpperCase(Locale.ROOT)
				: Look.HOUSE.accent();
		boolean ownTemplates = file.choice("own-templates", "false", "true", "false").equals("true");
		try {
			return new LookFile(new Look(accent, logo(file, pictures), file.texts("parts"), file.named("headings"),
					file.text("footer"), Map.of()), file.text("program-name"), ownTemplates);
		}
		catch (IllegalArgumentException ex) {
			String message = String.valueOf(ex.getMessage());
			throw message.startsWith(name) ? ex : new IllegalArgumentException(name + ": " + message, ex);
		}
	}

	private static Look.@Nullable Logo logo(SettingsFile file, Function<String, byte @Nullable []> pictures) {
		SettingsFile logo = file.below("logo", LOGO_KEYS);
		if (logo == null) {
			return null;
		}
		byte[] png = pictures.apply(logo.text("file"));
		if (png == null || png.length < 8 || png[1] != 'P' || png[2] != 'N' || png[3] != 'G') {
			throw file.refused("name a PNG picture beside it as logo", logo.text("file"));
		}
		return new Look.Logo(png, logo.text("says"));
	}

}
