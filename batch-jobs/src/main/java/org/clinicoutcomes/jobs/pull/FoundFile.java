package org.clinicoutcomes.jobs.pull;

import java.nio.file.Path;
import java.time.LocalDate;

import org.clinicoutcomes.jobs.pull.Source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A file in an inbox that matches a source's pattern.
 *
 * @param file what it is
 * @param path where it is
 * @param date the date in its name, null if the pattern has none
 */
record FoundFile(SourceFile file, Path path, @Nullable LocalDate date) implements Comparable<FoundFile> {

	String fileName() {
		return this.path.getFileName().toString();
	}

	@Override
	public int compareTo(FoundFile other) {
		int byDate = (this.date != null && other.date != null) ? this.date.compareTo(other.date) : 0;
		return (byDate != 0) ? byDate : fileName().compareTo(other.fileName());
	}

}
