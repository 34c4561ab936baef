package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.report.DataQuality;
import org.clinicoutcomes.domain.report.Earlier;
import org.clinicoutcomes.domain.report.MonthlyReport;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportBasis;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.ReportIdentity.Kind;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.measure.Catalogue;

/**
 * The monthly reports of many programs of one site, from measured results to PDF,
 * workbook and web page.
 */
final class SiteReports {

	private static final int WARM_UP = 20;

	private static final int BETWEEN_LOOKS = 50;

	private static final List<String> STEPS = List.of("putting one report together", "its PDF beside workbook and web page");

	private final Path home;

	private final Path folder;

	private final int clients;

	private final PrintStream out = System.out;

	private final long[] nanos = new long[STEPS.size()];

	SiteReports(Path folder, int clients) {
		this.home = folder.resolve("home");
		this.folder = folder.resolve("files");
		this.clients = clients;
	}

	void make(int sites) throws IOException {
		Path results;
		try (Clinic clinic = new PlayedNetwork(this.home, this.clients, 1).play()) {
			results = clinic.monthly(PlayedNetwork.MONTH, null).issues().get(0).folder().resolve(IssueContent.RESULTS);
		}
		Files.createDirectories(this.folder);
		List<Result> measured = ResultsFile.read(results, (result) -> true);
		List<MeasureHeader> headers = Catalogue.read(Path.of("none"), FeedContracts.standard()).headers();
		StandardFiles standards = StandardFiles.read(this.home.resolve("config"));
		ReportBasis basis = new ReportBasis(new MonthPeriods(PlayedNetwork.MONTH, 7), Map.of(),
				new Provenance("bench", Set.of()), standards.targets(headers),
				standards.benchmarks(), Earlier.none());
		this.out.printf("%nOne site, %,d results%n", measured.size());
		for (int i = 1; i <= WARM_UP; i++) {
			write(i, headers, basis, measured);
		}
		Arrays.fill(this.nanos, 0);
		this.out.printf("%n%-52s %10s %10s %10s%n", "after " + WARM_UP + " reports", "seconds", "CPU", "heap, MB");
		long started = System.nanoTime();
		long cpu = IssueBench.processorNanos();
		for (int i = 1; i <= sites; i++) {
			write(i, headers, basis, measured);
			if (i % BETWEEN_LOOKS == 0) {
				this.out.printf("%-52s %10.1f %10.1f %10d%n", "reports of " + i + " sites",
						(System.nanoTime() - started) / 1e9, (IssueBench.processorNanos() - cpu) / 1e9, usedHeap() >> 20);
			}
		}
		for (int step = 0; step < STEPS.size(); step++) {
			this.out.printf("%-52s %10.2f%n", STEPS.get(step), this.nanos[step] / 1e9 / sites);
		}
		this.out.printf("%-52s %10.2f%n", "one report", Arrays.stream(this.nanos).sum() / 1e9 / sites);
		Home.delete(this.folder);
	}

	private void write(int number, List<MeasureHeader> headers, ReportBasis basis, List<Result> results) {
		ReportIdentity identity = new ReportIdentity("Site " + number, ReportIdentity.MONTHLY,
				IssuePeriod.of(PlayedNetwork.MONTH), "administrators", Kind.INTERNAL, 1, results.get(0).asOf(),
				ZoneId.of("UTC"), "night 1", "bench", "bench", LocalDate.of(2026, 10, 31), Notice.SHORT);
		long started = System.nanoTime();
		Report report = new MonthlyReport(identity, headers, basis).assemble(results, DataQuality.none());
		long assembled = System.nanoTime();
		new IssueContent("site-" + number, report, results, new Provenance("bench", Set.of()), null)
			.writeReport(this.folder);
		long[] moments = { started, assembled, System.nanoTime() };
		for (int step = 0; step < this.nanos.length; step++) {
			this.nanos[step] += moments[step + 1] - moments[step];
		}
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
