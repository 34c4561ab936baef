package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Shows, in one family of series, what can be shown without giving a small number away.
 * <p>
 * A small number is safe when moves that nobody can see take it, one subject after the
 * other, through at least T - 1 values. At first everything is hidden that is not out
 * already, and each small number gets such a proof. Then one row after the other is
 * shown, those a reader has most of first, as long as every proof that rested on it can
 * be replaced by another. So detail never costs a reader the numbers of the whole.
 */
final class Protection {

	private final List<Series> series;

	private final Axes axes;

	private final int threshold;

	private final Map<Count, List<Family.Where>> places = new LinkedHashMap<>();

	private final Set<Table> leftOut = new LinkedHashSet<>();

	private final Family family;

	private int unsafe;

	Protection(List<Series> series, Axes axes, Links links, int threshold) {
		this.series = series;
		this.axes = axes;
		this.threshold = threshold;
		this.family = new Family(series, axes, links);
	}

	/**
	 * Decide what is shown.
	 * @return the tables of which nothing is
	 */
	List<Withheld> apply() {
		List<Facet> open = new ArrayList<>();
		forEachFacet((facet) -> {
			if (facet.isOpen() && facet.hasSmall(this.threshold)) {
				facet.hide();
			}
			else if (facet.isOpen()) {
				open.add(facet);
			}
		});
		boolean isProven = true;
		for (Count count : small()) {
			Proof proof = prove(count);
			while (proof == null && isPrinted(count)
					&& leaveOut(Table.of(where(count), this.axes), Double.POSITIVE_INFINITY)) {
				proof = prove(count);
			}
			if (proof == null && isPrinted(count)) {
				proof = proveWithoutMarks(where(count));
				isProven &= proof != null;
			}
			if (proof != null) {
				proof.hold();
			}
		}
		if (isProven) {
			open.sort(Comparator.comparingDouble(Facet::worth).reversed());
			open.stream().filter(Facet::isOpen).forEach(this::show);
		}
		return withheld();
	}

	/**
	 * Leave a number's table out of its period and look for a proof again. Where there is
	 * none, nothing new is shown of the family; that alone keeps what nobody could work
	 * out before, unless a new mark tells of somebody.
	 */
	private @Nullable Proof proveWithoutMarks(Family.Where where) {
		Series one = this.series.get(where.series());
		boolean isUnmarked = one.unmarkUnlessPublished(where.period(), this.axes.kindOf(where.group()));
		if (isUnmarked) {
			this.family.forget();
		}
		Proof proof = isUnmarked ? prove(where.count()) : null;
		boolean isNewlyTold = !isUnmarked && where.count().marks > 0
				&& !one.isPublished(where.period(), this.axes.kindOf(where.group()));
		this.unsafe += (proof == null && isNewlyTold && isAnythingShown()) ? 1 : 0;
		return proof;
	}

	/**
	 * Small numbers for which no proof was found even with everything hidden that can be.
	 * @return how many
	 */
	int unsafe() {
		return this.unsafe;
	}

	/**
	 * Show a facet if all small numbers stay safe, if need be by leaving out tables that
	 * tell less than it.
	 */
	private void show(Facet facet) {
		Set<Proof> broken = new LinkedHashSet<>();
		for (Count count : facet.counts()) {
			if (!count.isKnown()) {
				broken.addAll(count.proofs);
			}
		}
		facet.show();
		Set<Count> unproven = new LinkedHashSet<>();
		Set<Table> inTheWay = new LinkedHashSet<>();
		List<Proof> instead = new ArrayList<>();
		for (Proof proof : broken) {
			Count count = proof.count();
			if (isPrinted(count) && !renew(count, instead)) {
				Table table = Table.of(where(count), this.axes);
				if (!canLeaveOut(table, facet.worth())) {
					facet.hide();
					return;
				}
				inTheWay.add(table);
				unproven.add(count);
			}
		}
		inTheWay.forEach((table) -> leaveOut(table, facet.worth()));
		for (Count count : unproven) {
			if (isPrinted(count) && !renew(count, instead)) {
				facet.hide();
				return;
			}
		}
		broken.forEach(Proof::release);
		instead.forEach(Proof::hold);
	}

	private boolean renew(Count count, List<Proof> proofs) {
		Proof proof = prove(count);
		if (proof != null) {
			proofs.add(proof);
		}
		return proof != null;
	}

	/**
	 * Where a number stands that was not left out. A number that two series share stands
	 * in both, and is no less known because one of them is silent.
	 */
	private Family.Where where(Count count) {
		List<Family.Where> places = Objects.requireNonNull(this.places.get(count));
		return places.stream().filter((where) -> !isLeftOut(where)).findFirst().orElse(places.get(0));
	}

	private boolean isPrinted(Count count) {
		return !isLeftOut(where(count));
	}

	private boolean isLeftOut(Family.Where where) {
		return this.leftOut.contains(Table.of(where, this.axes));
	}

