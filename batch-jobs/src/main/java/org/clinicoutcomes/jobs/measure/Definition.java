package org.clinicoutcomes.jobs.measure;

import java.util.List;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.build.BuildStage;

/**
 * Everything that decides a number besides the records: measure texts, build SQL,
 * settings and the software's version.
 *
 * @param parts texts by name
 * @param subjects the folders the measures' files stand in, by id
 */
public record Definition(SortedMap<String, String> parts, Map<String, String> subjects) {

	private static final String MEASURE = "measure/";

	private static final String SETTING = "setting/";

	private static final String PROFILE = "profile/";

	/**
	 * The definition in force.
	 * @param catalogue the measures
	 * @param build the build
	 * @param settings the settings
	 * @return its parts
	 */
	public static Definition of(Catalogue catalogue, BuildStage build, Settings settings) {
		SortedMap<String, String> parts = new TreeMap<>();
		Map<String, String> subjects = new HashMap<>();
		catalogue.measures().forEach((measure) -> {
			parts.put(nameOf(measure.id()), measure.text());
			subjects.put(measure.id(), measure.header().subject());
		});
		addFoundation(parts, build, settings);
		return new Definition(parts, subjects);
	}

	/**
	 * This definition where what is agreed with a funder decides numbers too.
	 * @param profile what is agreed
	 * @return a definition with the profile among its parts
	 */
	public Definition with(FunderProfile profile) {
		SortedMap<String, String> all = new TreeMap<>(this.parts);
		all.put(PROFILE + profile.id(), profile.toString());
		return new Definition(all, this.subjects);
	}

	/**
	 * Whether a profile is the one of this definition.
	 * @param profile a funder's profile
	 * @return whether it agrees the same
	 */
	public boolean isBy(FunderProfile profile) {
		return profile.toString().equals(this.parts.get(PROFILE + profile.id()));
	}

	/**
	 * The version of this program.
	 * @return the release, or development where it was not packaged
	 */
	public static String softwareVersion() {
		String version = Definition.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

	/**
	 * The digest of all parts.
	 * @return SHA-256 in hexadecimal digits
	 */
	public String digest() {
		StringBuilder text = new StringBuilder();
		for (Map.Entry<String, String> part : this.parts.entrySet()) {
			text.append(part.getKey()).append(' ').append(Digest.of(part.getValue())).append('\n');
		}
		return Digest.of(text.toString());
	}

	/**
	 * Which parts differ from another definition's.
	 * @param other the other definition
	 * @return names of parts that are new, gone or have another text
	 */
	public Set<String> differencesTo(Definition other) {
		Set<String> names = new TreeSet<>(this.parts.keySet());
		names.addAll(other.parts.keySet());
		names.removeIf((name) -> Objects.equals(this.parts.get(name), other.parts.get(name)));
		return names;
	}

	/**
	 * The same definition as the program that runs now can carry it out: the measures and
	 * settings are kept, the build and the software are its own.
	 * @param build the build
	 * @param settings the settings in force, over which those of the definition are put
	 * @return the definition of what is measured with its texts today
	 */
	public Definition today(BuildStage build, Settings settings) {
		SortedMap<String, String> today = new TreeMap<>();
		this.parts.forEach((name, text) -> {
			if (name.startsWith(MEASURE)) {
				today.put(name, text);
			}
		});
		addFoundation(today, build, settings(settings));
		return new Definition(today, this.subjects);
	}

	private static void addFoundation(Map<String, String> parts, BuildStage build, Settings settings) {
		build.texts().forEach((name, text) -> parts.put("build/" + name, text));
		settings.definition().forEach((key, value) -> parts.put(SETTING + key, value));
		parts.put("software", softwareVersion());
	}

	/**
	 * The name under which a measure's text stands.
	 * @param measure its id
	 * @return the name of a part
	 */
	public static String nameOf(String measure) {
		return MEASURE + measure;
	}

	/**
	 * The measure whose text stands under a name.
	 * @param name the name of a part
	 * @return the measure's id, or the name itself if it is no measure's
	 */
	public static String measureOf(String name) {
		return name.startsWith(MEASURE) ? name.substring(MEASURE.length()) : name;
	}

	/**
	 * Whether a part is a setting.
	 * @param name its name
	 * @return whether the clinic set it
	 */
	public static boolean isSetting(String name) {
		return name.startsWith(SETTING);
	}

	/**
	 * Whether a part comes with the program and cannot be put back: build or software.
	 * @param name its name
	 * @return whether it is neither a measure nor a setting
	 */
	public static boolean isOfProgram(String name) {
		return !name.startsWith(MEASURE) && !isSetting(name);
	}

	/**
	 * The settings of the definition.
	 * @param now the settings in force, which hold what defines nothing
	 * @return the settings
	 */
	public Settings settings(Settings now) {
		Map<String, String> then = new HashMap<>();
		this.parts.forEach((name, text) -> {
			if (isSetting(name)) {
				then.put(name.substring(SETTING.length()), text);
			}
		});
		return now.withDefinition(then);
	}

	/**
	 * The measures of the definition, read from their texts.
	 * @return those that can be read, and why others can no longer
	 */
	public Measures measures() {
		List<MeasureFile> measures = new ArrayList<>();
		Map<String, String> refused = new TreeMap<>();
		this.parts.forEach((name, text) -> {
			if (name.startsWith(MEASURE)) {
				String id = measureOf(name);
				try {
					measures.add(MeasureFile.read(this.subjects.getOrDefault(id, "own"), id, text, ""));
				}
				catch (IllegalArgumentException ex) {
					refused.put(id, String.valueOf(ex.getMessage()));
				}
			}
		});
		return new Measures(measures, refused);
	}

	/**
	 * The catalogue's version, as it stands beside every result.
	 * @return the first 12 digits of the digest
	 */
	public String catalogueVersion() {
		return versionOf(digest());
	}

	/**
	 * The version that belongs to a digest.
	 * @param digest the digest of a definition
	 * @return its first 12 digits
	 */
	public static String versionOf(String digest) {
		return digest.substring(0, 12);
	}

	/**
	 * The measures of a definition.
	 *
	 * @param files the measures, by id
	 * @param refused why texts are not measures any more, by id
	 */
	public record Measures(List<MeasureFile> files, Map<String, String> refused) {
	}

}
