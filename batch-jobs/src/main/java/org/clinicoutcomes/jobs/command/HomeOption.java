package org.clinicoutcomes.jobs.command;

import java.nio.file.Path;
import java.time.Clock;

import org.clinicoutcomes.jobs.Clinic;
import picocli.CommandLine.Option;

/**
 * The option that all commands share.
 */
final class HomeOption {

	@Option(names = "--home", paramLabel = "DIR", defaultValue = "./clinic",
			description = "The clinic's folder: config, inbox, postgres, reports (default: ${DEFAULT-VALUE}).")
	private Path folder = Path.of("clinic");

	Path folder() {
		return this.folder;
	}

	Clinic open() {
		return Clinic.open(this.folder, Clock.systemUTC());
	}

}
