package org.clinicoutcomes.jobs.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.demo.DemoNight;
import org.clinicoutcomes.jobs.publish.Issue;
import org.clinicoutcomes.jobs.run.NightClock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows the whole way on a synthetic clinic network.
 */
@Command(name = "demo", mixinStandardHelpOptions = true,
		description = "Write a synthetic clinic network's feeds, run three nights, and issue the report of the last full month.")
final class DemoCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--clients", paramLabel = "N", defaultValue = "600",
			description = "Clients admitted (default: ${DEFAULT-VALUE}).")
	private int clients;

	@Option(names = "--months", paramLabel = "N", defaultValue = "24",
			description = "Months of history (default: ${DEFAULT-VALUE}).")
	private int months;

	@Option(names = "--sites", paramLabel = "N", defaultValue = "3", description = "Sites (default: ${DEFAULT-VALUE}).")
	private int sites;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
			description = "Another seed gives another network, the same seed the same (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--month", paramLabel = "YYYY-MM",
			description = "The month to report (default: the last full month).")
	private @Nullable YearMonth month;

	@Override
	public Integer call() {
		YearMonth reported = (this.month != null) ? this.month
				: YearMonth.now(Clock.systemUTC().withZone(ZoneOffset.UTC)).minusMonths(1);
		DemoClinic demo = new DemoClinic(this.clients, this.months, this.sites, this.seed, reported);
		NightClock clock = new NightClock();
		assertFresh();
		try (Clinic clinic = Clinic.open(this.home.folder(), clock)) {
			clinic.assertPrintable();
			writeSource(clinic.home(), demo);
			for (DemoNight night : demo.nights()) {
				System.out.printf("%nNight of %s%n", night.deliveredOn());
				demo.deliver(night, clinic.home().inbox().resolve(DemoClinic.SOURCE));
				clock.set(night.knownAt());
				clinic.nightly(Map.of(), Set.of());
			}
			new StatusPrinter(clinic.ledger()).printLastNight();
			System.out.printf("%nReport of %s%n", reported);
			tell(clinic.monthly(reported, null).issues());
			return ExitCode.DONE.code();
		}
	}

	private void assertFresh() {
		Path source = this.home.folder().resolve("config/sources");
		if (Files.exists(source)) {
			throw new ClinicFailure(ExitCode.USAGE,
					"The demo must have a home of its own, got: %s, which has sources already; name a new folder with --home, or delete it"
						.formatted(this.home.folder()));
		}
	}

	private static void writeSource(Home home, DemoClinic demo) {
		try {
			Path folder = Files.createDirectories(home.config().resolve("sources").resolve(DemoClinic.SOURCE));
			Files.writeString(folder.resolve("source.yml"), demo.sourceYml());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void tell(List<Issue> issues) {
		for (Issue issue : issues) {
			System.out.println("\nOpen these files:");
			try (Stream<Path> files = Files.list(issue.folder())) {
				files.sorted().forEach((file) -> System.out.println("  " + file));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
