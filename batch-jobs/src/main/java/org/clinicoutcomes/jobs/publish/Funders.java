package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.funder.ProfileFile;

/**
 * Reads the profiles of the clinic's funders, {@code config/funders/<id>.yml}.
 */
public final class Funders {

	private static final String ENDING = ".yml";

	private final Path folder;

	/**
	 * The funders of a clinic.
	 * @param home the clinic's home
	 */
	public Funders(Home home) {
		this.folder = home.config().resolve("funders");
	}

	/**
	 * The profile of one funder.
	 * @param id its id
	 * @param measures the ids of all measures
	 * @return the profile
	 * @throws ClinicFailure if there is none, it cannot be read, or it may not be served
	 */
	public FunderProfile profile(String id, Collection<String> measures) {
		if (!ids().contains(id)) {
			throw new ClinicFailure(ExitCode.USAGE, "--funder must be one of %s, got: %s; name one of them, or add %s"
				.formatted(ids(), id, this.folder.resolve("<id>" + ENDING)));
		}
		Path file = this.folder.resolve(id + ENDING);
		FunderProfile profile = read(id, file, measures);
		profile.objection().ifPresent((sentence) -> {
			throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED, sentence);
		});
		return profile;
	}

	private static FunderProfile read(String id, Path file, Collection<String> measures) {
		try {
			return YamlText.read(file.toString(), Files.readString(file),
					(root) -> ProfileFile.read(id, file.toString(), root, measures));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> ids() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(ENDING))
				.map((name) -> name.substring(0, name.length() - ENDING.length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
