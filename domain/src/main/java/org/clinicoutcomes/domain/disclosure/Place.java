package org.clinicoutcomes.domain.disclosure;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * Where a subject is.
 *
 * @param month the month
 * @param site the site's group, -1 if it does not matter
 * @param level the level's group, likewise
 * @param both the group of site and level, likewise
 * @param strata groups of the strata, null if they do not matter
 */
record Place(int month, int site, int level, int both, int @Nullable [] strata) {

	/** It does not matter. */
	static final int NONE = -1;

	/** There is no such group. */
	static final int ABSENT = -2;

	/**
	 * All groups of the place.
	 */
	BitSet groups() {
		BitSet groups = new BitSet();
		for (int group : new int[] { this.site, this.level, this.both }) {
			if (group > 0) {
				groups.set(group);
			}
		}
		for (int group : (this.strata == null) ? new int[0] : this.strata) {
			groups.set(group);
		}
		return groups;
	}

	Place in(int other) {
		return new Place(other, this.site, this.level, this.both, this.strata);
	}

}
