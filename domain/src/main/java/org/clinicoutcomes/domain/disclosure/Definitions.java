package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which sums of kinds of subjects a measure prints, and which of them stand together.
 */
final class Definitions {

	private final List<String> kinds;

	private final List<String> sums = new ArrayList<>();

	private final List<Predicate<String>> members = new ArrayList<>();

	private final Map<String, int[]> facets = new LinkedHashMap<>();

	private int printed;

	Definitions(List<String> kinds) {
		this.kinds = kinds;
	}

	List<String> kinds() {
		return this.kinds;
	}

	List<String> sums() {
		return this.sums;
	}

	/**
	 * The facets of a group.
	 * @return places of the sums each tells, by the facet's name
	 */
	Map<String, int[]> facets() {
		return this.facets;
	}

	Definitions sum(String name, Predicate<String> member) {
		this.sums.add(name);
		this.members.add(member);
		return this;
	}

	Definitions facet(String name, String... sums) {
		this.facets.put(name, IntStream.range(0, sums.length).map((i) -> this.sums.indexOf(sums[i])).toArray());
		return this;
	}

	/**
	 * Give every kind a sum of its own; those not printed are latent.
	 */
	void close() {
		this.printed = this.sums.size();
		for (String kind : this.kinds) {
			if (!this.sums.contains(kind)) {
				sum(kind, kind::equals);
			}
		}
	}

	boolean isLatent(int sum) {
		return sum >= this.printed;
	}

	/**
	 * Whether there is a row only where a sum is not zero: the row of a category or of a
	 * reason, or of whoever is eligible.
	 */
	boolean isCertain(int sum) {
		String name = this.sums.get(sum);
		return sum < this.printed
				&& (name.equals("eligible") || name.startsWith("category ") || name.startsWith("out "));
	}

	/**
	 * The sums a kind of subject is part of.
	 * @param kind the kind
	 * @return places of the sums
	 */
	int[] sumsOf(String kind) {
		return IntStream.range(0, this.sums.size()).filter((sum) -> this.members.get(sum).test(kind)).toArray();
	}

}
