package org.clinicoutcomes.domain.disclosure;

import java.util.List;

/**
 * Counts that are shown or hidden together, because they stand in one row and each would
 * give the others away.
 */
final class Facet {

	private final List<Count> counts;

	private final double worth;

	private State state = State.OPEN;

	private boolean published;

	/**
	 * A facet of which nothing is decided, and that is hidden so far.
	 * @param counts what it tells
	 * @param worth how much a reader has of it
	 */
	Facet(List<Count> counts, double worth) {
		this.counts = counts;
		this.worth = worth;
		note(1);
	}

	List<Count> counts() {
		return this.counts;
	}

	double worth() {
		return this.worth;
	}

	boolean isHidden() {
		return this.state != State.SHOWN;
	}

	/**
	 * Whether it is yet to be decided if it can be shown.
	 */
	boolean isOpen() {
		return this.state == State.OPEN;
	}

	boolean hasSmall(int threshold) {
		return this.counts.stream().anyMatch((count) -> count.isSmall(threshold));
	}

	void show() {
		become(State.SHOWN);
	}

	void hide() {
		become(State.HIDDEN);
	}

	/**
	 * Remember how it was published, which cannot be undone.
	 * @param shown whether it was shown
	 */
	void wasPublished(boolean shown) {
		become(shown ? State.SHOWN : State.HIDDEN);
		this.published = true;
	}

	boolean isPublished() {
		return this.published;
	}

	/**
	 * Take it out of what is printed.
	 */
	void leaveOut() {
		become(State.HIDDEN);
	}

	/**
	 * Whether it tells of nobody.
	 */
	boolean isEmpty() {
		return this.counts.stream().allMatch((count) -> count.value == 0);
	}

	private void become(State next) {
		note(-1);
		this.state = next;
		note(1);
	}

	private void note(int times) {
		for (Count count : this.counts) {
			count.shown += (this.state == State.SHOWN) ? times : 0;
			count.open += (this.state == State.OPEN) ? times : 0;
		}
	}

	private enum State {

		OPEN, SHOWN, HIDDEN

	}

}
