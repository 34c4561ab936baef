package org.clinicoutcomes.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;

import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.templates.font.FontInstallation;

/**
 * A process that issues a month again and again, by turns as two nights knew it, until
 * somebody kills it. Few measures make the issues small and many.
 */
final class PublishingLoop {

	static final YearMonth MONTH = YearMonth.of(2026, 10);

	static final DemoClinic DEMO = new DemoClinic(20, 3, 1, 5, MONTH);

	private PublishingLoop() {
	}

	public static void main(String[] args) {
		try (Clinic clinic = open(Path.of(args[0]), Clock.systemUTC())) {
			while (true) {
				for (int night = 1; night <= 2; night++) {
					System.out.printf("%-8s started%n", "publish");
					clinic.monthly(MONTH, DEMO.nights().get(night).knownAt());
				}
			}
		}
	}

	/**
	 * Open a clinic in which only few measures are run.
	 * @param folder its home
	 * @param clock tells the moment of a night
	 * @return the clinic
	 */
	static Clinic open(Path folder, Clock clock) {
		List<MeasureFile> few = Catalogue.read(Path.of("none"), FeedContracts.standard())
			.matching("{census-flow,attendance-rate,follow-up-rate-6-months}");
		Home home = Home.at(folder);
		Clinic clinic = Clinic.openForTrial(home, Settings.load(home), clock, few);
		FontInstallation.install(home.temp().resolve("fonts"));
		return clinic;
	}

}
