package org.clinicoutcomes.jobs.command;

import java.time.Instant;
import java.time.YearMonth;
import java.util.concurrent.Callable;

import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.Clinic.Exported;
import org.clinicoutcomes.jobs.ExportPeriod;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Issues the report of one funder.
 */
@Command(name = "export", mixinStandardHelpOptions = true,
		description = "Measure a period on the clients a funder covers, and publish its workbook and report.")
final class ExportCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--funder", required = true, paramLabel = "ID",
			description = "The funder: the name of its profile, DIR/config/funders/ID.yml.")
	private String funder = "";

	@ArgGroup(multiplicity = "1")
	private Period period = new Period();

	@Option(names = "--as-of", paramLabel = "INSTANT",
			description = "Use what was known at this moment, for example 2026-11-02T06:00:00Z (default: now).")
	private @Nullable Instant asOf;

	@Override
	public Integer call() {
		try (Clinic clinic = this.home.open()) {
			Exported exported = clinic.export(this.funder, this.period.wanted(), this.asOf);
			if (exported.issue().isEmpty()) {
				System.out.println("Nothing has changed since the last issue of %s for %s; none was made."
					.formatted(exported.period(), this.funder));
			}
			exported.issue().ifPresent(MonthlyCommand::announce);
			exported.refused().values().forEach(System.err::println);
			return (exported.refused().isEmpty() ? ExitCode.DONE : ExitCode.INPUT_REFUSED).code();
		}
	}

	/**
	 * The period, in one of three ways.
	 */
	private static final class Period {

		@Option(names = "--month", paramLabel = "YYYY-MM", description = "One month.")
		private @Nullable YearMonth month;

		@Option(names = "--quarter", paramLabel = "YYYY-Qn",
				description = "A calendar quarter, to date while it is not over.")
		private @Nullable String quarter;

		@Option(names = "--year", paramLabel = "YYYY",
				description = "The funder's fiscal year that ends in this calendar year, to date while it is not over.")
		private @Nullable Integer year;

		ExportPeriod wanted() {
			if (this.month != null) {
				return new ExportPeriod.OfMonth(this.month);
			}
			return (this.quarter != null) ? new ExportPeriod.OfQuarter(this.quarter)
					: new ExportPeriod.OfYear((this.year != null) ? this.year : 0);
		}

	}

}
