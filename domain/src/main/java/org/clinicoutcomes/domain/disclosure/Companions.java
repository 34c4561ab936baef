package org.clinicoutcomes.domain.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Of which kind a subject is in each series of a family, so that all of it can be true at
 * once: who is counted in a number that two series share is counted in both.
 */
final class Companions {

	/** The kind of a subject who is not in a series. */
	static final int ABSENT = -1;

	private static final int MOST_TRIES = 400;

	private final List<Series> series;

	private final BitSet[] classes;

	private final BitSet[][] classesOfKind;

	private final int[][] orders;

	private final Reach reach;

	Companions(List<Series> series, Links links, Reach reach) {
		this.reach = reach;
		this.series = series;
		this.classes = series.stream().map(links::classesOf).toArray(BitSet[]::new);
		this.classesOfKind = series.stream()
			.map((one) -> IntStream.range(0, one.kindCount())
				.mapToObj((kind) -> links.classesOf(one, kind))
				.toArray(BitSet[]::new))
			.toArray(BitSet[][]::new);
		this.orders = new int[series.size()][];
	}

	/**
	 * Find a subject, or two subjects that are alike in as many of the other series as
	 * these allow.
	 * @param asked where they are to be
	 * @param kinds their kinds in the series that is asked about
	 * @return their kinds, null if none were found
	 */
	@Nullable Found find(Asked asked, int... kinds) {
		for (boolean isPresent : new boolean[] { true, false }) {
			Found found = new Search(asked, isPresent, kinds.length).from(kinds);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/**
	 * All series, those first that share most with the ones before.
	 */
	private int[] order(int first) {
		if (this.orders[first] == null) {
			int[] order = new int[this.series.size()];
			boolean[] used = new boolean[order.length];
			BitSet seen = new BitSet();
			int next = first;
			for (int i = 0; i < order.length; i++) {
				order[i] = next;
				used[next] = true;
				seen.or(this.classes[next]);
				next = IntStream.range(0, order.length)
					.filter((one) -> !used[one])
					.boxed()
					.max(Comparator.comparingInt((one) -> shared(this.classes[one], seen)))
					.orElse(0);
			}
			this.orders[first] = order;
		}
		return this.orders[first];
	}

	private static int shared(BitSet one, BitSet other) {
		BitSet both = (BitSet) one.clone();
		both.and(other);
		return both.cardinality();
	}

	/**
	 * How many subjects of a kind there are where the moves are to be made.
	 */
	@FunctionalInterface
	interface Available {

		long of(int series, int kind);

	}

	/**
	 * Where subjects are to be.
	 *
	 * @param series the series of which their kinds are given
	 * @param at how many subjects of each kind there are
	 * @param groups groups of which one of each division is looked for too, for each
	 * subject, empty if it does not matter
	 * @param apart whether two subjects may be in different groups
	 * @param months the months in which there must be such subjects in these groups
	 */
	record Asked(int series, Available at, BitSet[] groups, boolean apart, int... months) {
	}

	/**
	 * Subjects.
	 *
	 * @param vectors their kinds
	 * @param groups in which groups each of them can be
	 */
	record Found(Vector[] vectors, BitSet[] groups) {
	}

	/**
	 * Of which kind a subject is in each series, and in which series it moves.
	 *
	 * @param kinds kind by series, -1 where the subject is not in the series
	 * @param moves whether the series is touched
	 */
	record Vector(int[] kinds, boolean[] moves) {
	}

	/**
	 * What is decided of one subject.
	 */
	private final class State {

		private final int[] kinds;

		private BitSet in = new BitSet();

		private BitSet out = new BitSet();

		State() {
			this.kinds = new int[Companions.this.series.size()];
		}

		State(State other) {
			this.kinds = other.kinds.clone();
			this.in = (BitSet) other.in.clone();
			this.out = (BitSet) other.out.clone();
		}

		private BitSet classes(int one, int kind) {
			return (kind == ABSENT) ? new BitSet() : Companions.this.classesOfKind[one][kind];
		}

		boolean allows(int one, int kind) {
			BitSet mine = classes(one, kind);
			if (mine.intersects(this.out)) {
				return false;
			}
			BitSet not = (BitSet) Companions.this.classes[one].clone();
			not.andNot(mine);
			return !not.intersects(this.in);
		}

		void take(int one, int kind) {
			this.kinds[one] = kind;
			BitSet mine = classes(one, kind);
			BitSet not = (BitSet) Companions.this.classes[one].clone();
			not.andNot(mine);
			this.in.or(mine);
			this.out.or(not);
		}

	}

	/**
	 * A search that steps back where it cannot go on.
	 */
	private final class Search {

		private final Asked asked;

		private final int[] order;

		private final boolean needsPresent;

		private State[] states;

		private BitSet[] groups;

		private int tries = MOST_TRIES;

		Search(Asked asked, boolean needsPresent, int subjects) {
			this.asked = asked;
			this.order = order(asked.series);
			this.needsPresent = needsPresent;
			this.groups = asked.groups.clone();
			this.states = IntStream.range(0, subjects).mapToObj((i) -> new State()).toArray(State[]::new);
		}

		@Nullable Found from(int... kinds) {
			return (goOn(0, kinds)) ? new Found(vectors(), this.groups) : null;
		}

		private boolean complete(int place) {
			if (place == this.order.length) {
				return true;
			}
			int next = this.order[place];
			int[] kinds = kinds(next);
			State[] at = this.states;
			for (int kind : kinds) {
				if (Arrays.stream(at).allMatch((state) -> state.allows(next, kind))
						&& ((at.length == 1) ? goOn(place, kind) : goOn(place, kind, kind))) {
					return true;
				}
			}
			for (int kind : (at.length == 2) ? kinds : new int[0]) {
				for (int other : at[0].allows(next, kind) ? kinds : new int[0]) {
					if (kind != other && at[1].allows(next, other) && goOn(place, kind, other)) {
						return true;
					}
				}
			}
			return false;
		}

		private boolean goOn(int place, int... kinds) {
			int next = this.order[place];
			State[] before = this.states;
			BitSet[] groupsBefore = this.groups;
			if (isMoving(kinds)) {
				this.groups = narrow(next, kinds);
			}
			if (this.groups == null) {
				this.groups = groupsBefore;
				return false;
			}
			if (this.tries-- > 0) {
				State[] after = new State[before.length];
				for (int i = 0; i < after.length; i++) {
					after[i] = new State(before[i]);
					after[i].take(next, kinds[i]);
				}
				this.states = after;
				if (complete(place + 1)) {
					return true;
				}
			}
			this.states = before;
			this.groups = groupsBefore;
			return false;
		}

		private boolean isMoving(int... kinds) {
			return this.asked.apart || kinds.length == 1 || kinds[0] != kinds[1];
		}

		private BitSet @Nullable [] narrow(int one, int... kinds) {
			BitSet[] left = this.groups.clone();
			for (int i = 0; i < kinds.length; i++) {
				BitSet narrowed = (kinds[i] == ABSENT) ? left[i]
						: Companions.this.reach.narrow(left[i], one, kinds[i], this.asked.months);
				if (narrowed == null) {
					return null;
				}
				if (this.asked.apart) {
					left[i] = narrowed;
				}
				else {
					Arrays.fill(left, narrowed);
				}
			}
			return left;
		}

		/**
		 * The kinds of a series, frequent ones first.
		 */
		private int[] kinds(int one) {
			Series there = Companions.this.series.get(one);
			return IntStream.range(ABSENT, there.kindCount())
				.filter((kind) -> !this.needsPresent || kind == ABSENT || this.asked.at.of(one, kind) > 0)
				.boxed()
				.sorted(Comparator.comparingLong((kind) -> (kind == ABSENT) ? 0 : -this.asked.at.of(one, kind)))
				.mapToInt(Integer::intValue)
				.toArray();
		}

		private Vector[] vectors() {
			boolean[] moves = new boolean[this.order.length];
			for (int i = 0; i < moves.length; i++) {
				moves[i] = this.asked.apart || this.states.length == 1
						|| this.states[0].kinds[i] != this.states[1].kinds[i];
			}
			return Arrays.stream(this.states).map((state) -> new Vector(state.kinds, moves)).toArray(Vector[]::new);
		}

	}

}
