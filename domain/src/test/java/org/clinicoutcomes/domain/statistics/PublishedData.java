package org.clinicoutcomes.domain.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Published data with results that others computed, which not every machine holds.
 */
final class PublishedData {

	private PublishedData() {
	}

	static List<String> lines(String name) throws IOException {
		String folder = System.getProperty("shared.data");
		assumeTrue(folder != null, "Skipped: needs published data, set -Dshared.data=<folder>");
		Path file = Path.of(folder, name);
		assumeTrue(Files.isRegularFile(file), () -> "Skipped: needs published data that is absent here: " + file);
		return Files.readAllLines(file);
	}

}
