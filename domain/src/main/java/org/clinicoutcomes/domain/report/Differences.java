package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.clinicoutcomes.domain.report.Change.Because;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * Compares results with those of an issue, which are read one after the other and kept
 * only where they differ. Neither their order nor the moment they were known at matters.
 */
public final class Differences {

	private final Map<ResultKey, Result> unmatched = new HashMap<>();

	private final TreeMap<ResultKey, Pair> differing = new TreeMap<>(ResultKey.ORDER);

	private long equal;

	/**
	 * Results about to be compared.
	 * @param after the results of now
	 */
	public Differences(Collection<Result> after) {
		after.forEach((result) -> this.unmatched.put(ResultKey.of(result), result));
	}

	/**
	 * Compare one result of the issue.
	 * @param before what it said
	 */
	public void compare(Result before) {
		ResultKey key = ResultKey.of(before);
		Result after = this.unmatched.remove(key);
		if (ResultKey.isSame(before, after)) {
			this.equal++;
		}
		else {
			this.differing.put(key, new Pair(before, after));
		}
	}

	/**
	 * How many results say the same.
	 * @return a count, once all results of the issue were compared
	 */
	public long equal() {
		return this.equal;
	}

	/**
	 * How many results differ, are new or are gone.
	 * @return a count, once all results of the issue were compared
	 */
	public long differing() {
		return this.differing.size() + this.unmatched.size();
	}

	/**
	 * The measures of which a result differs.
	 * @return ids, once all results of the issue were compared
	 */
	public Set<String> measures() {
		Set<String> measures = new TreeSet<>();
		this.differing.keySet().forEach((key) -> measures.add(key.measure()));
		this.unmatched.keySet().forEach((key) -> measures.add(key.measure()));
		return measures;
	}

	/**
	 * Every result that differs where no definition did.
	 * @return changes in a fixed order
	 */
	public List<Change> ofRecords() {
		return changes((key, pair) -> Because.RECORDS);
	}

	/**
	 * Every result that differs where no record did.
	 * @return changes in a fixed order
	 */
	public List<Change> ofDefinition() {
		return changes((key, pair) -> Because.DEFINITION);
	}

	/**
	 * Every result that differs where both may have changed. From the issue to now it is
	 * three steps: other software, other records, other texts and settings.
	 * @param oldRecords the records of the issue, by its texts and settings and the
	 * software of now
	 * @param newRecords the records of now, by the texts and settings and the
	 * software of now
	 * @return changes in a fixed order
	 */
	public List<Change> toldApart(Remeasured oldRecords, Remeasured newRecords) {
		return changes((key, pair) -> {
			if (oldRecords.isFailed(key.measure()) || newRecords.isFailed(key.measure())) {
				return Because.UNTOLD;
			}
			Result old = oldRecords.get(key, pair.before());
			Result now = newRecords.get(key, pair.after());
			boolean byRecords = !ResultKey.isSame(old, now);
			boolean byDefinition = !ResultKey.isSame(pair.before(), old) || !ResultKey.isSame(now, pair.after());
			return (byRecords && byDefinition) ? Because.BOTH : byRecords ? Because.RECORDS : Because.DEFINITION;
		});
	}

	private List<Change> changes(Reason reason) {
		TreeMap<ResultKey, Pair> all = new TreeMap<>(this.differing);
		this.unmatched.forEach((key, after) -> all.put(key, new Pair(null, after)));
		List<Change> changes = new ArrayList<>(all.size());
		all.forEach((key, pair) -> changes.add(new Change(pair.before(), pair.after(), reason.of(key, pair))));
		return changes;
	}

	private record Pair(@Nullable Result before, @Nullable Result after) {
	}

	private interface Reason {

		Because of(ResultKey key, Pair pair);

	}

}
