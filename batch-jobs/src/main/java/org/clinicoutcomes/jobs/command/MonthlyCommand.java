package org.clinicoutcomes.jobs.command;

import java.time.Instant;
import java.time.YearMonth;
import java.util.concurrent.Callable;

import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.Clinic.Issued;
import org.clinicoutcomes.jobs.publish.Issue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Issues monthly reports.
 */
@Command(name = "monthly", mixinStandardHelpOptions = true,
		description = "Measure a month as it was known then, and publish the administrators' report.")
final class MonthlyCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--month", paramLabel = "YYYY-MM",
			description = "The month; without it all months that are owed: ended, covered by a night, not issued.")
	private @Nullable YearMonth month;

	@Option(names = "--as-of", paramLabel = "INSTANT",
			description = "Use what was known at this moment, for example 2026-11-02T06:00:00Z (default: now).")
	private @Nullable Instant asOf;

	@Override
	public Integer call() {
		try (Clinic clinic = this.home.open()) {
			Issued issued = clinic.monthly(this.month, this.asOf);
			if (issued.issues().isEmpty()) {
				System.out.println((this.month != null)
						? "Nothing has changed since the last issue of %s; none was made.".formatted(this.month)
						: "No month is owed.");
			}
			issued.issues().forEach(MonthlyCommand::announce);
			issued.refused().values().forEach(System.err::println);
			return (issued.refused().isEmpty() ? ExitCode.DONE : ExitCode.INPUT_REFUSED).code();
		}
	}

	static void announce(Issue issue) {
		System.out.printf("Issued %s for %s, revision %d:%n  %s%n", issue.period().id(), issue.audience(),
				issue.revision(), issue.folder());
	}

}
