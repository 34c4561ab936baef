package org.clinicoutcomes.jobs.command;

import java.util.concurrent.Callable;

import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.config.database.Database;
import org.clinicoutcomes.jobs.publish.OwedMonths;
import org.clinicoutcomes.jobs.run.Nights;
import org.clinicoutcomes.jobs.run.RunLedger;
import org.clinicoutcomes.jobs.run.Transactions;
import org.clinicoutcomes.jobs.run.Transactions.Epoch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Shows what the last runs did and what is owed; it takes no lock and changes nothing.
 */
@Command(name = "status", mixinStandardHelpOptions = true,
		description = "Show the last runs, what is owed, rows per feed and open findings.")
final class StatusCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Override
	public Integer call() {
		Home folder = Home.at(this.home.folder());
		Settings settings = Settings.load(folder);
		if (!Database.exists(folder, settings)) {
			System.out.println("No night has run in %s yet; run nightly or demo.".formatted(folder));
			return ExitCode.DONE.code();
		}
		try (Database database = Database.visit(folder, settings)) {
			Transactions owner = new Transactions(database.owner(), new Epoch(0));
			Transactions publisher = new Transactions(database.publisher(), new Epoch(0));
			if (!owner.read((session) -> session.sql("select to_regclass('run.night') is not null")
				.query(Boolean.class)
				.single())) {
				System.out.println("No night has run in %s yet; run nightly or demo.".formatted(folder));
				return ExitCode.DONE.code();
			}
			StatusPrinter printer = new StatusPrinter(new RunLedger(owner));
			printer.printNights();
			new Nights(owner).last()
				.ifPresent((night) -> System.out
					.println("Owed     " + publisher.read((session) -> new OwedMonths(session).of(night))));
			printer.printLastNight();
			return ExitCode.DONE.code();
		}
	}

}
