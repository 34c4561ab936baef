package org.clinicoutcomes.jobs.publish;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.ProfileFile;

/**
 * The profile of a funder and the text it was read from, which is kept with an issue, so
 * that it can be made again when the profile is another one.
 *
 * @param profile what is agreed
 * @param text the content of its file
 */
public record FunderFile(FunderProfile profile, String text) {

	private static final String KEPT = "profile.yml";

	/**
	 * Read a profile.
	 * @param id the funder's id
	 * @param name the file, for messages
	 * @param text its content
	 * @param isMeasure whether there is a measure of an id
	 * @return the profile and its text
	 */
	static FunderFile read(String id, String name, String text, Predicate<String> isMeasure) {
		return new FunderFile(YamlText.read(name, text, (root) -> ProfileFile.read(id, name, root, isMeasure)), text);
	}

	/**
	 * The profile that was kept with an issue.
	 * @param id the funder's id
	 * @param printed texts by name, others among them
	 * @return the profile and its text, empty if it was not kept yet
	 */
	static Optional<FunderFile> of(String id, Map<String, String> printed) {
		// What was agreed once may name a measure that there is no longer.
		return Optional.ofNullable(printed.get(KEPT)).map((text) -> read(id, KEPT, text, (measure) -> true));
	}

	/**
	 * What is kept with an issue.
	 * @return texts by name
	 */
	Map<String, String> texts() {
		return Map.of(KEPT, this.text);
	}

}
