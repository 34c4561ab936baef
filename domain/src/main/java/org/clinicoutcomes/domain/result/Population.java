package org.clinicoutcomes.domain.result;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How many subjects a group has, and how many were taken out for which reason.
 */
public final class Population {

	private static final String MISSING = "missing-";

	private final Map<String, Long> exclusions = new TreeMap<>();

	private long denominator;

	/**
	 * Count subjects.
	 * @param exclusion why they are taken out, null if they are not
	 * @param count number of subjects
	 */
	public void add(@Nullable String exclusion, long count) {
		if (exclusion == null) {
			this.denominator += count;
		}
		else {
			this.exclusions.merge(exclusion, count, Long::sum);
		}
	}

	/**
	 * All subjects.
	 * @return counted, excluded and missing ones
	 */
	public long eligible() {
		return this.denominator + this.exclusions.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * Subjects taken out because data are missing.
	 * @return their number
	 */
	public long missing() {
		return this.exclusions.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(MISSING))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	/**
	 * Subjects taken out for another reason.
	 * @return their number
	 */
	public long excluded() {
		return eligible() - missing() - this.denominator;
	}

	/**
	 * Subjects counted.
	 * @return their number
	 */
	public long denominator() {
		return this.denominator;
	}

	/**
	 * Subjects taken out, by reason.
	 * @return number by code
	 */
	public Map<String, Long> exclusions() {
		return this.exclusions;
	}

}
