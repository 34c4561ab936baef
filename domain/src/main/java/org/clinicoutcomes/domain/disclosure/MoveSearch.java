package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.clinicoutcomes.domain.disclosure.Companions.Vector;
import org.clinicoutcomes.domain.result.Group;
import org.jspecify.annotations.Nullable;

/**
 * The search for one number's moves.
 */
final class MoveSearch {

	private static final int MOST_PARTNERS = 8;

	private static final int MOST_MONTHS = 12;

	private static final int MOST_OWN_MONTHS = 4;

	private static final int MOST_KINDS = 4;

	private static final int MOST_KINDS_OF_ALL = 12;

	private static final int MOST_RANKS = 3;

	private final Family family;

	private final Family.Where where;

	private final Consumer<Move> taker;

	private final Series one;

	private final int kindOfGroup;

	MoveSearch(Family family, Family.Where where, Consumer<Move> taker) {
		this.family = family;
		this.where = where;
		this.taker = taker;
		this.one = family.series().get(where.series());
		this.kindOfGroup = family.axes().kindOf(where.group());
	}

	void near() {
		List<Integer> inside = kinds(true);
		List<Integer> outside = kinds(false);
		int month = months().get(0);
		for (int partner : partnersOrNone()) {
			exchange(month, partner, inside, outside);
		}
	}

	void far() {
		List<Integer> months = months();
		List<Integer> inside = kinds(true);
		List<Integer> outside = kinds(false);
		List<Integer> partners = partnersOrNone();
		for (int other : months) {
			alter(other, inside, outside);
			trade(other, inside, outside);
		}
		for (int first : months.subList(0, Math.min(months.size(), 2))) {
			for (int second : otherMonths(first)) {
				shift(first, second, inside, outside);
				for (int partner : partners.subList(0, Math.min(partners.size(), 3))) {
					box(first, second, partner, inside, outside);
				}
			}
		}
	}

	private List<Integer> partnersOrNone() {
		return (this.kindOfGroup == Axes.NETWORK) ? List.of() : partners();
	}

	/**
	 * Subjects of two groups swap groups, or one goes over.
	 */
	private void exchange(int month, int partner, List<Integer> inside, List<Integer> outside) {
		for (Place[] ends : ends(month, partner)) {
			for (int in : inside) {
				for (int out : outside) {
					take(() -> swap(ends[0], ends[1], in, out, 1));
				}
				take(() -> go(ends[0], ends[1], in, 1));
			}
		}
		if (this.kindOfGroup == Axes.SITE_LEVEL) {
			rectangle(month, partner, inside, outside);
		}
	}

	/**
	 * Sites and levels keep their numbers: what one site gains at a level it loses at
	 * another.
	 */
	private void rectangle(int month, int partner, List<Integer> inside, List<Integer> outside) {
		Group here = this.family.axes().group(this.where.group());
		Group there = this.family.axes().group(partner);
		if (here.site().equals(there.site()) || here.levelOfCare().equals(there.levelOfCare())) {
			return;
		}
		Place[] corners = { leaf(month, here.site(), here.levelOfCare()), leaf(month, there.site(), here.levelOfCare()),
				leaf(month, there.site(), there.levelOfCare()), leaf(month, here.site(), there.levelOfCare()) };
		for (int in : inside) {
			take(() -> go(corners[0], corners[1], in, 1) && go(corners[2], corners[3], in, 1));
			for (int out : outside) {
				take(() -> swap(corners[0], corners[1], in, out, 1) && swap(corners[2], corners[3], in, out, 1));
			}
		}
	}

	/**
	 * The same as an exchange, and its reverse in another month.
	 */
	private void box(int first, int second, int partner, List<Integer> inside, List<Integer> outside) {
		for (Place[] ends : ends(first, partner)) {
			for (int in : inside) {
				for (int out : outside) {
					take(() -> swap(ends[0], ends[1], in, out, 1)
							&& swap(ends[0].in(second), ends[1].in(second), in, out, -1));
				}
				take(() -> go(ends[0], ends[1], in, 1) && go(ends[0].in(second), ends[1].in(second), in, -1));
			}
		}
	}

