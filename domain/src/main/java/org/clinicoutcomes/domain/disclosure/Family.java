package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.clinicoutcomes.domain.result.Group;
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

	private static final int MOST_PARTNERS = 8;

	private static final int MOST_MONTHS = 4;

	private static final int MOST_KINDS = 3;

	private static final int NONE = -1;

	private static final int ABSENT = -2;

	private final List<Series> series;

	private final Axes axes;

	private final BitSet[] classes;

	private final BitSet[][] classesOfKind;

	private final List<Count> touched = new ArrayList<>();

	private int step;

	private boolean impossible;

	Family(List<Series> series, Axes axes, Links links) {
		this.series = series;
		this.axes = axes;
		this.classes = series.stream().map(links::classesOf).toArray(BitSet[]::new);
		this.classesOfKind = new BitSet[series.size()][];
		for (int i = 0; i < series.size(); i++) {
			Series one = series.get(i);
			this.classesOfKind[i] = new BitSet[one.kindCount()];
			for (int kind = 0; kind < one.kindCount(); kind++) {
				this.classesOfKind[i][kind] = links.classesOf(one, kind);
			}
		}
	}

	List<Series> series() {
		return this.series;
	}

	/**
	 * Propose moves between the groups of the number's own kind, which leave everybody's
	 * numbers alone.
	 * @param where the number
	 * @param taker takes each move
	 */
	void nearMoves(Where where, Consumer<Move> taker) {
		new Search(where, taker).near();
	}

	/**
	 * Propose other moves: of kinds of subjects and of months.
	 * @param where the number
	 * @param taker takes each move
	 */
	void farMoves(Where where, Consumer<Move> taker) {
		new Search(where, taker).far();
	}

	/**
	 * Whether the same number of everybody is shown.
	 */
	boolean isKnownOfEverybody(Where where) {
		@Nullable Count[] everybody = this.series.get(where.series).counts(where.period, 0);
		return everybody != null && everybody[where.sum].isKnown();
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

	/**
	 * Where a subject is.
	 *
	 * @param month the month
	 * @param site the site's group, -1 if it does not matter
	 * @param level the level's group, likewise
	 * @param both the group of site and level, likewise
	 * @param strata groups of the strata, null if they do not matter
	 */
	private record Place(int month, int site, int level, int both, int @Nullable [] strata) {

		Place in(int other) {
			return new Place(other, this.site, this.level, this.both, this.strata);
		}

	}

	/**
	 * Of which kind a subject is in each series, and in which series it moves.
	 *
	 * @param kinds kind by series, -1 where the subject is not in the series
	 * @param moves whether the series is touched
	 */
	private record Vector(int[] kinds, boolean[] moves) {
	}

	private void begin() {
		this.touched.clear();
		this.impossible = false;
	}

	private void touch(Place place, Vector vector, int sign) {
		this.step++;
		for (int i = 0; i < this.series.size(); i++) {
			if (vector.moves[i] && vector.kinds[i] != NONE) {
				Series one = this.series.get(i);
				for (int period : one.periodsOfMonth(place.month)) {
					touch(one, period, 0, vector.kinds[i], sign);
					touch(one, period, place.site, vector.kinds[i], sign);
					touch(one, period, place.level, vector.kinds[i], sign);
					touch(one, period, place.both, vector.kinds[i], sign);
					if (place.strata != null) {
						for (int stratum : place.strata) {
							touch(one, period, stratum, vector.kinds[i], sign);
						}
					}
				}
			}
		}
	}

	private void touch(Series one, int period, int group, int kind, int sign) {
		if (group == NONE) {
			return;
		}
		if (group == ABSENT) {
			this.impossible |= one.isPresent(period, Axes.SITE_LEVEL);
			return;
		}
		if (group != 0 && !one.isPresent(period, this.axes.kindOf(group))) {
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

	private @Nullable Move end() {
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

	/**
	 * The search for one number's moves.
	 */
	private final class Search {

		private final Where where;

		private final Consumer<Move> taker;

		private final Series one;

		private final int kindOfGroup;

		Search(Where where, Consumer<Move> taker) {
			this.where = where;
			this.taker = taker;
			this.one = Family.this.series.get(where.series);
			this.kindOfGroup = Family.this.axes.kindOf(where.group);
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
			Group here = Family.this.axes.group(this.where.group);
			Group there = Family.this.axes.group(partner);
			if (here.site().equals(there.site()) || here.levelOfCare().equals(there.levelOfCare())) {
				return;
			}
			Place[] corners = { leaf(month, here.site(), here.levelOfCare()),
					leaf(month, there.site(), here.levelOfCare()), leaf(month, there.site(), there.levelOfCare()),
					leaf(month, here.site(), there.levelOfCare()) };
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
					for (Place place : whole(month, month, in, out)) {
						take(() -> become(place, place, in, out, 1));
					}
				}
				for (Place place : whole(month, month, in, in)) {
					take(() -> appear(place, in));
				}
			}
		}

		/**
		 * Two subjects swap months, or one comes in another month.
		 */
		private void shift(int first, int second, List<Integer> inside, List<Integer> outside) {
			for (int in : inside) {
				for (int out : outside) {
					for (Place place : whole(first, second, in, out)) {
						take(() -> become(place, place.in(second), in, out, 1));
					}
				}
				for (Place place : whole(first, second, in, in)) {
					take(() -> go(place, place.in(second), in, 1));
				}
			}
		}

		private void take(Step made) {
			begin();
			boolean isMade = made.make();
			Move move = end();
			if (isMade && move != null && Math.abs(move.changeOf(this.where.count)) == 1) {
				this.taker.accept(move);
			}
		}

		private boolean swap(Place here, Place there, int in, int out, int sign) {
			Vector[] vectors = pair(in, out, here);
			if (vectors == null) {
				return false;
			}
			touch(here, vectors[0], -sign);
			touch(there, vectors[0], sign);
			touch(there, vectors[1], -sign);
			touch(here, vectors[1], sign);
			return true;
		}

		/**
		 * A subject becomes of another kind, and another subject elsewhere the reverse,
		 * if that is elsewhere.
		 */
		private boolean become(Place here, Place there, int in, int out, int sign) {
			Vector[] vectors = pair(in, out, here);
			if (vectors == null) {
				return false;
			}
			touch(here, vectors[0], -sign);
			touch(here, vectors[1], sign);
			if (!there.equals(here)) {
				touch(there, vectors[1], -sign);
				touch(there, vectors[0], sign);
			}
			return true;
		}

		private boolean go(Place here, Place there, int in, int sign) {
			Vector vector = single(in, here);
			if (vector == null) {
				return false;
			}
			touch(here, vector, -sign);
			touch(there, vector, sign);
			return true;
		}

		private boolean appear(Place here, int in) {
			Vector vector = single(in, here);
			if (vector == null) {
				return false;
			}
			touch(here, vector, 1);
			return true;
		}

		/**
		 * Two subjects that are alike in all other series, as far as those allow it.
		 */
		private Vector @Nullable [] pair(int in, int out, Place place) {
			int count = Family.this.series.size();
			Vector[] vectors = { new Vector(new int[count], new boolean[count]),
					new Vector(new int[count], new boolean[count]) };
			vectors[0].kinds[this.where.series] = in;
			vectors[1].kinds[this.where.series] = out;
			vectors[0].moves[this.where.series] = true;
			vectors[1].moves[this.where.series] = true;
			boolean[] known = new boolean[count];
			known[this.where.series] = true;
			for (int other = 0; other < count; other++) {
				if (!known[other]) {
					int same = companion(other, place, known, vectors[0].kinds, vectors[1].kinds);
					boolean isSame = same > NONE - 1;
					vectors[0].kinds[other] = isSame ? same : companion(other, place, known, vectors[0].kinds, null);
					vectors[1].kinds[other] = isSame ? same : companion(other, place, known, vectors[1].kinds, null);
					if (vectors[0].kinds[other] < NONE || vectors[1].kinds[other] < NONE) {
						return null;
					}
					vectors[0].moves[other] = !isSame;
					vectors[1].moves[other] = !isSame;
					known[other] = true;
				}
			}
			return vectors;
		}

		private @Nullable Vector single(int in, Place place) {
			int count = Family.this.series.size();
			Vector vector = new Vector(new int[count], new boolean[count]);
			java.util.Arrays.fill(vector.moves, true);
			vector.kinds[this.where.series] = in;
			boolean[] known = new boolean[count];
			known[this.where.series] = true;
			for (int other = 0; other < count; other++) {
				if (!known[other]) {
					vector.kinds[other] = companion(other, place, known, vector.kinds, null);
					if (vector.kinds[other] < NONE) {
						return null;
					}
					known[other] = true;
				}
			}
			return vector;
		}

		/**
		 * A kind in another series that a subject can be of at the same time.
		 * @return the most frequent such kind, -1 for not being in the series, -2 for
		 * none
		 */
		private int companion(int other, Place place, boolean[] known, int[] kinds, int @Nullable [] also) {
			Series there = Family.this.series.get(other);
			int best = NONE - 1;
			long most = -1;
			for (int kind = NONE; kind < there.kindCount(); kind++) {
				if (isConsistent(other, kind, known, kinds)
						&& (also == null || isConsistent(other, kind, known, also))) {
					long available = (kind == NONE) ? 0 : available(there, place, kind);
					if (available > most) {
						best = kind;
						most = available;
					}
				}
			}
			return best;
		}

		private boolean isConsistent(int other, int kind, boolean[] known, int[] kinds) {
			BitSet present = Family.this.classes[other];
			BitSet mine = (kind == NONE) ? new BitSet() : Family.this.classesOfKind[other][kind];
			for (int i = 0; i < known.length; i++) {
				if (known[i] && present.intersects(Family.this.classes[i])) {
					BitSet common = (BitSet) present.clone();
					common.and(Family.this.classes[i]);
					BitSet difference = (BitSet) mine.clone();
					if (kinds[i] != NONE) {
						difference.xor(Family.this.classesOfKind[i][kinds[i]]);
					}
					difference.and(common);
					if (!difference.isEmpty()) {
						return false;
					}
				}
			}
			return true;
		}

		/**
		 * How many subjects of a kind there are at a place: as few as in the smallest of
		 * its groups.
		 */
		private long available(Series there, Place place, int kind) {
			long least = Long.MAX_VALUE;
			for (int period : there.periodsOfMonth(place.month)) {
				least = Math.min(least, there.available(period, 0, kind));
				for (int group : new int[] { place.site, place.level, place.both }) {
					least = Math.min(least, available(there, period, group, kind));
				}
				for (int group : (place.strata == null) ? new int[0] : place.strata) {
					least = Math.min(least, available(there, period, group, kind));
				}
			}
			return (least == Long.MAX_VALUE) ? 0 : least;
		}

		private long available(Series there, int period, int group, int kind) {
			return (group >= 0 && there.isPresent(period, Family.this.axes.kindOf(group)))
					? there.available(period, group, kind) : Long.MAX_VALUE;
		}

		/**
		 * The months the number speaks of, those first in which there are most subjects.
		 */
		private List<Integer> months() {
			List<Integer> months = new ArrayList<>();
			for (int month = 0; month < Family.this.axes.months().size(); month++) {
				for (int period : this.one.periodsOfMonth(month)) {
					if (period == this.where.period) {
						months.add(month);
					}
				}
			}
			int own = (this.one.periods().length == 1) ? 1 : MOST_MONTHS;
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
				if (Family.this.axes.periods().get(period).months().size() == 1) {
					boolean isPresent = this.one.isPresent(period, this.kindOfGroup);
					@Nullable Count[] counts = this.one.counts(period, isPresent ? this.where.group : 0);
					return (counts == null) ? -1 : counts[this.where.sum].value;
				}
			}
			return 0;
		}

		/**
		 * Other months to swap with, those first in which the number is hidden.
		 */
		private List<Integer> otherMonths(int first) {
			List<Integer> months = new ArrayList<>();
			for (int month = 0; month < Family.this.axes.months().size(); month++) {
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
				if (Family.this.axes.periods().get(period).months().size() == 1) {
					@Nullable Count[] counts = this.one.counts(period, this.where.group);
					return counts == null || !counts[this.where.sum].isKnown();
				}
			}
			return true;
		}

		/**
		 * Kinds of subjects that are in the number, or are not, frequent ones first.
		 */
		private List<Integer> kinds(boolean isInside) {
			List<Integer> kinds = new ArrayList<>();
			for (int kind = 0; kind < this.one.kindCount(); kind++) {
				if (this.one.isMember(kind, this.where.sum) == isInside
						&& this.one.available(this.where.period, this.where.group, kind) > 0) {
					kinds.add(kind);
				}
			}
			kinds.sort(Comparator
				.comparingLong((Integer kind) -> -this.one.available(this.where.period, this.where.group, kind)));
			return kinds.subList(0, Math.min(kinds.size(), MOST_KINDS));
		}

		/**
		 * Other groups of the kind, hidden ones first and of these the large ones, then
		 * the smallest that are shown.
		 */
		private List<Integer> partners() {
			List<Integer> hidden = new ArrayList<>();
			List<Integer> shown = new ArrayList<>();
			for (int group : Family.this.axes.groupsOf(this.kindOfGroup)) {
				@Nullable Count[] counts = this.one.counts(this.where.period, group);
				if (group != this.where.group && counts != null && counts[this.where.sum].value > 0) {
					(counts[this.where.sum].isKnown() ? shown : hidden).add(group);
				}
			}
			hidden.sort(Comparator.comparingLong((Integer group) -> -value(group)));
			shown.sort(Comparator.comparingLong(this::value));
			List<Integer> partners = new ArrayList<>(hidden.subList(0, Math.min(hidden.size(), MOST_PARTNERS)));
			partners.addAll(shown.subList(0, Math.min(shown.size(), MOST_PARTNERS / 2)));
			return partners;
		}

		private long value(int group) {
			@Nullable Count[] counts = this.one.counts(this.where.period, group);
			return (counts == null) ? 0 : counts[this.where.sum].value;
		}

		/**
		 * The places of the number's group and of a partner, alike in all else.
		 */
		private List<Place[]> ends(int month, int partner) {
			Group here = Family.this.axes.group(this.where.group);
			Group there = Family.this.axes.group(partner);
			return switch (this.kindOfGroup) {
				case Axes.SITE -> levels(month).stream()
					.map((level) -> new Place[] { leaf(month, here.site(), level), leaf(month, there.site(), level) })
					.toList();
				case Axes.LEVEL -> sites(month).stream()
					.map((site) -> new Place[] { leaf(month, site, here.levelOfCare()),
							leaf(month, site, there.levelOfCare()) })
					.toList();
				case Axes.SITE_LEVEL ->
					(here.site().equals(there.site()) || here.levelOfCare().equals(there.levelOfCare()))
							? List.<Place[]>of(new Place[] { leaf(month, here.site(), here.levelOfCare()),
									leaf(month, there.site(), there.levelOfCare()) })
							: List.<Place[]>of();
				default -> List.<Place[]>of(new Place[] { stratum(month, this.where.group), stratum(month, partner) });
			};
		}

		private Place stratum(int month, int group) {
			return new Place(month, NONE, NONE, NONE, new int[] { group });
		}

		private Place leaf(int month, String site, String level) {
			return new Place(month, find(site, ""), find("", level),
					(site.isEmpty() || level.isEmpty()) ? NONE : find(site, level), null);
		}

		private int find(String site, String level) {
			if (site.isEmpty() && level.isEmpty()) {
				return NONE;
			}
			int group = Family.this.axes.find(new Group("", site, level, "", ""));
			return (group == NONE) ? ABSENT : group;
		}

		private List<String> levels(int month) {
			return hasBoth(month) ? best(Axes.LEVEL, month).stream()
				.map((group) -> Family.this.axes.group(group).levelOfCare())
				.toList() : List.of("");
		}

		private List<String> sites(int month) {
			return hasBoth(month)
					? best(Axes.SITE, month).stream().map((group) -> Family.this.axes.group(group).site()).toList()
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
			List<Integer> groups = new ArrayList<>(Family.this.axes.groupsOf(kind));
			Group here = Family.this.axes.group(this.where.group);
			Map<Integer, Long> ranks = new HashMap<>();
			for (int group : groups) {
				Group other = Family.this.axes.group(group);
				int both = Family.this.axes.find(new Group("", (kind == Axes.SITE) ? other.site() : here.site(),
						(kind == Axes.LEVEL) ? other.levelOfCare() : here.levelOfCare(), "", ""));
				long rank = 0;
				for (int period : this.one.periodsOfMonth(month)) {
					if (both != NONE && this.one.isPresent(period, Axes.SITE_LEVEL)) {
						@Nullable Count[] counts = this.one.counts(period, both);
						rank += (counts == null) ? 0 : counts[this.where.sum].value;
					}
				}
				ranks.put(group, rank);
			}
			groups.removeIf((group) -> ranks.get(group) == 0);
			groups.sort(Comparator.comparingLong((Integer group) -> -ranks.get(group)));
			return groups.subList(0, Math.min(groups.size(), 2));
		}

		/**
		 * Places with all their groups, for moves that change everybody's numbers: the
		 * groups that are hidden already go first, then large ones.
		 */
		private List<Place> whole(int first, int second, int in, int out) {
			List<Place> places = new ArrayList<>();
			for (int rank = 0; rank < 3; rank++) {
				places.add(whole(first, second, in, out, rank));
			}
			return places;
		}

		private Place whole(int first, int second, int in, int out, int rank) {
			Group here = Family.this.axes.group(this.where.group);
			String site = here.site();
			String level = here.levelOfCare();
			boolean hasBoth = hasBoth(first) || hasBoth(second);
			if (hasBoth) {
				int both = pick(Axes.SITE_LEVEL, first, second, in, out, rank);
				if (both != NONE) {
					site = Family.this.axes.group(both).site();
					level = Family.this.axes.group(both).levelOfCare();
				}
			}
			else {
				int picked = site.isEmpty() ? pick(Axes.SITE, first, second, in, out, rank) : NONE;
				site = (picked == NONE) ? site : Family.this.axes.group(picked).site();
				picked = level.isEmpty() ? pick(Axes.LEVEL, first, second, in, out, rank) : NONE;
				level = (picked == NONE) ? level : Family.this.axes.group(picked).levelOfCare();
			}
			List<Integer> strata = new ArrayList<>();
			for (int kind = Axes.SITE_LEVEL + 1; kind < Family.this.axes.kindCount(); kind++) {
				int group = (kind == this.kindOfGroup) ? this.where.group : pick(kind, first, second, in, out, rank);
				if (group != NONE) {
					strata.add(group);
				}
			}
			Place leaf = leaf(first, site, level);
			return new Place(first, leaf.site, leaf.level, leaf.both,
					strata.stream().mapToInt(Integer::intValue).toArray());
		}

		private int pick(int kind, int first, int second, int in, int out, int rank) {
			List<int[]> ranked = new ArrayList<>();
			List<Integer> periods = both(first, second);
			Group here = Family.this.axes.group(this.where.group);
			for (int group : Family.this.axes.groupsOf(kind)) {
				Group other = Family.this.axes.group(group);
				if (kind == Axes.SITE_LEVEL && (!here.site().isEmpty() && !here.site().equals(other.site())
						|| !here.levelOfCare().isEmpty() && !here.levelOfCare().equals(other.levelOfCare()))) {
					continue;
				}
				long least = Long.MAX_VALUE;
				boolean isHidden = true;
				for (int period : periods) {
					if (this.one.isPresent(period, kind)) {
						@Nullable Count[] counts = this.one.counts(period, group);
						least = Math.min(least, Math.min(this.one.available(period, group, in),
								this.one.available(period, group, out)));
						isHidden &= counts != null && !counts[this.where.sum].isKnown();
					}
					if (kind == Axes.SITE_LEVEL) {
						for (int wider : new int[] { find(other.site(), ""), find("", other.levelOfCare()) }) {
							least = Math.min(least, Math.min(available(this.one, period, wider, in),
									available(this.one, period, wider, out)));
						}
					}
				}
				if (least > 0 && least < Long.MAX_VALUE) {
					ranked.add(new int[] { group, isHidden ? 0 : 1, (int) -least });
				}
			}
			ranked.sort((rank == 2) ? Comparator.comparingInt((int[] one) -> one[2])
					: Comparator.comparingInt((int[] one) -> one[1]).thenComparingInt((one) -> one[2]));
			return ranked.isEmpty() ? NONE : ranked.get((rank == 1) ? Math.min(1, ranked.size() - 1) : 0)[0];
		}

		private List<Integer> both(int first, int second) {
			List<Integer> periods = new ArrayList<>();
			for (int month : (first == second) ? new int[] { first } : new int[] { first, second }) {
				for (int period : this.one.periodsOfMonth(month)) {
					periods.add(period);
				}
			}
			return periods;
		}

	}

	/**
	 * A part of a move.
	 */
	@FunctionalInterface
	private interface Step {

		boolean make();

	}

}
