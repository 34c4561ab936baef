package org.clinicoutcomes.domain.disclosure;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A change to the subjects that leaves most numbers as they are, such as two subjects who
 * swap sites. If all that is shown stays the same, no reader can tell.
 */
final class Move {

	private final Count[] counts;

	private final int[] changes;

	Move(Count[] counts, int[] changes) {
		this.counts = counts;
		this.changes = changes;
	}

	/**
	 * What must be hidden besides, for the move not to show.
	 * @return its cost, infinite if something was published
	 */
	double cost() {
		double cost = 0;
		for (Facet facet : shown()) {
			cost += facet.cost();
		}
		return cost;
	}

	boolean isFree() {
		for (Count count : this.counts) {
			if (count.isKnown()) {
				return false;
			}
		}
		return true;
	}

	void hide() {
		shown().forEach(Facet::hide);
	}

	private Set<Facet> shown() {
		Set<Facet> shown = new LinkedHashSet<>();
		for (Count count : this.counts) {
			for (Facet facet : count.facets) {
				if (!facet.isHidden()) {
					shown.add(facet);
				}
			}
		}
		return shown;
	}

	int changeOf(Count count) {
		for (int i = 0; i < this.counts.length; i++) {
			if (this.counts[i] == count) {
				return this.changes[i];
			}
		}
		return 0;
	}

	/**
	 * How often it can be made in the world at hand.
	 * @param sign 1, or -1 for its reverse
	 */
	long room(int sign) {
		long room = Long.MAX_VALUE;
		for (int i = 0; i < this.counts.length; i++) {
			room = Math.min(room, this.counts[i].room(sign * this.changes[i]));
		}
		return room;
	}

	void make(long times) {
		for (int i = 0; i < this.counts.length; i++) {
			this.counts[i].elsewhere += times * this.changes[i];
		}
	}

	void reset() {
		for (Count count : this.counts) {
			count.elsewhere = count.value;
		}
	}

}
