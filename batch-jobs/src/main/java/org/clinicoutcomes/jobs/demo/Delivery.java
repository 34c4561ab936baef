package org.clinicoutcomes.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;

/**
 * The files of one night while they are being written: it lets through what the modules
 * knew by then and, in files of changes, did not know the night before.
 */
final class Delivery implements AutoCloseable {

	static final Set<String> SNAPSHOTS = Set.of("site", "client", "coverage", "stay", "plan", "plan_review", "goal",
			"diagnosis", "referral");

	private final Map<String, FeedFile> files = new LinkedHashMap<>();

	private final Instant since;

	private final Instant until;

	/**
	 * Open the files of a night.
	 * @param night the night
	 * @param since the delivery before, {@link Instant#MIN} if there was none
	 * @param folder where the files go
	 * @throws UncheckedIOException if a file cannot be written
	 */
	Delivery(DemoNight night, Instant since, Path folder) {
		this.since = since;
		this.until = night.knownAt();
		try {
			Files.createDirectories(folder);
			for (FeedContract contract : FeedContracts.standard().all()) {
				Path file = folder.resolve("%s-%s.csv".formatted(contract.name(), night.deliveredOn()));
				this.files.put(contract.name(), new FeedFile(contract, SNAPSHOTS.contains(contract.name()), file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Begin the record of one thing.
	 * @param feed the feed it belongs to
	 * @param key the source's key of it
	 * @return an entry without values but the key
	 */
	Entry entry(String feed, String key) {
		return new Entry(file(feed), key, this.since, this.until);
	}

	/**
	 * Whether anything of a moment can be in this delivery.
	 * @param moment the moment
	 * @return false if it lies after the delivery
	 */
	boolean reaches(Instant moment) {
		return !moment.isAfter(this.until);
	}

	FeedFile file(String feed) {
		FeedFile file = this.files.get(feed);
		if (file == null) {
			throw new IllegalArgumentException(
					"A feed must be one of %s, got: %s".formatted(this.files.keySet(), feed));
		}
		return file;
	}

	@Override
	public void close() {
		this.files.values().forEach(FeedFile::close);
	}

}
