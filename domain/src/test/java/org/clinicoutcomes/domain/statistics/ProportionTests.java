package org.clinicoutcomes.domain.statistics;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.List;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ProportionTests {

	@ParameterizedTest
	@CsvSource({ "81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611",
			"1, 29, 0.0061, 0.1718" })
	void wilsonIntervalIsThatPrintedByNewcombe(long numerator, long denominator, double low, double high) {
		Interval interval = new Proportion(numerator, denominator).wilson().orElseThrow();
		assertThat(interval.low()).isEqualTo(low, within(0.00005));
		assertThat(interval.high()).isEqualTo(high, within(0.00005));
	}

	@Test
	void wilsonIntervalIsThatOfProportionTestInR() {
		Interval interval = new Proportion(81, 263).wilson().orElseThrow();
		assertThat(interval.low()).isEqualTo(0.2552885198782743, within(1e-8));
		assertThat(interval.high()).isEqualTo(0.3662095769828002, within(1e-8));
	}

	@Test
	void wilsonIntervalNeverLeavesTheSharesThatArePossible() {
		for (long denominator = 1; denominator <= 200; denominator++) {
			assertThat(new Proportion(0, denominator).wilson().orElseThrow().low()).isZero();
			assertThat(new Proportion(denominator, denominator).wilson().orElseThrow().high()).isEqualTo(1);
		}
	}

	@Test
	void wilsonIntervalOfTheOppositeIsItsMirrorImage() {
		Interval met = new Proportion(7, 31).wilson().orElseThrow();
		Interval notMet = new Proportion(24, 31).wilson().orElseThrow();
		assertThat(notMet.low()).isEqualTo(1 - met.high(), within(1e-12));
		assertThat(notMet.high()).isEqualTo(1 - met.low(), within(1e-12));
	}

	@Test
	void noOneToCountHasNeitherShareNorPercentNorInterval() {
		Proportion empty = new Proportion(0, 0);
		assertThat(empty.share()).isEmpty();
		assertThat(empty.percent()).isEmpty();
		assertThat(empty.wilson()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1, 16, 6.3", "101, 2000, 5.1", "1, 3, 33.3", "2, 3, 66.7", "0, 7, 0.0", "7, 7, 100.0",
			"9999, 10000, 100.0", "9007199254740993, 9223372036854775807, 0.1" })
	void halvesOfATenthOfAPercentRoundUp(long numerator, long denominator, BigDecimal percent) {
		assertThat(new Proportion(numerator, denominator).percent()).contains(percent);
	}

	@Test
	void moreMetThanCountedIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(3, 2))
			.withMessageContaining("got: 3 of 2");
	}

	@Test
	void fewerThanNoneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 2));
		assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(0, -1));
	}

	@Test
	void everyPercentagePrintedInThePublishedTablesIsReproduced() throws IOException {
		List<String> lines = PublishedData.lines("teds/teds2004_tables.txt");
		List<PrintedPercent> printed = new ArrayList<>();
		printed.addAll(inDischargesByService(section(lines, "[Table 2.5]")));
		printed.addAll(inCountsThenPercents(section(lines, "[Table 4.11]")));
		printed.addAll(inCountsThenPercents(section(lines, "[Table 7.6]")));
		assertThat(printed).hasSize(8 * 5 + 8 * 6 + 4 * 7 + 5 * 7 + 6 * 7);
		SoftAssertions.assertSoftly((softly) -> printed
			.forEach((percent) -> softly.assertThat(percent.counts().percent()).contains(percent.percent())));
	}

	@Test
	void everyPercentagePrintedInTheCodebookIsReproduced() throws IOException {
		Map<String, List<String[]>> byVariable = PublishedData
			.lines("teds/TEDS-D-2019-DS0001-info-codebook_V1_codes.csv")
			.stream()
			.skip(1)
			.map(ProportionTests::fields)
			.filter((fields) -> !fields[6].isEmpty())
			.collect(Collectors.groupingBy((fields) -> fields[1]));
		int printed = 0;
		for (List<String[]> codes : byVariable.values()) {
			long all = codes.stream().mapToLong((fields) -> count(fields[5])).sum();
			for (String[] fields : codes) {
				assertThat(new Proportion(count(fields[5]), all).percent().orElseThrow())
					.as(fields[1] + " " + fields[3])
					.isEqualByComparingTo(new BigDecimal(fields[6].replace("%", "")));
				printed++;
			}
		}
		assertThat(byVariable).hasSizeGreaterThan(50);
		assertThat(printed).isGreaterThan(300);
	}

	private static String[] fields(String line) {
		return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
			.map((field) -> field.replace("\"", ""))
			.toArray(String[]::new);
	}

	private static long count(String text) {
		return Long.parseLong(text.replace(",", ""));
	}

	private static List<String[]> section(List<String> lines, String title) {
		return lines.stream()
			.dropWhile((line) -> !line.startsWith(title))
			.skip(2)
			.takeWhile((line) -> !line.isBlank())
			.map((line) -> line.split("\\|"))
			.toList();
	}

	private static List<PrintedPercent> inDischargesByService(List<String[]> section) {
		List<PrintedPercent> printed = new ArrayList<>();
		String[] totals = section.get(section.size() - 1);
		for (String[] row : section.subList(1, section.size())) {
			for (int column = 2; column <= 6; column++) {
				printed.add(new PrintedPercent(row[column], row[1], row[column + 5]));
			}
			for (int column = 1; column <= 6; column++) {
				printed.add(new PrintedPercent(row[column], totals[column], row[column + 11]));
			}
		}
		return printed;
	}

	private static List<PrintedPercent> inCountsThenPercents(List<String[]> section) {
		List<PrintedPercent> printed = new ArrayList<>();
		List<String[]> counts = section.stream().skip(2).takeWhile((row) -> row.length > 1).toList();
		String[] totals = counts.get(counts.size() - 1);
		String heading = "";
		for (String[] row : section.subList(2 + counts.size(), section.size())) {
			if (row.length == 1 || row[0].contains(":")) {
				heading = row[0];
				continue;
			}
			String[] counted = counts.stream().filter((count) -> count[0].equals(row[0])).findFirst().orElse(totals);
			for (int column = 1; column < row.length; column++) {
				if (heading.startsWith("column percent")) {
					printed.add(new PrintedPercent(counted[column], totals[column], row[column]));
				}
				else if (heading.startsWith("row percent")) {
					printed.add(new PrintedPercent(counted[column], counted[1], row[column]));
				}
			}
		}
		return printed;
	}

	private record PrintedPercent(Proportion counts, BigDecimal percent) {

		PrintedPercent(String numerator, String denominator, String percent) {
			this(new Proportion(Long.parseLong(numerator), Long.parseLong(denominator)), new BigDecimal(percent));
		}

	}

	@Test
	void theDesignEffectIsFoundAgainInTheWidthOfAnInterval() {
		Proportion proportion = new Proportion(300, 400);
		assertThat(proportion.designEffect(Proportion.wilson(300, 400))).isCloseTo(1, within(1e-9));
		assertThat(proportion.designEffect(Proportion.wilson(300 / 2.7, 400 / 2.7))).isCloseTo(2.7, within(1e-6));
	}

	@Test
	void anUnanimousGroupHasNoDesignEffect() {
		assertThat(new Proportion(0, 40).designEffect(Proportion.wilson(0, 40))).isEqualTo(1);
	}

}
