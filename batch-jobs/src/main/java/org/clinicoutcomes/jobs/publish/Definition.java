package org.clinicoutcomes.jobs.publish;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.measure.Digest;
import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.measure.Catalogue;

/**
 * Everything that decides a number besides the records: measure texts, build SQL,
 * settings and the software's version.
 *
 * @param parts texts by name
 */
record Definition(SortedMap<String, String> parts) {

	static Definition of(Catalogue catalogue, BuildStage build, Settings settings) {
		SortedMap<String, String> parts = new TreeMap<>();
		catalogue.measures().forEach((measure) -> parts.put("measure/" + measure.id(), measure.text()));
		build.texts().forEach((name, text) -> parts.put("build/" + name, text));
		settings.definition().forEach((key, value) -> parts.put("setting/" + key, value));
		parts.put("software", softwareVersion());
		return new Definition(parts);
	}

	static String softwareVersion() {
		String version = Definition.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

	String digest() {
		StringBuilder text = new StringBuilder();
		for (Map.Entry<String, String> part : this.parts.entrySet()) {
			text.append(part.getKey()).append(' ').append(Digest.of(part.getValue())).append('\n');
		}
		return Digest.of(text.toString());
	}

}
