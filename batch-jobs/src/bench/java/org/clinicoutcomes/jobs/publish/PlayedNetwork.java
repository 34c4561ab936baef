package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.demo.DemoClinic;
import org.clinicoutcomes.jobs.demo.DemoNight;
import org.clinicoutcomes.jobs.run.NightClock;

/**
 * A synthetic network after the one night in which everything was delivered.
 */
final class PlayedNetwork {

	static final YearMonth MONTH = YearMonth.of(2026, 10);

	private static final int MONTHS = 24;

	private final Path home;

	private final DemoClinic network;

	PlayedNetwork(Path home, int clients, int sites) {
		this.home = home;
		this.network = new DemoClinic(clients, MONTHS, sites, 1, MONTH);
	}

	/**
	 * Play the night and leave the clinic open.
	 * @return the clinic
	 */
	Clinic play() throws IOException {
		Files.createDirectories(this.home.resolve("config/sources/demo"));
		Files.writeString(this.home.resolve("config/sources/demo/source.yml"), this.network.sourceYml());
		Files.writeString(this.home.resolve("config/application.yml"), "clinic: {open-months: 0}\n");
		DemoNight night = this.network.nights().get(2);
		this.network.deliver(night, this.home.resolve("inbox/demo"));
		NightClock clock = new NightClock();
		clock.set(night.knownAt());
		Clinic clinic = Clinic.open(this.home, clock);
		clinic.nightly(Map.of(), Set.of());
		return clinic;
	}

}
