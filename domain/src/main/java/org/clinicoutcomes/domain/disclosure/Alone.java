package org.clinicoutcomes.domain.disclosure;

import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.disclosure.Official.Block;
import org.clinicoutcomes.domain.result.Result;

/**
 * The rows of one measure and period looked at one by one, as if nothing else was ever
 * published.
 */
final class Alone {

	private final Series series;

	private final int threshold;

	Alone(Block block, Composition composition, List<Result> rows, int threshold) {
		this.series = new Series(block.measure(), block.part(), composition, Map.of(block.period(), rows),
				new Axes(rows));
		this.series.open(new Links(List.of()));
		this.threshold = threshold;
	}

	/**
	 * Whether a row counts somebody and neither is nor gives away a small count.
	 */
	boolean couldBeShown(Result row) {
		Facet facet = this.series.facet(row, false);
		return facet != null && !facet.hasSmall(this.threshold) && !facet.isEmpty();
	}

}
