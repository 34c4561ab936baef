package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * A number of subjects that is printed, or that follows from what is printed.
 */
final class Count {

	/** What is true, or was said to be when it was published first. */
	final long value;

	/**
	 * Whether nobody could say that it is not zero, because it is not printed anywhere.
	 */
	final boolean latent;

	/** Where it is printed. */
	final List<Facet> facets = new ArrayList<>(2);

	/** What it is in another world that looks the same; for the search only. */
	long elsewhere;

	/** The last step that touched it; for the search only. */
	int step;

	/** How much a move changes it; for the search only. */
	int change;

	Count(long value, boolean latent) {
		this.value = value;
		this.latent = latent;
		this.elsewhere = value;
	}

	boolean isKnown() {
		for (Facet facet : this.facets) {
			if (!facet.isHidden()) {
				return true;
			}
		}
		return false;
	}

	boolean isSmall(int threshold) {
		return this.value > 0 && this.value < threshold;
	}

	/**
	 * How often a change can be made before it shows: a reader who sees a mark knows that
	 * it stands for at least one, and where nobody was there is no mark.
	 * @param change the change
	 * @return number of times
	 */
	long room(int change) {
		if (change == 0 || this.latent && change > 0) {
			return Long.MAX_VALUE;
		}
		if (!this.latent && this.value == 0) {
			return 0;
		}
		return (change > 0) ? Long.MAX_VALUE : (this.elsewhere - (this.latent ? 0 : 1)) / -change;
	}

}
