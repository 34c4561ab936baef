package org.clinicoutcomes.jobs.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.Clinic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Runs a night.
 */
@Command(name = "nightly", mixinStandardHelpOptions = true,
		description = "Pull, check, build and measure what was delivered since the last night.")
final class NightlyCommand implements Callable<Integer> {

	@Mixin
	private HomeOption home = new HomeOption();

	@Option(names = "--files", paramLabel = "SOURCE=FOLDER",
			description = "Read the files of a source from a folder instead of its inbox; only the sources named are pulled. May be repeated.")
	private Map<String, Path> files = new LinkedHashMap<>();

	@Option(names = "--accept-shrunken", paramLabel = "FEED",
			description = "Accept a snapshot of this feed although it is much smaller than the last ones. May be repeated.")
	private Set<String> acceptShrunken = new LinkedHashSet<>();

	@Override
	public Integer call() {
		this.files.forEach((source, folder) -> {
			if (!Files.isDirectory(folder)) {
				throw new ClinicFailure(ExitCode.INPUT_REFUSED,
						"--files %s must name a folder that exists, got: %s; correct the path".formatted(source,
								folder));
			}
		});
		try (Clinic clinic = this.home.open()) {
			ExitCode outcome = clinic.nightly(this.files, this.acceptShrunken);
			new StatusPrinter(clinic.ledger()).printLastNight();
			return outcome.code();
		}
	}

}
