package org.clinicoutcomes.domain.disclosure;

import java.util.List;

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
	 * The numbers it changes.
	 */
	List<Count> counts() {
		return List.of(this.counts);
	}

	boolean isFree() {
		for (Count count : this.counts) {
			if (count.isKnown()) {
				return false;
			}
		}
		return true;
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
