package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.config.Home;
import org.clinicoutcomes.domain.funder.FunderProfile;

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
	 * The file of one funder.
	 * @param id its id
	 * @param measures the ids of all measures
	 * @return the profile and its text
	 * @throws ClinicFailure if there is none, it cannot be read, or it may not be served
	 */
	public FunderFile read(String id, Collection<String> measures) {
		if (!ids().contains(id)) {
			throw new ClinicFailure(ExitCode.USAGE, "--funder must be one of %s, got: %s; name one of them, or add %s"
				.formatted(ids(), id, this.folder.resolve("<id>" + ENDING)));
		}
		FunderFile file = read(id, measures::contains);
		file.profile().objection().ifPresent((sentence) -> {
			throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED, sentence);
		});
		if (file.profile().isPublic()) {
			refuseAnotherThreshold(file.profile());
		}
		return file;
	}

	/** Whatever one of them shows, everybody knows, also where another hides it. */
	private void refuseAnotherThreshold(FunderProfile profile) {
		ids().stream()
			.flatMap((id) -> kept(id).stream())
			.map(FunderFile::profile)
			.filter((other) -> other.isPublic() && other.threshold() != profile.threshold())
			.findFirst()
			.ifPresent((other) -> {
				throw new ClinicFailure(ExitCode.DISCLOSURE_REFUSED,
						"The threshold of all public profiles must be the same, got: %s in %s, %s in %s; set both to one of them"
							.formatted(profile.threshold(), profile.id(), other.threshold(), other.id()));
			});
	}

	/**
	 * The file of one funder as it stands now, whatever became of the measures it names.
	 * @param id its id
	 * @return the profile and its text, empty if there is none that can be read
	 */
	Optional<FunderFile> kept(String id) {
		try {
			return ids().contains(id) ? Optional.of(read(id, (measure) -> true)) : Optional.empty();
		}
		catch (ClinicFailure ex) {
			return Optional.empty();
		}
	}

	/**
	 * The file of a funder.
	 * @param id its id
	 * @return where it stands
	 */
	Path path(String id) {
		return this.folder.resolve(id + ENDING);
	}

	private FunderFile read(String id, Predicate<String> isMeasure) {
		Path file = path(id);
		try {
			return FunderFile.read(id, file.toString(), Files.readString(file), isMeasure);
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
