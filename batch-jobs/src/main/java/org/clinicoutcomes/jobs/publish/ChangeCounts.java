package org.clinicoutcomes.jobs.publish;

import java.util.List;

import org.clinicoutcomes.domain.report.Change;
import org.clinicoutcomes.domain.report.Change.Because;
import org.clinicoutcomes.domain.report.LastIssue;
import org.jspecify.annotations.Nullable;

/**
 * How much an issue changed, in short.
 *
 * @param byRecords results that differ by records alone
 * @param byDefinition results that differ by definition alone
 * @param byBoth results that differ by both, or for which nobody can tell
 * @param definitions parts of the definition that changed
 */
record ChangeCounts(long byRecords, long byDefinition, long byBoth, long definitions) {

	/**
	 * Count.
	 * @param last what changed since the last issue
	 * @return the counts, null where there is nothing to compare with
	 */
	static @Nullable ChangeCounts of(@Nullable LastIssue last) {
		List<Change> changes = (last != null) ? last.changes() : null;
		if (changes == null) {
			return null;
		}
		long byRecords = count(changes, Because.RECORDS);
		long byDefinition = count(changes, Because.DEFINITION);
		return new ChangeCounts(byRecords, byDefinition, changes.size() - byRecords - byDefinition,
				last.changedDefinitions().size());
	}

	private static long count(List<Change> changes, Because because) {
		return changes.stream().filter((change) -> change.because() == because).count();
	}

	long all() {
		return this.byRecords + this.byDefinition + this.byBoth;
	}

}
