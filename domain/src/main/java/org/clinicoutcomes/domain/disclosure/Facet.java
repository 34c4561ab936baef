package org.clinicoutcomes.domain.disclosure;

import java.util.List;

/**
 * Counts that are shown or hidden together, because they stand in one row and each would
 * give the others away.
 */
final class Facet {

	private final List<Count> counts;

	private final double cost;

	private boolean hidden;

	private boolean published;

	/**
	 * A facet that is shown so far.
	 * @param counts what it tells
	 * @param cost how much a reader loses with it
	 */
	Facet(List<Count> counts, double cost) {
		this.counts = counts;
		this.cost = cost;
		counts.forEach((count) -> count.facets.add(this));
	}

	List<Count> counts() {
		return this.counts;
	}

	boolean isHidden() {
		return this.hidden;
	}

	void hide() {
		if (this.published) {
			throw new IllegalStateException("A number that was published cannot be hidden any more");
		}
		this.hidden = true;
	}

	/**
	 * Remember how it was published, which cannot be undone.
	 * @param shown whether it was shown
	 */
	void wasPublished(boolean shown) {
		this.published = shown;
		this.hidden = !shown;
	}

	/**
	 * What hiding it costs a reader.
	 * @return nothing if it is hidden, infinitely much if it was published
	 */
	double cost() {
		if (this.hidden) {
			return 0;
		}
		return this.published ? Double.POSITIVE_INFINITY : this.cost;
	}

}
