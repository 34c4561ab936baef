package org.clinicoutcomes.jobs.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.clinicoutcomes.domain.report.Change;
import org.clinicoutcomes.domain.report.Differences;
import org.clinicoutcomes.domain.report.LastIssue;
import org.clinicoutcomes.domain.report.Remeasured;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.measure.Definition;
import org.clinicoutcomes.jobs.measure.Measuring.Measured;
import org.clinicoutcomes.jobs.measure.Remeasuring;
import org.clinicoutcomes.jobs.measure.State;
import org.clinicoutcomes.jobs.run.Night;

/**
 * Says what changed since an issue, and why. Where both records and definitions changed,
 * the measures whose results differ are measured once more in between.
 */
final class Restatement {

	private final Path reports;

	private final Remeasuring remeasuring;

	Restatement(Path reports, Remeasuring remeasuring) {
		this.reports = reports;
		this.remeasuring = remeasuring;
	}

	/**
	 * Compare with an issue.
	 * @param last the issue
	 * @param then what its numbers were defined by
	 * @param night the night of now
	 * @param now what the numbers of now are defined by
	 * @param results the results of now
	 * @return what a reader of the issue has to correct
	 */
	LastIssue since(IssueLedger.Entry last, Definition then, Night night, Definition now, List<Result> results) {
		Set<String> changed = now.differencesTo(then);
		Path file = this.reports.resolve(last.folder()).resolve(IssueContent.RESULTS);
		if (!Files.exists(file)) {
			return new LastIssue(last.revision(), changed, null);
		}
		Differences differences = new Differences(results);
		ResultsFile.each(file, differences::compare);
		return new LastIssue(last.revision(), changed, changes(differences, changed, last, then, night));
	}

	private List<Change> changes(Differences differences, Set<String> changed, IssueLedger.Entry last, Definition then,
			Night night) {
		Set<String> measures = differences.measures();
		if (changed.isEmpty() || measures.isEmpty()) {
			return differences.ofRecords();
		}
		if (last.night().number() == night.number()) {
			return differences.ofDefinition();
		}
		boolean isOtherSoftware = changed.stream().anyMatch(Definition::isOfProgram);
		boolean isOtherSetting = changed.stream().anyMatch(Definition::isSetting);
		Set<String> otherwiseDefined = new TreeSet<>(measures);
		otherwiseDefined.removeIf((measure) -> !isOtherSetting && !changed.contains(Definition.nameOf(measure)));
		YearMonth month = last.month();
		return differences.toldApart(
				isOtherSoftware ? measured(month, last.night(), then, measures) : Remeasured.nothing(),
				otherwiseDefined.isEmpty() ? Remeasured.nothing() : measured(month, night, then, otherwiseDefined));
	}

	private Remeasured measured(YearMonth month, Night night, Definition definition, Set<String> measures) {
		State state = this.remeasuring.state(night, definition);
		Measured measured = this.remeasuring.measure(month, definition, state, measures::contains);
		return new Remeasured(measures, measured.refused().keySet(), measured.results());
	}

}
