package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.domain.disclosure.Disclosure;
import org.clinicoutcomes.domain.disclosure.ProtectedRelease;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers;
import org.clinicoutcomes.domain.disclosure.Usefulness;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.ExportPeriod;
import org.clinicoutcomes.jobs.measure.Catalogue;

/**
 * How much of a public report is left to read for programs of 40, 100, 300 and 600
 * clients: the exact results of an export are protected once more, as if everybody might
 * read them.
 */
public final class UsefulnessBench {

	private static final List<Integer> CLIENTS = List.of(40, 100, 300, 600);

	private static final List<ExportPeriod> PERIODS = List.of(new ExportPeriod.OfMonth(PlayedNetwork.MONTH),
			new ExportPeriod.OfQuarter("2026-Q3"), new ExportPeriod.OfYear(2026));

	private static final String FUNDER = "bench";

	private static final PrintStream OUT = System.out;

	private UsefulnessBench() {
	}

	/**
	 * Run the bench.
	 * @param args number of sites, folder to work in
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[1]).toAbsolutePath();
		Home.delete(folder);
		OUT.printf("%8s %-18s %-12s %8s %14s %8s %9s %10s%n", "clients", "period", "whose", "rows", "could be shown",
				"shown", "hidden, %", "seconds");
		for (int clients : CLIENTS) {
			measure(folder.resolve(Integer.toString(clients)), clients, Integer.parseInt(args[0]));
		}
	}

	private static void measure(Path home, int clients, int sites) throws IOException {
		Files.createDirectories(home.resolve("config/funders"));
		Files.writeString(home.resolve("config/funders/" + FUNDER + ".yml"), """
				name: All Payers
				clients: [medicaid, state, county]
				measures: [clients-served, persons-served, retained-90-days, milestone-reached-90d, any-support-contact,
				  nom-employment-education, nom-stable-housing]
				fiscal-year-start-month: 1
				kind: submission
				numbers: exact
				basis: {kind: contract, agreement: B-1, signed: 2026-05-18}
				notice: short
				recipients: [Nobody]
				""");
		List<MeasureHeader> headers = Catalogue.read(Path.of("none"), FeedContracts.standard()).headers();
		try (Clinic clinic = new PlayedNetwork(home, clients, sites).play()) {
			for (ExportPeriod period : PERIODS) {
				Path issue = clinic.export(FUNDER, period, null).issue().orElseThrow().folder();
				protect(clients, issue, headers);
			}
		}
	}

	private static void protect(int clients, Path issue, List<MeasureHeader> headers) {
		List<Result> exact = ResultsFile.read(issue.resolve(IssueContent.RESULTS), (result) -> true);
		long started = System.nanoTime();
		ProtectedRelease release = Disclosure.protect(exact, headers, Disclosure.USUAL_THRESHOLD,
				ReleasedNumbers.none());
		double seconds = (System.nanoTime() - started) / 1e9;
		String period = issue.getParent().getParent().getFileName().toString();
		say(clients, period, "everybody", of(exact, headers, release, Result::isNetwork), seconds);
		say(clients, period, "all rows", of(exact, headers, release, (row) -> true), seconds);
	}

	private static Usefulness of(List<Result> exact, List<MeasureHeader> headers, ProtectedRelease release,
			Predicate<Result> which) {
		return Usefulness.of(exact, headers, Disclosure.USUAL_THRESHOLD, release, which);
	}

	private static void say(int clients, String period, String whose, Usefulness left, double seconds) {
		OUT.printf("%8d %-18s %-12s %,8d %,14d %,8d %9.1f %10.1f%n", clients, period, whose, left.rows(),
				left.showable(), left.shown(), 100.0 * (left.rows() - left.shown()) / Math.max(1, left.rows()), seconds);
	}

}
