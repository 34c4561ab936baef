package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers of different measures that agree everywhere are one number to a reader, such as
 * the denominator of two questions asked of the same clients.
 */
final class Links {

	private static final int FEWEST = 2;

	private final Map<Place, Integer> classes = new HashMap<>();

	private final Map<Cell, Count> shared = new HashMap<>();

	private final List<List<Series>> families = new ArrayList<>();

	Links(Collection<Series> all) {
		Map<Signature, List<Place>> alike = new HashMap<>();
		for (Series series : all) {
			for (int sum = 0; sum < series.sumCount(); sum++) {
				Signature signature = series.isLatent(sum) ? null : signature(series, sum);
				if (signature != null && signature.entries >= FEWEST) {
					alike.computeIfAbsent(signature, (key) -> new ArrayList<>()).add(new Place(series, sum));
				}
			}
		}
		Map<Series, Series> parents = new HashMap<>();
		all.forEach((series) -> parents.put(series, series));
		int number = 0;
		for (List<Place> places : alike.values()) {
			Set<Series> seen = new HashSet<>();
			List<Place> first = places.stream().filter((place) -> seen.add(place.series)).toList();
			if (first.size() > 1) {
				for (Place place : first) {
					this.classes.put(place, number);
					parents.put(root(parents, place.series), root(parents, first.get(0).series));
				}
				number++;
			}
		}
		Map<Series, List<Series>> byRoot = new java.util.LinkedHashMap<>();
		all.forEach((series) -> byRoot.computeIfAbsent(root(parents, series), (key) -> new ArrayList<>()).add(series));
		this.families.addAll(byRoot.values());
	}

	private static Series root(Map<Series, Series> parents, Series series) {
		Series root = series;
		while (parents.get(root) != root) {
			root = parents.get(root);
		}
		return root;
	}

	private static Signature signature(Series series, int sum) {
		long one = 17;
		long other = 31;
		int entries = 0;
		for (int period : series.periods()) {
			for (Map.Entry<Integer, long[]> entry : series.values(period).entrySet()) {
				long value = entry.getValue()[sum];
				if (value != 0 && !series.isRest(entry.getKey())) {
					long place = period * 1_000_003L + entry.getKey();
					one = one * 6364136223846793005L + place * 2654435761L + value;
					other = (other ^ (place * 0x9E3779B97F4A7C15L + value)) * 0xBF58476D1CE4E5B9L;
					entries++;
				}
			}
		}
		return new Signature(one, other, entries);
	}

	/**
	 * Series that share a number.
	 * @return each series in one family
	 */
	List<List<Series>> families() {
		return this.families;
	}

	/**
	 * The shared numbers a series has.
	 */
	BitSet classesOf(Series series) {
		BitSet found = new BitSet();
		for (int sum = 0; sum < series.sumCount(); sum++) {
			Integer number = this.classes.get(new Place(series, sum));
			if (number != null) {
				found.set(number);
			}
		}
		return found;
	}

	/**
	 * The shared numbers that a kind of subject is part of.
	 */
	BitSet classesOf(Series series, int kind) {
		BitSet found = new BitSet();
		for (int sum : series.sumsOfKind(kind)) {
			Integer number = this.classes.get(new Place(series, sum));
			if (number != null) {
				found.set(number);
			}
		}
		return found;
	}

	Count count(Series series, int period, int group, int sum, long value, boolean latent) {
		Integer number = this.classes.get(new Place(series, sum));
		if (number == null) {
			return new Count(value, latent);
		}
		Count count = this.shared.computeIfAbsent(new Cell(number, period, group), (key) -> new Count(value, false));
		return (count.value == value) ? count : new Count(value, latent);
	}

	/**
	 * A sum of a series, whoever asks.
	 *
	 * @param series the series
	 * @param sum the place of the sum
	 */
	private record Place(Series series, int sum) {
	}

	/**
	 * All values of a sum, as digests.
	 *
	 * @param one one digest
	 * @param other another digest
	 * @param entries number of values
	 */
	private record Signature(long one, long other, int entries) {
	}

	/**
	 * A shared number of a group.
	 *
	 * @param number the number of the class
	 * @param period the period
	 * @param group the group
	 */
	private record Cell(int number, int period, int group) {
	}

}
