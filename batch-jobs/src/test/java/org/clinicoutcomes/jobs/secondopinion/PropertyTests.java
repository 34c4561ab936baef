package org.clinicoutcomes.jobs.secondopinion;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.run.NightClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold of every measure on any clinic.
 */
class PropertyTests {

	private static final int SEEDS = 60;

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	/** 28 years are 1,461 weeks; from 1901 to 2099 they bring back the same calendar. */
	private static final int CALENDAR_YEARS = 28;

	private static final Pattern YEAR = Pattern.compile("^(19|20)[0-9]{2}");

	private static final Catalogue CATALOGUE = Catalogue.read(Path.of("no-measures-of-its-own"),
			FeedContracts.standard());

	@TempDir
	private static Path folder;

	private static List<Result> results = List.of();

	private static List<Result> aNightLater = List.of();

	@BeforeAll
	static void measureOneClinic() {
		TestClinic clinic = TestClinic.at(folder.resolve("one")).withPreparedPostgres();
		Records.deliver(clinic, Records.of(SEEDS));
		results = measure(clinic, RandomClinic.KNOWN_ON, MONTH);
		aNightLater = measure(clinic, RandomClinic.KNOWN_ON.plusDays(1), MONTH);
	}

	private static List<Result> measure(TestClinic clinic, LocalDate knownOn, YearMonth month) {
		clinic.file("config/application.yml", "clinic: {open-months: 0}\n");
		NightClock clock = new NightClock();
		clock.set(knownOn.atTime(12, 0).toInstant(ZoneOffset.UTC));
		try (Clinic open = Clinic.open(clinic.home(), clock)) {
			open.nightly(Map.of(), Set.of());
			return open.measure(ReportingPeriod.of(month), "*", (measure, rows) -> {
			}).results();
		}
	}

	private static List<String> lines(List<Result> some) {
		return some.stream()
			.map((result) -> String.join("|", result.measure(), result.part(), result.site(), result.levelOfCare(),
					result.stratum(), result.stratumValue(), result.statistic().word(), result.category(),
					"" + result.time(), "" + result.eligible(), "" + result.excluded(), "" + result.missing(),
					"" + result.denominator(), "" + result.numerator(), "" + result.value(), "" + result.ciLow(),
					"" + result.ciHigh()))
			.sorted()
			.toList();
	}

	@Test
	void everyMeasureIsMeasured() {
		assertThat(results.stream().map(Result::measure).distinct()).hasSameSizeAs(CATALOGUE.measures());
	}

	@Test
	void theOrderOfRowsDoesNotMatter() {
		TestClinic clinic = TestClinic.at(folder.resolve("shuffled")).withPreparedPostgres();
		Map<String, List<Map<String, String>>> rows = new TreeMap<>();
		Records.of(SEEDS).forEach((feed, all) -> {
			List<Map<String, String>> shuffled = new ArrayList<>(all);
			Collections.shuffle(shuffled, new Random(1));
			rows.put(feed, shuffled);
		});
		Records.deliver(clinic, rows);
		assertThat(lines(measure(clinic, RandomClinic.KNOWN_ON, MONTH))).isEqualTo(lines(results));
	}

	@Test
	void aLaterNightWithoutLaterRowsChangesNothing() {
		assertThat(lines(aNightLater)).isEqualTo(lines(results));
	}

	@Test
	void wholeWeeksEarlierOnTheSameCalendarChangesNothing() {
		TestClinic clinic = TestClinic.at(folder.resolve("earlier")).withPreparedPostgres();
		Map<String, List<Map<String, String>>> rows = new TreeMap<>();
		Records.of(SEEDS).forEach((feed, all) -> rows.put(feed, all.stream().map(PropertyTests::earlier).toList()));
		Records.deliver(clinic, rows);
		assertThat(lines(
				measure(clinic, RandomClinic.KNOWN_ON.minusYears(CALENDAR_YEARS), MONTH.minusYears(CALENDAR_YEARS))))
			.isEqualTo(lines(results));
	}

	private static Map<String, String> earlier(Map<String, String> row) {
		return row.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> YEAR.matcher(entry.getValue())
				.replaceFirst((year) -> "" + (Integer.parseInt(year.group()) - CALENDAR_YEARS))));
	}

	@Test
	void sitesAddUpForAdditiveMeasures() {
		Set<String> additive = CATALOGUE.measures()
			.stream()
			.filter((measure) -> measure.header().additive())
			.map(MeasureFile::id)
			.collect(Collectors.toSet());
		Map<String, long[]> network = new TreeMap<>();
		Map<String, long[]> sites = new TreeMap<>();
		results.stream()
			.filter((result) -> additive.contains(result.measure()) && result.statistic() == Statistic.RATE)
			.filter((result) -> result.isNetwork() || result.isSite())
			.forEach((result) -> {
				long[] counts = { result.eligible(), result.excluded(), result.missing(), result.denominator(),
						(result.numerator() != null) ? result.numerator() : 0 };
				(result.isNetwork() ? network : sites).merge(result.measure() + " " + result.part(), counts,
						PropertyTests::sum);
			});
		network.values().removeIf((counts) -> counts[0] == 0);
		assertThat(sites.keySet()).isEqualTo(network.keySet()).hasSizeGreaterThan(60);
		sites.forEach((key, counts) -> assertThat(counts).as(key).isEqualTo(network.get(key)));
	}

	private static long[] sum(long[] one, long[] other) {
		long[] sum = one.clone();
		for (int i = 0; i < sum.length; i++) {
			sum[i] += other[i];
		}
		return sum;
	}

	@Test
	void everybodyEligibleIsCountedExcludedOrMissing() {
		assertThat(results).filteredOn((result) -> result.statistic() == Statistic.RATE)
			.isNotEmpty()
			.allMatch((result) -> result.denominator() + result.excluded() + result.missing() == result.eligible())
			.allMatch((result) -> result.numerator() != null && result.numerator() >= 0
					&& result.numerator() <= result.denominator());
	}

	@Test
	void categoriesOfADistributionAddUp() {
		Map<String, Long> counts = new TreeMap<>();
		Map<String, Long> wholes = new TreeMap<>();
		results.stream().filter((result) -> result.statistic() == Statistic.SHARE).forEach((result) -> {
			String key = String.join("|", result.measure(), result.part(), result.site(), result.levelOfCare(),
					result.stratum(), result.stratumValue());
			counts.merge(key, (result.numerator() != null) ? result.numerator() : 0, Long::sum);
			wholes.put(key, result.denominator());
		});
		assertThat(counts).isNotEmpty().isEqualTo(wholes);
	}

	@Test
	void noOneToCountIsNeitherZeroNorNotANumber() {
		assertThat(results).allMatch((result) -> result.value() == null || Double.isFinite(result.value()));
		assertThat(results).filteredOn((result) -> result.denominator() == 0 && result.statistic() == Statistic.RATE)
			.isNotEmpty()
			.allMatch((result) -> result.value() == null);
	}

}
