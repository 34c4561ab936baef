package org.clinicoutcomes.domain.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.result.Result;

/**
 * A published figure that means the same as one of ours.
 *
 * @param measure the measure's id
 * @param part the part of its answer, empty if it has none
 * @param statistic what the value is, as in results
 * @param level the level of care it is about
 * @param population of whom, with the number of states
 * @param year the year it is about
 * @param n how many it rests on
 * @param value the figure in full precision; shares from 0 to 1
 * @param source publication and table
 */
public record Benchmark(String measure, String part, String statistic, String level, String population, int year,
		long n, double value, String source) {

	private static final List<String> COLUMNS = List.of("measure", "part", "statistic", "level", "population", "year",
			"n", "value", "source");

	public Benchmark {
		require(!population.isBlank(), "a population", population);
		require(!source.isBlank(), "a source", source);
		require(year >= 1900 && year <= 2200, "a year", "" + year);
		require(n >= 0, "an n of 0 or more", "" + n);
	}

	/**
	 * Read benchmarks.
	 * @param file what they stand in, for messages
	 * @param rows the rows of a table, by column
	 * @return the benchmarks
	 * @throws IllegalArgumentException if a row cannot be one
	 */
	public static List<Benchmark> of(String file, List<Map<String, String>> rows) {
		List<Benchmark> benchmarks = new ArrayList<>();
		int line = 1;
		for (Map<String, String> row : rows) {
			line++;
			if (!row.keySet().containsAll(COLUMNS) || row.size() != COLUMNS.size()) {
				throw new IllegalArgumentException("%s must have the columns %s, got: %s; correct its header"
					.formatted(file, COLUMNS, row.keySet()));
			}
			try {
				benchmarks.add(new Benchmark(row.get("measure"), row.get("part"), row.get("statistic"),
						row.get("level"), row.get("population"), Integer.parseInt(row.get("year")),
						Long.parseLong(row.get("n")), Double.parseDouble(row.get("value")), row.get("source")));
			}
			catch (NumberFormatException ex) {
				throw new IllegalArgumentException(
						"%s must have numbers for year, n and value, got: something else on line %d; correct the line"
							.formatted(file, line));
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException("%s, on line %d of %s".formatted(ex.getMessage(), line, file));
			}
		}
		return benchmarks;
	}

	/**
	 * Whether this is a published figure for a result.
	 * @param result a result
	 * @return whether measure, part and statistic are the same
	 */
	public boolean isOf(Result result) {
		return this.measure.equals(result.measure()) && this.part.equals(result.part())
				&& this.statistic.equals(result.statistic().word());
	}

	private static void require(boolean holds, String what, String got) {
		if (!holds) {
			throw new IllegalArgumentException("A benchmark must have %s, got: %s".formatted(what, got));
		}
	}

}
