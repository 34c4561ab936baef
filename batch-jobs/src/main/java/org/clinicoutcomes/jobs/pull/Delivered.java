package org.clinicoutcomes.jobs.pull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.jobs.pull.Source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * What one source has delivered for one night.
 *
 * @param source the source
 * @param files the files to read, oldest first, by the name they have in
 * {@code source.yml}; empty lists where nothing new came
 * @param readsMappings whether the mappings are to be run
 * @param refusals feeds whose files were refused, and why
 */
public record Delivered(Source source, Map<String, List<DeliveredFile>> files, boolean readsMappings,
		Map<String, String> refusals) {

	/**
	 * The new files that a feed without mapping is read from.
	 * @param feed name of a feed
	 * @return files, oldest first
	 */
	public List<DeliveredFile> directFiles(String feed) {
		return this.source.directFile(feed)
			.map((file) -> this.files.getOrDefault(file.name(), List.of()))
			.orElse(List.of());
	}

	/**
	 * A file that was delivered.
	 *
	 * @param number the number the ledger knows it by
	 * @param file what it is
	 * @param path where it is
	 * @param date the date in its name, null if there is none
	 */
	public record DeliveredFile(int number, SourceFile file, Path path, @Nullable LocalDate date) {
	}

}
