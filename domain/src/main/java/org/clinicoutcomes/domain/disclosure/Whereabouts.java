package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.disclosure.Companions.Vector;
import org.clinicoutcomes.domain.result.Group;
import org.jspecify.annotations.Nullable;

/**
 * Where subjects of given kinds can be: in one site and level, and in one group of each
 * stratum, in all of which there are some of their kinds.
 */
final class Whereabouts {

	private final Axes axes;

	private final BitSet groups;

	private final boolean[] present;

	private final List<Moving> moving = new ArrayList<>();

	/**
	 * Prepare the choice.
	 * @param family the family
	 * @param groups the groups there are to choose from
	 * @param months the months in which they move
	 * @param vectors the kinds of the subjects
	 */
	Whereabouts(Family family, BitSet groups, int[] months, Vector... vectors) {
		this.axes = family.axes();
		this.groups = groups;
		this.present = new boolean[this.axes.kindCount()];
		for (int i = 0; i < family.series().size(); i++) {
			int count = 0;
			int[] kinds = new int[vectors.length];
			for (Vector vector : vectors) {
				if (vector.moves()[i] && vector.kinds()[i] != Companions.ABSENT) {
					kinds[count++] = vector.kinds()[i];
				}
			}
			if (count > 0) {
				add(family.series().get(i), Arrays.copyOf(kinds, count), vectors.length, months);
			}
		}
	}

	private void add(Series one, int[] kinds, int subjects, int... months) {
		int[] periods = one.periodsOfMonth(months[0]);
		for (int i = 1; i < months.length; i++) {
			int[] more = one.periodsOfMonth(months[i]);
			periods = Arrays.copyOf(periods, periods.length + more.length);
			System.arraycopy(more, 0, periods, periods.length - more.length, more.length);
		}
		for (int period : periods) {
			for (int kind = 0; kind < this.present.length; kind++) {
				this.present[kind] |= one.isPresent(period, kind);
			}
		}
		this.moving.add(new Moving(one, periods, kinds, changing(one, kinds, subjects)));
	}

	/**
	 * The sums that change when subjects of these kinds move.
	 */
	private static int[] changing(Series one, int[] kinds, int subjects) {
		int[] sums = new int[one.sumCount()];
		int count = 0;
		for (int sum = 0; sum < sums.length; sum++) {
			int members = 0;
			for (int kind : kinds) {
				members += one.isMember(kind, sum) ? 1 : 0;
			}
			if (members == 1 || members > 0 && members < subjects) {
				sums[count++] = sum;
			}
		}
		return Arrays.copyOf(sums, count);
	}

	/**
	 * A group of every division of everybody.
	 * @param rank 0 for the one of which least is shown, 1 for the next, 2 for the one
	 * with most subjects
	 * @param like groups to take where they are among those to choose from
	 * @return groups of site, level, both, and strata
	 */
	Groups place(int rank, BitSet like) {
		String site = "";
		String level = "";
		if (this.present[Axes.SITE_LEVEL]) {
			Group both = this.axes.group(pick(Axes.SITE_LEVEL, rank, like));
			site = both.site();
			level = both.levelOfCare();
		}
		else {
			site = this.present[Axes.SITE] ? this.axes.group(pick(Axes.SITE, rank, like)).site() : "";
			level = this.present[Axes.LEVEL] ? this.axes.group(pick(Axes.LEVEL, rank, like)).levelOfCare() : "";
		}
		return new Groups(site, level,
				IntStream.range(Axes.SITE_LEVEL + 1, this.axes.kindCount())
					.filter((kind) -> this.present[kind])
					.map((kind) -> pick(kind, rank, like))
					.toArray());
	}

	private int pick(int kind, int rank, BitSet like) {
		List<long[]> ranked = new ArrayList<>();
		for (int group : this.axes.groupsOf(kind)) {
			if (this.groups.get(group) && like.get(group)) {
				return group;
			}
			if (this.groups.get(group)) {
				int state = 0;
				long least = Long.MAX_VALUE;
				for (Moving one : this.moving) {
					state = Math.max(state, one.state(kind, group));
					least = Math.min(least, one.least(kind, group));
				}
				ranked.add(new long[] { group, state, -least });
			}
		}
		ranked.sort((rank == 2) ? Comparator.comparingLong((long[] one) -> one[2])
				: Comparator.comparingLong((long[] one) -> one[1]).thenComparingLong((one) -> one[2]));
		return (int) ranked.get((rank == 1) ? Math.min(1, ranked.size() - 1) : 0)[0];
	}

	/**
	 * Groups a subject is in.
	 *
	 * @param site the site's code, empty if it does not matter
	 * @param level the level of care, likewise
	 * @param strata groups of the strata
	 */
	record Groups(String site, String level, int[] strata) {
	}

	/**
	 * A series in which the subjects move.
	 *
	 * @param series the series
	 * @param periods its periods that count the months
	 * @param kinds the kinds of the subjects
	 * @param changing the sums that change
	 */
	private record Moving(Series series, int[] periods, int[] kinds, int[] changing) {

		/**
		 * How many subjects of the rarest kind a group has.
		 */
		long least(int kind, int group) {
			long least = Long.MAX_VALUE;
			for (int period : this.periods) {
				for (int one : this.series.isPresent(period, kind) ? this.kinds : new int[0]) {
					least = Math.min(least, this.series.available(period, group, one));
				}
			}
			return least;
		}

		/**
		 * What is known of the sums that change: 0 that they stay hidden, 1 that they are
		 * hidden so far, 2 that one is shown.
		 */
		int state(int kind, int group) {
			int state = 0;
			for (int period : this.periods) {
				@Nullable Count[] counts = this.series.isPresent(period, kind) ? this.series.counts(period, group) : null;
				for (int i = 0; counts != null && i < this.changing.length; i++) {
					Count count = counts[this.changing[i]];
					state = Math.max(state, count.isKnown() ? 2 : count.isOpen() ? 1 : 0);
				}
			}
			return state;
		}

	}

}
