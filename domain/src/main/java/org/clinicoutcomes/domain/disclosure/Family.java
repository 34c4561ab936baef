package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.clinicoutcomes.domain.disclosure.Companions.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Series that share numbers, and the moves that can be made among their subjects.
 * <p>
 * A subject belongs to one month, one site and level, one value of each stratum, and is
 * of one kind in each series. Every sum that any reader can form is a sum over subjects,
 * so whatever moves subjects about and leaves the shown numbers alone is another world
 * that the reader cannot tell from the real one. That makes a move a proof, and in whole
 * numbers.
 */
final class Family {

	private final List<Series> series;

	private final Axes axes;

	private final Reach reach;

	private final Companions companions;

	private final List<Count> touched = new ArrayList<>();

	private int step;

	private boolean impossible;

	Family(List<Series> series, Axes axes, Links links) {
		this.series = series;
		this.axes = axes;
		this.reach = new Reach(series, axes);
		this.companions = new Companions(series, links, this.reach);
	}

	List<Series> series() {
		return this.series;
	}

	Axes axes() {
		return this.axes;
	}

	Reach reach() {
		return this.reach;
	}

	Companions companions() {
		return this.companions;
	}

	/**
	 * Forget where there are subjects, because a table was left out.
	 */
	void forget() {
		this.reach.forget();
	}

	/**
	 * Propose moves between the groups of the number's own kind, which leave everybody's
	 * numbers alone.
	 * @param where the number
	 * @param taker takes each move
	 */
	void nearMoves(Where where, Consumer<Move> taker) {
		new MoveSearch(this, where, taker).near();
	}

	/**
	 * Propose other moves: of kinds of subjects and of months.
	 * @param where the number
	 * @param taker takes each move
	 */
	void farMoves(Where where, Consumer<Move> taker) {
		new MoveSearch(this, where, taker).far();
	}

	/**
	 * A number of a group.
	 *
	 * @param count the number
	 * @param series place of its series in the family
	 * @param period the period
	 * @param group the group
	 * @param sum the sum
	 */
	record Where(Count count, int series, int period, int group, int sum) {
	}

	void begin() {
		this.touched.clear();
		this.impossible = false;
	}

	void touch(Place place, Vector vector, int sign) {
		this.step++;
		for (int i = 0; i < this.series.size(); i++) {
			if (vector.moves()[i] && vector.kinds()[i] != Place.NONE) {
				Series one = this.series.get(i);
				for (int period : one.periodsOfMonth(place.month())) {
					touch(one, period, 0, vector.kinds()[i], sign);
					touch(one, period, place.site(), vector.kinds()[i], sign);
					touch(one, period, place.level(), vector.kinds()[i], sign);
					touch(one, period, place.both(), vector.kinds()[i], sign);
					if (place.strata() != null) {
						for (int stratum : place.strata()) {
							touch(one, period, stratum, vector.kinds()[i], sign);
						}
					}
				}
			}
		}
	}

	private void touch(Series one, int period, int group, int kind, int sign) {
		if (group == Place.NONE) {
			return;
		}
		if (group == Place.ABSENT) {
			this.impossible |= one.isPresent(period, Axes.SITE_LEVEL);
			return;
		}
		if ((group == 0) ? one.isLeftOut(period, Axes.NETWORK) : !one.isPresent(period, this.axes.kindOf(group))) {
			return;
		}
		@Nullable Count[] counts = one.counts(period, group);
		if (counts == null) {
			this.impossible = true;
			return;
		}
		for (int sum : one.sumsOfKind(kind)) {
			Count count = counts[sum];
			if (count.step != this.step) {
				count.step = this.step;
				if (count.change == 0) {
					this.touched.add(count);
				}
				count.change += sign;
			}
		}
	}

	@Nullable Move end() {
		List<Count> counts = new ArrayList<>();
		List<Integer> changes = new ArrayList<>();
		for (Count count : this.touched) {
			if (count.change != 0) {
				counts.add(count);
				changes.add(count.change);
				count.change = 0;
			}
		}
		return this.impossible ? null
				: new Move(counts.toArray(Count[]::new), changes.stream().mapToInt(Integer::intValue).toArray());
	}

}
