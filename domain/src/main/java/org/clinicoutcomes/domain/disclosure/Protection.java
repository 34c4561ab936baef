package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Hides, in one family of series, what is small and what would give it away.
 * <p>
 * A small number is safe when moves that nobody can see take it, one subject after the
 * other, through at least T - 1 values. As long as there are too few such moves, the
 * cheapest one that shows is made invisible by hiding what it changes. Hiding never makes
 * another number less safe, so one pass is enough.
 */
final class Protection {

	private final Family family;

	private final int threshold;

	private final Axes axes;

	private final Set<Count> safe = Collections.newSetFromMap(new IdentityHashMap<>());

	private final List<Withheld> withheld = new ArrayList<>();

	private int unsafe;

	Protection(Family family, Axes axes, int threshold) {
		this.family = family;
		this.axes = axes;
		this.threshold = threshold;
	}

	/**
	 * Hide what must be hidden.
	 * @return the tables that had to be withheld as a whole
	 */
	List<Withheld> apply() {
		List<Family.Where> small = small();
		small.forEach((where) -> where.count().facets.forEach((facet) -> {
			if (facet.cost() > 0 && facet.cost() < Double.POSITIVE_INFINITY) {
				facet.hide();
			}
		}));
		for (Family.Where where : small) {
			if (!this.safe.contains(where.count())) {
				secure(where);
			}
		}
		return this.withheld;
	}

	/**
	 * Numbers for which no protection was found even with everything hidden that can be.
	 * @return how many
	 */
	int unsafe() {
		return this.unsafe;
	}

	/**
	 * All small numbers, those of everybody first.
	 */
	private List<Family.Where> small() {
		Set<Count> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		List<Family.Where> found = new ArrayList<>();
		List<Series> series = this.family.series();
		for (int i = 0; i < series.size(); i++) {
			Series one = series.get(i);
			for (int period : one.periods()) {
				for (int group : one.values(period).keySet()) {
					@Nullable Count[] counts = one.counts(period, group);
					for (int sum = 0; counts != null && sum < counts.length; sum++) {
						Count count = counts[sum];
						if (!count.latent && count.isSmall(this.threshold) && seen.add(count)) {
							found.add(new Family.Where(count, i, period, group, sum));
						}
					}
				}
			}
		}
		found.sort(Comparator.comparingInt((Family.Where where) -> this.axes.kindOf(where.group())));
		return found;
	}

	private void secure(Family.Where where) {
		for (Escalation escalation : Escalation.values()) {
			if (escalation != Escalation.NONE && !withhold(where, escalation)) {
				continue;
			}
			if (attempt(where)) {
				return;
			}
		}
		if (!isAnythingShown()) {
			this.safe.add(where.count());
			return;
		}
		this.unsafe++;
	}