	/**
	 * Whether a table tells a reader less than what it stands in the way of.
	 */
	private boolean canLeaveOut(Table table, double worth) {
		Series one = this.series.get(table.series);
		double told = IntStream.of(one.periods())
			.mapToObj((period) -> one.facets(period, table.division))
			.flatMap(List::stream)
			.filter((facet) -> facet.isOpen() || !facet.isHidden())
			.mapToDouble(Facet::worth)
			.sum();
		return told < worth && one.canLeaveOut(table.division);
	}

	private boolean leaveOut(Table table, double worth) {
		if (!canLeaveOut(table, worth)) {
			return false;
		}
		this.series.get(table.series).leaveOut(table.division);
		this.leftOut.add(table);
		this.family.forget();
		return true;
	}

	/**
	 * All small numbers. Every place at which each stands is remembered.
	 */
	private Set<Count> small() {
		for (int i = 0; i < this.series.size(); i++) {
			Series one = this.series.get(i);
			for (int period : one.periods()) {
				for (int group : one.values(period).keySet()) {
					@Nullable Count[] counts = one.counts(period, group);
					for (int sum = 0; counts != null && sum < counts.length; sum++) {
						Count count = counts[sum];
						if (!count.latent && count.isSmall(this.threshold)) {
							this.places.computeIfAbsent(count, (key) -> new ArrayList<>(2))
								.add(new Family.Where(count, i, period, group, sum));
						}
					}
				}
			}
		}
		return this.places.keySet();
	}

	/**
	 * Whether a reader has any number of the family, printed now or before. Where there
	 * is none, there is nothing to work a hidden one out from.
	 */
	private boolean isAnythingShown() {
		boolean[] any = new boolean[1];
		forEachFacet((facet) -> any[0] |= !facet.isHidden());
		return any[0];
	}

	private void forEachFacet(Consumer<Facet> action) {
		for (Series one : this.series) {
			for (int period : one.periods()) {
				one.facets(period).forEach(action);
			}
		}
	}

	/**
	 * Look for a proof: moves between groups first, which leave everybody's numbers
	 * alone.
	 * @return the proof, null if there is none or the number stands nowhere
	 */
	private @Nullable Proof prove(Count count) {
		Family.Where where = where(count);
		if (isLeftOut(where)) {
			return null;
		}
		long need = this.threshold - 2L;
		List<Move> moves = new ArrayList<>();
		Stop stop = new Stop();
		Consumer<Move> taker = (move) -> {
			if (move.isFree()) {
				moves.add(move);
				if (single(move) >= need) {
					throw stop;
				}
			}
		};
		try {
			this.family.nearMoves(where, taker);
			Proof near = together(where, moves, need);
			if (near != null) {
				return near;
			}
			this.family.farMoves(where, taker);
			return together(where, moves, need);
		}
		catch (Stop ex) {
			return new Proof(where.count(), List.of(moves.get(moves.size() - 1)));
		}
	}

	private static @Nullable Proof together(Family.Where where, List<Move> moves, long need) {
		Set<Move> used = new LinkedHashSet<>();
		return (range(where.count(), moves, need, used) >= need) ? new Proof(where.count(), List.copyOf(used)) : null;
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
	private static long range(Count count, List<Move> moves, long need, Set<Move> used) {
		List<Move> largest = moves.stream().sorted(Comparator.comparingLong((Move move) -> -single(move))).toList();
		long total = 0;
		for (int sign : new int[] { 1, -1 }) {
			long reached = 0;
			for (Move move : largest) {
				int direction = sign * move.changeOf(count);
				long times = Math.min(move.room(direction), need - total - reached);
				if (times > 0) {
					move.make(direction * times);
					reached += times;
					used.add(move);
				}
			}
			largest.forEach(Move::reset);
			total += reached;
		}
		return total;
	}

	private List<Withheld> withheld() {
		List<Withheld> withheld = new ArrayList<>();
		for (int i = 0; i < this.series.size(); i++) {
			Series one = this.series.get(i);
			for (int period : one.periods()) {
				for (int kind = 0; kind < this.axes.kindCount(); kind++) {
					List<Facet> facets = one.facets(period, kind);
					if (this.leftOut.contains(new Table(i, kind))) {
						withheld.add(new Withheld(one.measure(), one.part(), this.axes.periods().get(period),
								this.axes.kindName(kind), "it would give away small numbers"));
					}
					else if (!facets.isEmpty() && facets.stream().allMatch(Facet::isHidden)) {
						boolean isSmall = facets.stream().allMatch((facet) -> facet.hasSmall(this.threshold));
						withheld.add(new Withheld(one.measure(), one.part(), this.axes.periods().get(period),
								this.axes.kindName(kind), isSmall ? "too few clients to show any part of it"
										: "it would give away small numbers"));
					}
				}
			}
		}
		return withheld;
	}

	/**
	 * One way to divide everybody in a series.
	 *
	 * @param series place of the series in the family
	 * @param division the kind of group
	 */
	private record Table(int series, int division) {

		static Table of(Family.Where where, Axes axes) {
			return new Table(where.series(), axes.kindOf(where.group()));
		}

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
