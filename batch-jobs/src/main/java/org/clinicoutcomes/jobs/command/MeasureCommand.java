package org.clinicoutcomes.jobs.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.measure.Measuring.Measured;
import org.clinicoutcomes.jobs.publish.ResultsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures any period.
 */
@Command(name = "measure", mixinStandardHelpOptions = true,
		description = "Measure any period on what is known now: verdicts per subject, and results.")
final class MeasureCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--from", required = true, paramLabel = "DATE", description = "First day of the period.")
	private LocalDate from = LocalDate.EPOCH;

	@Option(names = "--to", required = true, paramLabel = "DATE",
			description = "Last day of the period; it may lie ahead.")
	private LocalDate to = LocalDate.EPOCH;

	@Option(names = "--measure", paramLabel = "GLOB", defaultValue = "*",
			description = "Which measures, for example retained-* (default: all).")
	private String glob = "*";

	@Option(names = "--verdicts", required = true, paramLabel = "FILE",
			description = "Write one row per subject to this CSV file. It names clients: keep it inside the program.")
	private Path verdicts = Path.of("verdicts.csv");

	@Option(names = "--results", required = true, paramLabel = "FILE",
			description = "Write the results to this CSV file.")
	private Path results = Path.of("results.csv");

	@Override
	public Integer call() {
		if (this.to.isBefore(this.from)) {
			throw new ClinicFailure(ExitCode.USAGE,
					"--to must not be before --from, got: --from %s --to %s; swap them".formatted(this.from, this.to));
		}
		try (Clinic clinic = this.home.open(); VerdictsFile file = VerdictsFile.create(this.verdicts)) {
			Measured measured = clinic.measure(new ReportingPeriod(this.from, this.to), this.glob, file);
			ResultsFile.write(measured.results(), clinic.provenance(), this.results);
			file.keep();
			System.out.printf("%,d verdicts in %s%n%,d results in %s%n", file.rows(), this.verdicts,
					measured.results().size(), this.results);
			measured.refused().values().forEach(System.err::println);
			return (measured.refused().isEmpty() ? ExitCode.DONE : ExitCode.INPUT_REFUSED).code();
		}
	}

}
