package org.clinicoutcomes.jobs.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.publish.Rebuilt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Makes a past issue again and says whether it is the same.
 */
@Command(name = "rebuild", mixinStandardHelpOptions = true,
		description = "Make a past issue again as its night knew the records, by the definitions stored with it, and compare.")
final class RebuildCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--issue", required = true, paramLabel = "ISSUE",
			description = "The issue, the administrators' or a funder's, for example 2026-10/administrators/r1 or 2026-q3/county-contract/r1.")
	private String issue = "";

	@Option(names = "--to", required = true, paramLabel = "DIR",
			description = "Write its files to this folder, which must be new or empty.")
	private Path to = Path.of("rebuilt");

	@Override
	public Integer call() {
		try (Clinic clinic = this.home.open()) {
			Rebuilt rebuilt = clinic.rebuild(this.issue, this.to);
			tell(rebuilt);
			return (rebuilt.isEqual() ? ExitCode.DONE : ExitCode.REBUILT_DIFFERENTLY).code();
		}
	}

	private static void tell(Rebuilt rebuilt) {
		System.out.printf("%nRebuilt %s as known on %s in %s%n", rebuilt.issue(), rebuilt.asOf(), rebuilt.folder());
		rebuilt.files().forEach((file) -> System.out.printf("  %-48s %s%n", file.name(), file.likeness().words()));
		if (rebuilt.definitions().isEmpty()) {
			System.out.println("  Definition: the same, from the first record to the last number");
		}
		else {
			System.out.println("  Definition: measures and settings are those of the issue; the program's own part is"
					+ " another and cannot be put back:");
			rebuilt.definitions().forEach((name) -> System.out.println("    " + name));
		}
		System.out.println(verdict(rebuilt));
	}

	private static String verdict(Rebuilt rebuilt) {
		Rebuilt.Results results = rebuilt.results();
		if (!results.fault().isEmpty()) {
			return "Different: %s.".formatted(results.fault());
		}
		if (results.differing() > 0) {
			return String.format(Locale.US, "Different: %,d results differ, %,d are equal%s.", results.differing(),
					results.equal(), rebuilt.definitions().isEmpty() ? "" : "; because of the definition named above");
		}
		return rebuilt.isEqual() ? String.format(Locale.US, "Equal: %,d results.", results.equal())
				: String.format(Locale.US, "Different: %,d results are equal, but not every file.", results.equal());
	}

}