	/**
	 * A subject is of another kind, or was never there.
	 */
	private void alter(int month, List<Integer> inside, List<Integer> outside) {
		for (int in : inside) {
			for (int out : outside) {
				become(month, month, in, out);
				replace(month, in, out, this.family.reach().around(this.where.group()));
			}
			find(month, month, in).forEach((found) -> take(() -> go(found.place, found.vectors[0], 1)));
		}
	}

	/**
	 * Two subjects swap months, or one comes in another month.
	 */
	private void shift(int first, int second, List<Integer> inside, List<Integer> outside) {
		for (int in : inside) {
			for (int out : outside) {
				become(first, second, in, out);
			}
			find(first, second, in)
				.forEach((found) -> take(() -> go(found.place, found.place.in(second), found.vectors[0], 1)));
		}
	}

	private void become(int first, int second, int in, int out) {
		find(first, second, in, out)
			.forEach((found) -> take(() -> become(found.place, found.place.in(second), found.vectors, 1)));
	}

	private void take(Step made) {
		this.family.begin();
		boolean isMade = made.make();
		Move move = this.family.end();
		if (isMade && move != null && Math.abs(move.changeOf(this.where.count())) == 1) {
			this.taker.accept(move);
		}
	}

	private boolean swap(Place here, Place there, int in, int out, int sign) {
		Vector[] vectors = pair(in, out, here);
		if (vectors == null) {
			return false;
		}
		this.family.touch(here, vectors[0], -sign);
		this.family.touch(there, vectors[0], sign);
		this.family.touch(there, vectors[1], -sign);
		this.family.touch(here, vectors[1], sign);
		return true;
	}

	/**
	 * A subject becomes of another kind, and another subject elsewhere the reverse, if
	 * that is elsewhere.
	 */
	private boolean become(Place here, Place there, Vector[] vectors, int sign) {
		this.family.touch(here, vectors[0], -sign);
		this.family.touch(here, vectors[1], sign);
		if (!there.equals(here)) {
			this.family.touch(there, vectors[1], -sign);
			this.family.touch(there, vectors[0], sign);
		}
		return true;
	}

	private boolean go(Place here, Place there, int in, int sign) {
		Vector vector = single(in, here);
		return vector != null && go(here, there, vector, sign);
	}

	private boolean go(Place here, Place there, Vector vector, int sign) {
		this.family.touch(here, vector, -sign);
		this.family.touch(there, vector, sign);
		return true;
	}

	private boolean go(Place here, Vector vector, int sign) {
		this.family.touch(here, vector, sign);
		return true;
	}

	private Vector @Nullable [] pair(int in, int out, Place place) {
		Companions.Found found = this.family.companions()
			.find(new Companions.Asked(this.where.series(), at(place), each(2, new BitSet()), false), in, out);
		return (found == null) ? null : found.vectors();
	}

	private @Nullable Vector single(int in, Place place) {
		Companions.Found found = this.family.companions()
			.find(new Companions.Asked(this.where.series(), at(place), each(1, new BitSet()), false), in);
		return (found == null) ? null : found.vectors()[0];
	}

	private Companions.Available at(Place place) {
		Map<Long, Long> known = new HashMap<>();
		return (series, kind) -> known.computeIfAbsent(((long) series << Integer.SIZE) + kind,
				(key) -> available(this.family.series().get(series), place, kind));
	}

	/**
	 * How many subjects of a kind there are at a place: as few as in the smallest of its
	 * groups.
	 */
	private long available(Series there, Place place, int kind) {
		long least = Long.MAX_VALUE;
		for (int period : there.periodsOfMonth(place.month())) {
			least = Math.min(least, there.available(period, 0, kind));
			for (int group : new int[] { place.site(), place.level(), place.both() }) {
				least = Math.min(least, available(there, period, group, kind));
			}
			for (int group : (place.strata() == null) ? new int[0] : place.strata()) {
				least = Math.min(least, available(there, period, group, kind));
			}
		}
		return (least == Long.MAX_VALUE) ? 0 : least;
	}

