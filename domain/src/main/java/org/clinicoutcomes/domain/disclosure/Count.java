package org.clinicoutcomes.domain.disclosure;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A number of subjects that is printed, or that follows from what is printed.
 */
final class Count {

	/** What is true, or was said to be when it was published first. */
	final long value;

	/** Whether it is not printed anywhere. */
	final boolean latent;

	/** In how many places a mark says that it is not zero. */
	int marks;

	/** In how many places it is shown. */
	int shown;

	/** In how many places it is undecided whether it is shown. */
	int open;

	/** What rests on its being hidden. */
	final Set<Proof> proofs = new LinkedHashSet<>(2);

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
		return this.shown > 0;
	}

	/**
	 * Whether it may still be shown.
	 */
	boolean isOpen() {
		return this.open > 0;
	}

	boolean isSmall(int threshold) {
		return this.value > 0 && this.value < threshold;
	}

	/**
	 * How often a change can be made before it shows. A mark of a row that stands only
	 * where there is somebody says that there is at least one, and where nobody was there
	 * is no mark; of other numbers in a hidden row nobody can say that they are not zero.
	 * @param change the change
	 * @return number of times
	 */
	long room(int change) {
		if (this.marks > 0 && this.value == 0 && change != 0) {
			return 0;
		}
		return (change >= 0) ? Long.MAX_VALUE : (this.elsewhere - ((this.marks > 0) ? 1 : 0)) / -change;
	}

}
