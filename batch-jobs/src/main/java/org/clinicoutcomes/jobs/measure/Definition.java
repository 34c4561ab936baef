package org.clinicoutcomes.jobs.measure;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.jobs.build.BuildStage;

/**
 * Everything that decides a number besides the records: measure texts, build SQL,
 * settings and the software's version.
 *
 * @param parts texts by name
 */
public record Definition(SortedMap<String, String> parts) {

	/**
	 * The definition in force.
	 * @param catalogue the measures
	 * @param build the build
	 * @param settings the settings
	 * @return its parts
	 */
	public static Definition of(Catalogue catalogue, BuildStage build, Settings settings) {
		SortedMap<String, String> parts = new TreeMap<>();
		catalogue.measures().forEach((measure) -> parts.put("measure/" + measure.id(), measure.text()));
		build.texts().forEach((name, text) -> parts.put("build/" + name, text));
		settings.definition().forEach((key, value) -> parts.put("setting/" + key, value));
		parts.put("software", softwareVersion());
		return new Definition(parts);
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
	 * @param other SHA-256 of its parts, by name
	 * @return names of parts that are new, gone or have another text
	 */
	public Set<String> differencesTo(Map<String, String> other) {
		Set<String> names = new TreeSet<>(this.parts.keySet());
		names.addAll(other.keySet());
		names.removeIf((name) -> {
			String text = this.parts.get(name);
			return text != null && Digest.of(text).equals(other.get(name));
		});
		return names;
	}

	/**
	 * The catalogue's version, as it stands beside every result.
	 * @return the first 12 digits of the digest
	 */
	public String catalogueVersion() {
		return digest().substring(0, 12);
	}

}