	private long available(Series there, int period, int group, int kind) {
		return (group >= 0 && there.isPresent(period, this.family.axes().kindOf(group)))
				? there.available(period, group, kind) : Long.MAX_VALUE;
	}

	/**
	 * The months the number speaks of, those first in which there are most subjects.
	 */
	private List<Integer> months() {
		List<Integer> months = new ArrayList<>();
		for (int month = 0; month < this.family.axes().months().size(); month++) {
			for (int period : this.one.periodsOfMonth(month)) {
				if (period == this.where.period()) {
					months.add(month);
				}
			}
		}
		int own = (this.one.periods().length == 1) ? 1 : MOST_OWN_MONTHS;
		if (months.size() > 1) {
			months.sort(Comparator.comparingLong((Integer month) -> -ofMonth(month)));
		}
		return months.subList(0, Math.min(months.size(), own));
	}

	/**
	 * The number in a single month, where it is known.
	 */
	private long ofMonth(int month) {
		for (int period : this.one.periodsOfMonth(month)) {
			if (this.family.axes().periods().get(period).months().size() == 1) {
				boolean isPresent = this.one.isPresent(period, this.kindOfGroup);
				@Nullable Count[] counts = this.one.counts(period, isPresent ? this.where.group() : 0);
				return (counts == null) ? -1 : counts[this.where.sum()].value;
			}
		}
		return 0;
	}

	/**
	 * Other months to swap with, those first in which the number is hidden.
	 */
	private List<Integer> otherMonths(int first) {
		List<Integer> months = new ArrayList<>();
		for (int month = 0; month < this.family.axes().months().size(); month++) {
			if (month != first && this.one.periodsOfMonth(month).length > 0) {
				months.add(month);
			}
		}
		months.sort(Comparator.comparingInt((Integer month) -> isHidden(month) ? 0 : 1)
			.thenComparingInt((month) -> Math.abs(month - first)));
		return months.subList(0, Math.min(months.size(), MOST_MONTHS));
	}

	private boolean isHidden(int month) {
		for (int period : this.one.periodsOfMonth(month)) {
			if (this.family.axes().periods().get(period).months().size() == 1) {
				@Nullable Count[] counts = this.one.counts(period, this.where.group());
				return counts == null || !counts[this.where.sum()].isKnown();
			}
		}
		return true;
	}

	/**
	 * Kinds of subjects that are in the number, or are not, frequent ones first.
	 */
	private List<Integer> kinds(boolean isInside) {
		return kinds(this.where.group(), isInside);
	}

	private List<Integer> kinds(int group, boolean isInside) {
		List<Integer> kinds = new ArrayList<>();
		for (int kind = 0; kind < this.one.kindCount(); kind++) {
			if (this.one.isMember(kind, this.where.sum()) == isInside
					&& this.one.available(this.where.period(), group, kind) > 0) {
				kinds.add(kind);
			}
		}
		kinds.sort(Comparator.comparingLong((Integer kind) -> -this.one.available(this.where.period(), group, kind)));
		return kinds.subList(0, Math.min(kinds.size(), (group == 0) ? MOST_KINDS_OF_ALL : MOST_KINDS));
	}

	/**
	 * Other groups of the kind in which the number is hidden: first those that stay
	 * hidden anyway, and of these the large ones; then those that would have to stay
	 * hidden, the smallest first.
	 */
	private List<Integer> partners() {
		List<Integer> settled = new ArrayList<>();
		List<Integer> open = new ArrayList<>();
		for (int group : this.family.axes().groupsOf(this.kindOfGroup)) {
			@Nullable Count[] counts = this.one.counts(this.where.period(), group);
			Count count = (counts == null || group == this.where.group()) ? null : counts[this.where.sum()];
			if (count != null && count.value > 0 && !count.isKnown()) {
				(count.isOpen() ? open : settled).add(group);
			}
		}
		settled.sort(Comparator.comparingLong((Integer group) -> -value(group)));
		open.sort(Comparator.comparingLong(this::value));
		List<Integer> partners = new ArrayList<>(settled.subList(0, Math.min(settled.size(), MOST_PARTNERS)));
		partners.addAll(open.subList(0, Math.min(open.size(), MOST_PARTNERS)));
		return partners;
	}

