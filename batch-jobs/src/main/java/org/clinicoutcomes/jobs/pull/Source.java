package org.clinicoutcomes.jobs.pull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One of the clinic's systems that hands over feeds: a folder with {@code source.yml} and
 * the mappings of feeds that need one.
 *
 * @param name the folder's name
 * @param inbox where its files arrive
 * @param files the files it delivers, by name
 * @param feeds the feeds it serves
 * @param refersTo for a feed served by several sources, the one that this source refers
 * to
 * @param mappings the text of {@code <feed>.sql}, by feed
 * @param digest SHA-256 of the definition's texts
 */
public record Source(String name, Path inbox, Map<String, SourceFile> files, List<String> feeds,
		Map<String, String> refersTo, Map<String, String> mappings, String digest) {

	/**
	 * The file that a feed without mapping is read from.
	 * @param feed name of a feed
	 * @return the file of the same name, empty if the feed is mapped
	 */
	public Optional<SourceFile> directFile(String feed) {
		return this.mappings.containsKey(feed) ? Optional.empty() : Optional.ofNullable(this.files.get(feed));
	}

	/**
	 * The files that are landed because a mapping may read them.
	 * @return all files that serve no feed directly
	 */
	public List<SourceFile> landedFiles() {
		if (this.mappings.isEmpty()) {
			return List.of();
		}
		return this.files.values()
			.stream()
			.filter((file) -> !this.feeds.contains(file.name()) || this.mappings.containsKey(file.name()))
			.toList();
	}

	/**
	 * The schema its files land in.
	 * @return a name that needs quoting
	 */
	public String landingSchema() {
		return "landing_" + this.name;
	}

	/**
	 * One kind of file that a source delivers.
	 *
	 * @param name the name that mappings know it by
	 * @param pattern glob of the file names, {@code {date}} stands for a date
	 * @param delivery whether a file holds everything or what changed
	 * @param header the header it must have, null if it has the contract's columns
	 * @param reusesName whether a later delivery may have an earlier one's name
	 */
	public record SourceFile(String name, String pattern, Delivery delivery, @Nullable List<String> header,
			boolean reusesName) {
	}

	/**
	 * What a file holds.
	 */
	public enum Delivery {

		/** Everything: what is missing has been deleted. */
		SNAPSHOT,

		/** What has changed since the delivery before. */
		CHANGES

	}

}
