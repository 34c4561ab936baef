package org.clinicoutcomes.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.jspecify.annotations.Nullable;

/**
 * One file of one feed, with the columns of its contract in order.
 */
final class FeedFile implements AutoCloseable {

	private static final int BUFFER_BYTES = 1 << 16;

	private final boolean snapshot;

	private final String key;

	private final List<String> header;

	// Looked up only, never iterated.
	private final Map<String, Integer> positions = new HashMap<>();

	private final CsvWriter writer;

	private @Nullable String @Nullable [] last;

	FeedFile(FeedContract contract, boolean snapshot, Path file) throws IOException {
		this.snapshot = snapshot;
		this.key = contract.key();
		this.header = new ArrayList<>(contract.columnNames());
		if (!snapshot) {
			this.header.add(FeedContract.CHANGED_AT);
			this.header.add(FeedContract.DELETED);
		}
		this.header.forEach((column) -> this.positions.put(column, this.positions.size()));
		this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(BUFFER_BYTES).build(file);
		this.writer.writeRecord(this.header);
	}

	boolean isSnapshot() {
		return this.snapshot;
	}

	String key() {
		return this.key;
	}

	int width() {
		return this.header.size();
	}

	int position(String column) {
		Integer position = this.positions.get(column);
		if (position == null) {
			throw new IllegalArgumentException("A column must be one of %s, got: %s".formatted(this.header, column));
		}
		return position;
	}

	void write(@Nullable String[] values) {
		this.last = values;
		writeAside(values);
	}

	/**
	 * Write a row that is not to be the pattern of others.
	 * @param values the row's fields
	 */
	void writeAside(@Nullable String[] values) {
		this.writer.writeRecord(values);
	}

	/**
	 * The row written last, for rows made after its pattern.
	 * @return its fields, null if there is none
	 */
	@Nullable String @Nullable [] last() {
		return this.last;
	}

	@Override
	public void close() {
		try {
			this.writer.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