	/**
	 * Whether a reader has any number of the family, printed now or before. Where there
	 * is none, there is nothing to work a hidden one out from.
	 */
	private boolean isAnythingShown() {
		for (Series one : this.family.series()) {
			for (int period : one.periods()) {
				if (one.facets(period).stream().anyMatch((facet) -> facet.cost() > 0)) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * Moves between groups are tried first; where everybody's number is shown, other
	 * moves would mostly cost more.
	 */
	private boolean attempt(Family.Where where) {
		List<Move> moves = new ArrayList<>();
		long need = this.threshold - 2L;
		Stop stop = new Stop();
		Consumer<Move> taker = (move) -> {
			if (move.isFree() && single(move) >= need) {
				throw stop;
			}
			moves.add(move);
		};
		try {
			this.family.nearMoves(where, taker);
			boolean isNear = range(where.count(), moves.stream().filter(Move::isFree).toList(), need) >= need
					|| this.family.isKnownOfEverybody(where) && hide(where.count(), moves, need);
			if (!isNear) {
				this.family.farMoves(where, taker);
				if (!hide(where.count(), moves, need)) {
					return false;
				}
			}
		}
		catch (Stop ex) {
			// One move that nobody can see is enough.
		}
		this.safe.add(where.count());
		return true;
	}

	/**
	 * Hide what makes moves visible, the cheapest first, until there are enough of them.
	 * @return whether there are; if not, nothing was hidden
	 */
	private boolean hide(Count count, List<Move> moves, long need) {
		List<Move> possible = moves.stream().filter((move) -> move.cost() < Double.POSITIVE_INFINITY).toList();
		if (range(count, possible, need) < need) {
			return false;
		}
		while (true) {
			long have = range(count, possible.stream().filter(Move::isFree).toList(), need);
			if (have >= need) {
				return true;
			}
			Move best = null;
			double bestScore = Double.POSITIVE_INFINITY;
			for (Move move : possible) {
				double cost = move.cost();
				long room = (cost > 0) ? single(move) : 0;
				double score = (room > 0) ? cost / Math.min(room, need - have) : Double.POSITIVE_INFINITY;
				if (score < bestScore) {
					best = move;
					bestScore = score;
				}
			}
			if (best == null) {
				return false;
			}
			best.hide();
		}
	}

	/**
	 * Through how many values one move alone takes a number, beside its own.
	 */
	private static long single(Move move) {
		long up = move.room(1);
		long down = move.room(-1);
		return (up == Long.MAX_VALUE || down == Long.MAX_VALUE) ? Long.MAX_VALUE / 4 : up + down;
	}

	/**
	 * Through how many values moves together take a number.
	 */
	private static long range(Count count, List<Move> moves, long need) {
		List<Move> free = moves.stream().sorted(Comparator.comparingLong((Move move) -> -single(move))).toList();
		long total = 0;
		for (int sign : new int[] { 1, -1 }) {
			long reached = 0;
			for (Move move : free) {
				int direction = sign * move.changeOf(count);
				long times = Math.min(move.room(direction), need - total - reached);
				if (times > 0) {
					move.make(direction * times);
					reached += times;
				}
			}
			free.forEach(Move::reset);
			total += reached;
		}
		return total;
	}

	/**
	 * Withhold more than single rows.
	 * @return whether there was something left to hide
	 */
	private boolean withhold(Family.Where where, Escalation escalation) {
		boolean any = false;
		Series own = this.family.series().get(where.series());
		for (Series one : this.family.series()) {
			for (int period : one.periods()) {
				if (escalation == Escalation.FAMILY || overlaps(period, where.period())) {
					List<Facet> facets = (escalation == Escalation.TABLE)
							? one.facets(period, this.axes.kindOf(where.group())) : one.facets(period);
					boolean hidden = false;
					for (Facet facet : facets) {
						if (facet.cost() > 0 && facet.cost() < Double.POSITIVE_INFINITY) {
							facet.hide();
							hidden = true;
						}
					}
					if (hidden) {
						any = true;
						this.withheld.add(new Withheld(one.measure(), one.part(), this.axes.periods().get(period),
								(escalation == Escalation.TABLE) ? this.axes.kindName(this.axes.kindOf(where.group()))
										: "all",
								(one == own) ? "too few clients to show any part of it"
										: "it would give away the numbers of " + own.measure()));
					}
				}
			}
		}
		return any;
	}

	private boolean overlaps(int one, int other) {
		return !this.axes.periods().get(one).start().isAfter(this.axes.periods().get(other).end())
				&& !this.axes.periods().get(one).end().isBefore(this.axes.periods().get(other).start());
	}

	/**
	 * What is withheld where hiding rows is not enough.
	 */
	private enum Escalation {

		NONE, TABLE, PERIOD, FAMILY

	}

	/**
	 * Ends a search that has found enough.
	 */
	private static final class Stop extends RuntimeException {

		private static final long serialVersionUID = 1;

		Stop() {
			super(null, null, false, false);
		}

	}

}
