package org.clinicoutcomes.domain.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * What measures say on records, or by definitions, that are not those of an issue: the
 * step between two issues that tells records from definitions.
 */
public final class Remeasured {

	private final Set<String> measures;

	private final Set<String> failed;

	private final Map<ResultKey, Result> results = new HashMap<>();

	/**
	 * What was measured.
	 * @param measures ids of the measures that were measured
	 * @param failed ids of those among them that could not be
	 * @param results their results
	 */
	public Remeasured(Set<String> measures, Set<String> failed, Collection<Result> results) {
		this.measures = Set.copyOf(measures);
		this.failed = Set.copyOf(failed);
		results.forEach((result) -> this.results.put(ResultKey.of(result), result));
	}

	/**
	 * Nothing had to be measured.
	 * @return a step without measures
	 */
	public static Remeasured nothing() {
		return new Remeasured(Set.of(), Set.of(), Set.of());
	}

	boolean isFailed(String measure) {
		return this.failed.contains(measure);
	}

	/**
	 * The result of this step.
	 * @param key what it is about
	 * @param otherwise the result if the measure did not have to be measured
	 */
	@Nullable Result get(ResultKey key, @Nullable Result otherwise) {
		return this.measures.contains(key.measure()) ? this.results.get(key) : otherwise;
	}

}
