package org.clinicoutcomes.domain.result;

import java.util.Set;

/**
 * What stands behind results as a whole and is printed beside each of them.
 *
 * @param catalogueVersion digest of all definitions: measures, build, settings, software
 * @param provisional ids of the measures whose numbers may still change, because a source
 * is late or a data check found more than it tolerates
 */
public record Provenance(String catalogueVersion, Set<String> provisional) {

	public Provenance {
		provisional = Set.copyOf(provisional);
	}

	/**
	 * Whether a measure's numbers may still change.
	 * @param measure its id
	 * @return whether they are marked so in every output
	 */
	public boolean isProvisional(String measure) {
		return this.provisional.contains(measure);
	}

}
