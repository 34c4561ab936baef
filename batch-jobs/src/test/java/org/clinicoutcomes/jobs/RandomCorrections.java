package org.clinicoutcomes.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;

/**
 * What people do to a clinic's data after the first delivery: rows corrected, moved to
 * another client, deleted and added, in files whose rows stand in any order.
 */
final class RandomCorrections {

	private static final int CORRECTIONS = 25;

	private final Random random;

	private final Path inbox;

	private final Map<FeedContract, List<String>> headers = new LinkedHashMap<>();

	private final Map<FeedContract, List<Map<String, String>>> rows = new LinkedHashMap<>();

	private final Map<FeedContract, List<Map<String, String>>> changes = new LinkedHashMap<>();

	private int added;

	/**
	 * Go on from a delivery.
	 * @param seed decides on the corrections
	 * @param inbox where the delivery lies
	 * @param day the day in the names of its files
	 */
	RandomCorrections(long seed, Path inbox, LocalDate day) {
		this.random = new Random(seed);
		this.inbox = inbox;
		for (FeedContract contract : FeedContracts.standard().all()) {
			try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file(contract, day))) {
				List<Map<String, String>> found = new ArrayList<>();
				reader.forEach((row) -> {
					this.headers.putIfAbsent(contract, row.getHeader());
					found.add(new LinkedHashMap<>(row.getFieldsAsMap()));
				});
				this.rows.put(contract, found);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		this.rows.values().removeIf(List::isEmpty);
	}

	private Path file(FeedContract contract, LocalDate day) {
		return this.inbox.resolve("%s-%s.csv".formatted(contract.name(), day));
	}

	/**
	 * Make some corrections and deliver them.
	 * @param knownAt the moment of the delivery
	 */
	void deliver(Instant knownAt) {
		this.changes.clear();
		List<FeedContract> feeds = List.copyOf(this.rows.keySet());
		for (int i = 0; i < CORRECTIONS; i++) {
			correct(feeds.get(this.random.nextInt(feeds.size())), knownAt);
		}
		for (FeedContract contract : feeds) {
			write(contract, knownAt.atOffset(ZoneOffset.UTC).toLocalDate());
		}
	}

	private void correct(FeedContract contract, Instant knownAt) {
		List<Map<String, String>> all = this.rows.get(contract);
		Map<String, String> row = all.get(this.random.nextInt(all.size()));
		boolean isSite = contract.name().equals("site");
		int kind = isSite ? 9 : this.random.nextInt(10);
		if (kind == 0 && all.size() > 2) {
			all.remove(row);
			note(contract, row, knownAt, "true");
			return;
		}
		if (kind == 1) {
			row = new LinkedHashMap<>(row);
			row.put(contract.key(), "Z%05d".formatted(++this.added));
			all.add(row);
		}
		List<Column> columns = contract.columns()
			.stream()
			.filter((column) -> !column.name().equals(contract.key()))
			.filter((column) -> !(contract.name().equals("client") && column.name().equals("client_id")))
			.toList();
		Column column = columns.get(this.random.nextInt(columns.size()));
		row.put(column.name(), other(column, row.getOrDefault(column.name(), "")));
		note(contract, row, knownAt, "");
	}

	private void note(FeedContract contract, Map<String, String> row, Instant knownAt, String deleted) {
		if (!this.headers.get(contract).contains(FeedContract.CHANGED_AT)) {
			return;
		}
		List<Map<String, String>> noted = this.changes.computeIfAbsent(contract, (key) -> new ArrayList<>());
		row.put(FeedContract.CHANGED_AT, knownAt.minusSeconds(3600L * this.random.nextInt(80)).toString());
		Map<String, String> change = new LinkedHashMap<>(row);
		change.put(FeedContract.DELETED, deleted);
		noted.removeIf((earlier) -> earlier.get(contract.key()).equals(change.get(contract.key())));
		noted.add(change);
	}

	private String other(Column column, String value) {
		if (!column.required() && this.random.nextInt(4) == 0) {
			return "";
		}
		String parent = column.refersTo();
		if (parent != null) {
			FeedContract contract = FeedContracts.standard().get(parent);
			List<Map<String, String>> parents = this.rows.getOrDefault(contract, List.of());
			return parents.isEmpty() ? value
					: parents.get(this.random.nextInt(parents.size())).get(contract.referenceKey());
		}
		return switch (column.type()) {
			case DATE ->
				value.isEmpty() ? value : LocalDate.parse(value).plusDays(this.random.nextInt(81) - 60).toString();
			case INSTANT -> value.isEmpty() ? value
					: OffsetDateTime.parse(value).plusHours(this.random.nextInt(200) - 150).toString();
			case CODE, WORDS -> List.copyOf(column.codes()).get(this.random.nextInt(column.codes().size()));
			case FLAG -> String.valueOf(this.random.nextBoolean());
			case WHOLE, DECIMAL -> number(column);
			case ZONE -> this.random.nextBoolean() ? "America/Chicago" : "America/New_York";
			case TEXT -> value;
		};
	}

	private String number(Column column) {
		int least = (column.minimum() != null) ? column.minimum().intValue() : 0;
		BigDecimal maximum = column.maximum();
		int most = (maximum != null) ? maximum.intValue() : 100;
		return String.valueOf(least + this.random.nextInt(most - least + 1));
	}

	private void write(FeedContract contract, LocalDate day) {
		List<String> header = this.headers.get(contract);
		boolean isSnapshot = !header.contains(FeedContract.CHANGED_AT);
		List<Map<String, String>> written = new ArrayList<>(
				isSnapshot ? this.rows.get(contract) : this.changes.getOrDefault(contract, List.of()));
		Collections.shuffle(written, this.random);
		try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(file(contract, day)))) {
			csv.writeRecord(header);
			written
				.forEach((row) -> csv.writeRecord(header.stream().map((name) -> row.getOrDefault(name, "")).toList()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
