package org.clinicoutcomes.jobs.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.Clinic.Wanted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists the subjects behind a printed number.
 */
@Command(name = "explain", mixinStandardHelpOptions = true,
		description = "List the subjects behind a number: verdict, exclusion, records and their dates. Internal only: the file names clients.")
final class ExplainCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--measure", required = true, paramLabel = "ID", description = "The measure's id; see catalogue.")
	private String measure = "";

	@Option(names = "--month", required = true, paramLabel = "YYYY-MM",
			description = "The month, or the last month of a longer period.")
	private YearMonth month = YearMonth.of(1970, 1);

	@Option(names = "--since", paramLabel = "YYYY-MM",
			description = "The first month of a longer period, for a number of the quarter or year to date.")
	private @Nullable YearMonth since;

	@Option(names = "--site", paramLabel = "CODE", description = "Only this site (default: the whole network).")
	private @Nullable String site;

	@Option(names = "--as-of", paramLabel = "INSTANT",
			description = "What was known at this moment, as printed in an issue (default: now).")
	private @Nullable Instant asOf;

	@Option(names = "--file", required = true, paramLabel = "FILE",
			description = "Write one row per subject to this CSV file. It names clients: keep it inside the program.")
	private Path file = Path.of("explanation.csv");

	@Override
	public Integer call() {
		YearMonth first = (this.since != null) ? this.since : this.month;
		if (first.isAfter(this.month)) {
			throw new ClinicFailure(ExitCode.USAGE,
					"--since must not be after --month, got: --since %s --month %s; swap them".formatted(first,
							this.month));
		}
		ReportingPeriod period = new ReportingPeriod(first.atDay(1), this.month.atEndOfMonth());
		try (Clinic clinic = this.home.open(); ExplanationFile csv = ExplanationFile.create(this.file)) {
			List<Result> results = clinic.explain(new Wanted(this.measure, period, this.asOf, this.site), (behind) -> {
				csv.begin(behind, period);
				return csv::write;
			});
			csv.keep();
			System.out.printf("%s, %s to %s%s%n", this.measure, period.start(), period.end(),
					(this.site != null) ? ", site " + this.site : "");
			results.stream()
				.filter((result) -> result.statistic() != Statistic.EXCLUDED && result.time() == null)
				.map(ExplainCommand::line)
				.forEach(System.out::println);
			System.out.printf("Taken out: %s%n",
					csv.exclusions().isEmpty() ? "no one"
							: csv.exclusions()
								.entrySet()
								.stream()
								.map((one) -> one.getKey() + " " + one.getValue())
								.collect(Collectors.joining(", ")));
			System.out.printf("The subjects are in %s%nInternal: it names clients. %s%n", this.file, Notice.SHORT);
			return ExitCode.DONE.code();
		}
	}

	private static String line(Result result) {
		String what = (result.part() + " " + result.statistic().word() + " " + result.category()).strip();
		String value = (result.value() == null) ? "no one to count"
				: BigDecimal.valueOf(result.value()).stripTrailingZeros().toPlainString();
		String numerator = (result.numerator() != null) ? result.numerator() + " of " : "";
		return "  %s: %s (%s%d counted; eligible %d, excluded %d, missing %d)".formatted(what, value, numerator,
				result.denominator(), result.eligible(), result.excluded(), result.missing());
	}

}
