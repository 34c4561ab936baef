package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.disclosure.Disclosure;
import org.clinicoutcomes.domain.disclosure.ProtectedRelease;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.ExportPeriod;
import org.clinicoutcomes.jobs.measure.Catalogue;

/**
 * Disclosure control for one release about a large network: the exact results of a
 * funder's export are protected once more, as if the funder might not have them.
 */
final class NetworkRelease {

	private static final int MEASURES = 60;

	private static final String FUNDER = "bench";

	private final Path home;

	private final int clients;

	private final int sites;

	private final PrintStream out = System.out;

	NetworkRelease(Path folder, int clients, int sites) {
		this.home = folder.resolve("home");
		this.clients = clients;
		this.sites = sites;
	}

	void protect() throws IOException {
		List<MeasureHeader> headers = Catalogue.read(Path.of("none"), FeedContracts.standard()).headers();
		writeProfile(headers);
		Path issue;
		try (Clinic clinic = new PlayedNetwork(this.home, this.clients, this.sites).play()) {
			issue = clinic.export(FUNDER, new ExportPeriod.OfMonth(PlayedNetwork.MONTH), null).issue().orElseThrow().folder();
		}
		List<Result> exact = ResultsFile.read(issue.resolve(IssueContent.RESULTS), (result) -> true);
		this.out.printf("%nOne release, %d sites, %d measures, %,d results%n",
				exact.stream().map(Result::site).distinct().count() - 1,
				exact.stream().map(Result::measure).distinct().count(), exact.size());
		for (String run : List.of("cold", "again")) {
			long started = System.nanoTime();
			long processor = IssueBench.processorNanos();
			ProtectedRelease release = Disclosure.protect(exact, headers, Disclosure.USUAL_THRESHOLD, ReleasedNumbers.none());
			this.out.printf("%-52s %10.1f %10.1f   %,d of them suppressed, %d unproven%n", "disclosure control, " + run,
					(System.nanoTime() - started) / 1e9, (IssueBench.processorNanos() - processor) / 1e9, release.results().stream().filter(Result::suppressed).count(),
					release.unproven());
		}
	}

	/**
	 * Everybody is covered by one of the three.
	 */
	private void writeProfile(List<MeasureHeader> headers) throws IOException {
		String measures = IntStream.range(0, MEASURES)
			.mapToObj((i) -> headers.get(i * headers.size() / MEASURES).id())
			.collect(Collectors.joining(", "));
		Files.createDirectories(this.home.resolve("config/funders"));
		Files.writeString(this.home.resolve("config/funders/" + FUNDER + ".yml"), """
				name: All Payers
				clients: [medicaid, state, county]
				measures: [%s]
				fiscal-year-start-month: 7
				kind: submission
				numbers: exact
				basis: {kind: contract, agreement: B-1, signed: 2026-05-18}
				notice: short
				recipients: [Nobody]
				""".formatted(measures));
	}

}
