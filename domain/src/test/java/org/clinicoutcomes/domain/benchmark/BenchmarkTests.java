package org.clinicoutcomes.domain.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BenchmarkTests {

	private static Map<String, String> row(String key, String value) {
		Map<String, String> row = new LinkedHashMap<>(Map.of("measure", "completed", "part", "", "statistic", "rate",
				"level", "2.1", "population", "discharges, 28 states", "year", "2004", "n", "114440", "value",
				"0.3767826", "source", "TEDS-D 2004, table 2.5"));
		row.put(key, value);
		return row;
	}

	@Test
	void aRowIsABenchmark() {
		assertThat(Benchmark.of("b.csv", List.of(row("part", "")))).containsExactly(new Benchmark("completed", "",
				"rate", "2.1", "discharges, 28 states", 2004, 114440, 0.3767826, "TEDS-D 2004, table 2.5"));
	}

	@Test
	void rowsWithoutSourcePopulationYearOrNumbersAreRefused() {
		assertRefused("source", " ", "a source");
		assertRefused("population", "", "a population");
		assertRefused("year", "4", "a year");
		assertRefused("year", "lately", "numbers for year, n and value");
		assertRefused("n", "-1", "an n of 0 or more");
		assertRefused("value", "a third", "numbers for year, n and value");
		assertRefused("comment", "x", "the columns");
	}

	private static void assertRefused(String key, String value, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> Benchmark.of("b.csv", List.of(row(key, value))))
			.withMessageContaining(why)
			.withMessageContaining("b.csv");
	}

}