	private long value(int group) {
		@Nullable Count[] counts = this.one.counts(this.where.period(), group);
		return (counts == null) ? 0 : counts[this.where.sum()].value;
	}

	/**
	 * The places of the number's group and of a partner, alike in all else.
	 */
	private List<Place[]> ends(int month, int partner) {
		Group here = this.family.axes().group(this.where.group());
		Group there = this.family.axes().group(partner);
		return switch (this.kindOfGroup) {
			case Axes.SITE -> levels(month).stream()
				.map((level) -> new Place[] { leaf(month, here.site(), level), leaf(month, there.site(), level) })
				.toList();
			case Axes.LEVEL -> sites(month).stream()
				.map((site) -> new Place[] { leaf(month, site, here.levelOfCare()),
						leaf(month, site, there.levelOfCare()) })
				.toList();
			case Axes.SITE_LEVEL -> (here.site().equals(there.site()) || here.levelOfCare().equals(there.levelOfCare()))
					? List.<Place[]>of(new Place[] { leaf(month, here.site(), here.levelOfCare()),
							leaf(month, there.site(), there.levelOfCare()) })
					: List.<Place[]>of();
			default -> List.<Place[]>of(new Place[] { stratum(month, this.where.group()), stratum(month, partner) });
		};
	}

	private Place stratum(int month, int group) {
		return new Place(month, Place.NONE, Place.NONE, Place.NONE, new int[] { group });
	}

	private Place leaf(int month, String site, String level) {
		return new Place(month, find(site, ""), find("", level),
				(site.isEmpty() || level.isEmpty()) ? Place.NONE : find(site, level), null);
	}

	private int find(String site, String level) {
		if (site.isEmpty() && level.isEmpty()) {
			return Place.NONE;
		}
		int group = this.family.axes().find(new Group("", site, level, "", ""));
		return (group == Place.NONE) ? Place.ABSENT : group;
	}

	private List<String> levels(int month) {
		return hasBoth(month) ? best(Axes.LEVEL, month).stream()
			.map((group) -> this.family.axes().group(group).levelOfCare())
			.toList() : List.of("");
	}

	private List<String> sites(int month) {
		return hasBoth(month)
				? best(Axes.SITE, month).stream().map((group) -> this.family.axes().group(group).site()).toList()
				: List.of("");
	}

