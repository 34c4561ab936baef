package org.clinicoutcomes.jobs.command;

import java.util.List;
import java.util.Locale;

import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.RunLedger;
import org.clinicoutcomes.jobs.run.RunLedger.FeedLine;
import org.clinicoutcomes.jobs.run.RunLedger.NightLine;

/**
 * Prints what stands in the ledger of runs.
 */
final class StatusPrinter {

	private static final int NIGHTS = 5;

	private final RunLedger ledger;

	StatusPrinter(RunLedger ledger) {
		this.ledger = ledger;
	}

	void printNights() {
		print("%nLast nights%n");
		for (NightLine night : this.ledger.nights(NIGHTS)) {
			print("%5d  known at %-24s %-12s %,6d files %,12d rows%n", night.night(), night.knownAt(),
					(night.finishedAt() != null) ? "finished" : "unfinished", night.files(), night.read());
		}
	}

	void printLastNight() {
		List<NightLine> nights = this.ledger.nights(1);
		if (nights.isEmpty()) {
			return;
		}
		NightLine night = nights.get(0);
		print("%nNight %d: read = accepted + unchanged + rejected + waiting%n", night.night());
		print("%-12s %-16s %10s %10s %10s %9s %8s %9s %7s%n", "source", "feed", "read", "accepted", "unchanged",
				"rejected", "waiting", "released", "closed");
		for (FeedLine feed : this.ledger.feeds(night.night())) {
			print("%-12s %-16s %,10d %,10d %,10d %,9d %,8d %,9d %,7d%n", feed.source(), feed.feed(), feed.read(),
					feed.accepted(), feed.unchanged(), feed.rejected(), feed.waiting(), feed.released(), feed.closed());
		}
		this.ledger.landed(night.night())
			.forEach((file) -> print("  %s: of %,d rows of %s, %,d are carried into %s, %,d are not%n", file.source(),
					file.landed(), file.file(), file.carried(), file.feed(), file.landed() - file.carried()));
		this.ledger.rejections(night.night())
			.forEach((line) -> print("  rejected: %s %s %s %s: %,d%n", line.source(), line.feed(), line.reason(),
					line.column(), line.rows()));
		this.ledger.refusals(new Night(night.night(), night.knownAt()))
			.forEach((message) -> print("  refused: %s%n", message));
		print("%nOpen findings%n");
		this.ledger.findings(night.night())
			.forEach((finding) -> print("  %-8s %-40s %,8d of %,10d rows%s%n", finding.severity(), finding.check(),
					finding.found(), finding.rows(), finding.isBreached() ? "  more than tolerated" : ""));
	}

	private static void print(String format, Object... values) {
		System.out.printf(Locale.ROOT, format, values);
	}

}
