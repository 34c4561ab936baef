package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;

/**
 * Reads the finished files of an issue as a curious recipient would, and refuses the
 * issue when they say more than they may. It shares no code with what hid the numbers or
 * wrote the files.
 */
final class Auditor {

	private final int threshold;

	private final List<Entry> entries;

	/**
	 * An auditor who knows the truth.
	 * @param threshold the smallest count that may be known
	 * @param entries every number given to the class of audience, now and before, shown
	 * or hidden
	 */
	Auditor(int threshold, List<Entry> entries) {
		this.threshold = threshold;
		this.entries = List.copyOf(entries);
	}

	/**
	 * Audit an issue before it appears.
	 * @param folder its files
	 * @param issued the numbers that its files hold
	 * @param additive ids of measures whose longer periods are sums of months
	 * @throws ClinicFailure if a file gives a hidden count away; it names file and
	 * measure, never the count
	 */
	void audit(Path folder, List<Entry> issued, Set<String> additive) {
		List<String> findings = new ArrayList<>();
		PrintedResults printed = PrintedResults.read(folder.resolve("results.csv"));
		issued.forEach((entry) -> printed.compare(entry).ifPresent(findings::add));
		findings.addAll(printed.notAmong(issued));
		findings.addAll(new PrintedTables(folder, new GivenNumbers(this.entries)).findings());
		Deduction deduction = new Deduction(additive);
		this.entries.forEach((entry) -> deduction.know(entry.exact(), entry.shown()));
		deduction.conclude();
		this.entries.stream()
			.filter((entry) -> entry.shown() != Shown.ALL)
			.forEach((entry) -> deduction.given(entry.exact(), this.threshold).ifPresent(findings::add));
		if (!findings.isEmpty()) {
			throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED,
					"The finished files must not give a hidden count away, got: %d findings (%s); nothing was issued, please report it"
						.formatted(findings.size(),
								findings.stream().distinct().limit(5).collect(Collectors.joining("; "))));
		}
	}

}