	private boolean hasBoth(int month) {
		for (int period : this.one.periodsOfMonth(month)) {
			if (this.one.isPresent(period, Axes.SITE_LEVEL)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The groups of another kind in which the number's subjects are most likely.
	 */
	private List<Integer> best(int kind, int month) {
		List<Integer> groups = new ArrayList<>(this.family.axes().groupsOf(kind));
		Group here = this.family.axes().group(this.where.group());
		Map<Integer, Long> ranks = new HashMap<>();
		for (int group : groups) {
			Group other = this.family.axes().group(group);
			int both = this.family.axes()
				.find(new Group("", (kind == Axes.SITE) ? other.site() : here.site(),
						(kind == Axes.LEVEL) ? other.levelOfCare() : here.levelOfCare(), "", ""));
			long rank = 0;
			for (int period : this.one.periodsOfMonth(month)) {
				if (both != Place.NONE && this.one.isPresent(period, Axes.SITE_LEVEL)) {
					@Nullable Count[] counts = this.one.counts(period, both);
					rank += (counts == null) ? 0 : counts[this.where.sum()].value;
				}
			}
			ranks.put(group, rank);
		}
		groups.removeIf((group) -> ranks.get(group) == 0);
		groups.sort(Comparator.comparingLong((Integer group) -> -ranks.get(group)));
		return groups.subList(0, Math.min(groups.size(), 2));
	}

	/**
	 * The number's own group, and nothing else of a place.
	 */
	private Place own(int month) {
		if (this.kindOfGroup > Axes.SITE_LEVEL) {
			return stratum(month, this.where.group());
		}
		Group here = this.family.axes().group(this.where.group());
		return leaf(month, here.site(), here.levelOfCare());
	}

	/**
	 * Subjects and places with all their groups, for moves that change everybody's
	 * numbers: the groups that are hidden already go first, then large ones.
	 */
	private List<Subjects> find(int first, int second, int... kinds) {
		int[] months = (first == second) ? new int[] { first } : new int[] { first, second };
		Companions.Found found = this.family.companions()
			.find(new Companions.Asked(this.where.series(), at(own(first)),
					each(kinds.length, this.family.reach().around(this.where.group())), false, months), kinds);
		List<Subjects> subjects = new ArrayList<>();
		for (int rank = 0; rank < MOST_RANKS && found != null; rank++) {
			Whereabouts whereabouts = new Whereabouts(this.family, found.groups()[0], months, found.vectors());
			subjects.add(new Subjects(found.vectors(), place(first, whereabouts.place(rank, new BitSet()))));
		}
		return subjects;
	}

	private Place place(int month, Whereabouts.Groups groups) {
		Place leaf = leaf(month, groups.site(), groups.level());
		return new Place(month, leaf.site(), leaf.level(), leaf.both(), groups.strata());
	}

	private static BitSet[] each(int subjects, BitSet groups) {
		BitSet[] each = new BitSet[subjects];
		java.util.Arrays.fill(each, groups);
		return each;
	}

	/**
	 * A subject was not there, and another was instead.
	 * @param month the month
	 * @param in the kind of the one, who is in the number's group
	 * @param out the kind of the other
	 * @param groups groups in which the other may be
	 */
	private void replace(int month, int in, int out, BitSet groups) {
		Companions.Found found = this.family.companions()
			.find(new Companions.Asked(this.where.series(), at(own(month)),
					new BitSet[] { this.family.reach().around(this.where.group()), groups }, true, month), in, out);
		int[] months = { month };
		for (int rank = 0; rank < MOST_RANKS && found != null; rank++) {
			Vector[] vectors = found.vectors();
			Place here = place(month,
					new Whereabouts(this.family, found.groups()[0], months, vectors[0]).place(rank, new BitSet()));
			Place there = place(month,
					new Whereabouts(this.family, found.groups()[1], months, vectors[1]).place(rank, here.groups()));
			take(() -> go(here, vectors[0], 1) && go(there, vectors[1], -1));
		}
	}

	/**
	 * A subject of the group was not in it, but one of another group was.
	 */
	private void trade(int month, List<Integer> inside, List<Integer> outside) {
		if (this.kindOfGroup != Axes.NETWORK) {
			BitSet groups = this.family.reach().outside(this.where.group());
			if (this.family.axes().groupsOf(this.kindOfGroup).stream().noneMatch(groups::get)) {
				return;
			}
			for (int in : inside) {
				replace(month, in, in, groups);
			}
			for (int in : inside) {
				for (List<Integer> kinds : List.of(anywhere(inside, true), anywhere(outside, false))) {
					for (int other : kinds) {
						replace(month, in, other, groups);
					}
				}
			}
		}
	}

	/**
	 * Kinds that are frequent among everybody.
	 */
	private List<Integer> anywhere(List<Integer> except, boolean isInside) {
		return kinds(0, isInside).stream().filter((kind) -> !except.contains(kind) || !isInside).toList();
	}

	/**
	 * Subjects, and where they are.
	 *
	 * @param vectors their kinds
	 * @param place the place
	 */
	private record Subjects(Vector[] vectors, Place place) {
	}

	/**
	 * A part of a move.
	 */
	@FunctionalInterface
	private interface Step {

		boolean make();

	}

}
