package org.clinicoutcomes.domain.disclosure;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.result.Group;
import org.jspecify.annotations.Nullable;

/**
 * In which groups there are subjects of a kind.
 */
final class Reach {

	private final List<Series> series;

	private final Axes axes;

	private final BitSet[] divisions;

	private final Map<Asked, BitSet> known = new HashMap<>();

	Reach(List<Series> series, Axes axes) {
		this.series = series;
		this.axes = axes;
		this.divisions = new BitSet[axes.kindCount()];
		for (int kind = 0; kind < this.divisions.length; kind++) {
			this.divisions[kind] = new BitSet();
			axes.groupsOf(kind).forEach(this.divisions[kind]::set);
		}
	}

	void forget() {
		this.known.clear();
	}

	/**
	 * All groups that a subject of a group can be in too.
	 */
	BitSet around(int group) {
		BitSet around = new BitSet();
		Group own = this.axes.group(group);
		int kind = this.axes.kindOf(group);
		for (int other = Axes.SITE; other < this.divisions.length; other++) {
			for (int one : this.axes.groupsOf(other)) {
				Group whom = this.axes.group(one);
				boolean isSame = (other == kind) ? one == group
						: other > Axes.SITE_LEVEL
								|| (own.site().isEmpty() || whom.site().isEmpty() || own.site().equals(whom.site()))
										&& (own.levelOfCare().isEmpty() || whom.levelOfCare().isEmpty()
												|| own.levelOfCare().equals(whom.levelOfCare()));
				around.set(one, isSame);
			}
		}
		return around;
	}

	/**
	 * All groups that a subject who is not in a group can be in.
	 */
	BitSet outside(int group) {
		BitSet outside = new BitSet();
		int own = this.axes.kindOf(group);
		for (int kind = Axes.SITE; kind < this.divisions.length; kind++) {
			outside.or(this.divisions[kind]);
		}
		outside.clear(group);
		if (own == Axes.SITE || own == Axes.LEVEL) {
			Group whom = this.axes.group(group);
			for (int both : this.axes.groupsOf(Axes.SITE_LEVEL)) {
				Group other = this.axes.group(both);
				boolean isInside = (own == Axes.SITE) ? other.site().equals(whom.site())
						: other.levelOfCare().equals(whom.levelOfCare());
				outside.set(both, !isInside);
			}
		}
		return outside;
	}

	/**
	 * Which of some groups are left for a subject of a kind.
	 * @param groups the groups
	 * @param one the series
	 * @param kind the kind in the series
	 * @param months the months: in the last there must be such subjects, in the others a
	 * reader must not know that there are none
	 * @return those of the groups in which there are some, null if a division of
	 * everybody has none left
	 */
	@org.jspecify.annotations.Nullable
	BitSet narrow(BitSet groups, int one, int kind, int[] months) {
		BitSet left = (BitSet) groups.clone();
		for (int i = 0; i < months.length; i++) {
			boolean mustBe = i == months.length - 1;
			left.and(this.known.computeIfAbsent(new Asked(one, kind, months[i], mustBe), this::find));
		}
		for (int division = Axes.SITE; division < this.divisions.length; division++) {
			if (groups.intersects(this.divisions[division]) && !left.intersects(this.divisions[division])) {
				return null;
			}
		}
		return left;
	}

	private BitSet find(Asked asked) {
		Series one = this.series.get(asked.series);
		BitSet found = new BitSet();
		for (int division = Axes.SITE; division < this.divisions.length; division++) {
			for (int group : this.axes.groupsOf(division)) {
				boolean isThere = true;
				for (int period : one.periodsOfMonth(asked.month)) {
					isThere &= isThere(one, period, division, group, asked);
				}
				found.set(group, isThere);
			}
		}
		return found;
	}

	private boolean isThere(Series one, int period, int division, int group, Asked asked) {
		if (!one.isPresent(period, division)) {
			return true;
		}
		if (one.available(period, group, asked.kind) == 0
				&& (asked.mustBe || one.isKnownToBeNobody(period, group, asked.kind))) {
			return false;
		}
		if (division != Axes.SITE_LEVEL) {
			return true;
		}
		Group whom = this.axes.group(group);
		int site = this.axes.find(new Group("", whom.site(), "", "", ""));
		int level = this.axes.find(new Group("", "", whom.levelOfCare(), "", ""));
		return (site < 0 || isThere(one, period, Axes.SITE, site, asked))
				&& (level < 0 || isThere(one, period, Axes.LEVEL, level, asked));
	}

	/**
	 * A question.
	 *
	 * @param series the series
	 * @param kind the kind of subject
	 * @param month the month
	 * @param mustBe whether there must be such a subject
	 */
	private record Asked(int series, int kind, int month, boolean mustBe) {
	}

}
