package org.clinicoutcomes.jobs.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.domain.measure.BoundaryCase;
import org.clinicoutcomes.domain.measure.CheckFile;
import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.jobs.Clinic;
import org.clinicoutcomes.jobs.TestClinic;
import org.clinicoutcomes.jobs.run.NightClock;
import org.clinicoutcomes.jobs.run.RunLedger;
import org.clinicoutcomes.jobs.run.Session;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All boundary cases of all measures and data checks, delivered to one clinic and run
 * through pull, check, build and measure in one night.
 */
class BoundaryCaseTests {

	private static final LocalDate MONTH = LocalDate.of(2026, 10, 1);

	private static final Instant KNOWN_AT = Instant.parse("2026-11-05T12:00:00Z");

	private static final LocalDate KNOWN_ON = LocalDate.of(2026, 11, 5);

	private static final List<String> FLAGS = List.of("met", "event");

	private static final List<String> NUMBERS = List.of("value", "before", "after");

	/** Only some, while one is being written: {@code -Dcases=retained-*}. */
	private static final String WANTED = System.getProperty("cases", "*");

	private static final Catalogue CATALOGUE = Catalogue.read(Path.of("no-measures-of-its-own"),
			FeedContracts.standard());

	private static final Map<String, Map<String, BoundaryCase>> CASES = new TreeMap<>();

	private static final Map<String, List<Map<String, String>>> VERDICTS = new TreeMap<>();

	private static final Map<String, Long> FINDINGS = new TreeMap<>();

	private static ExitCode outcome = ExitCode.USAGE;

	private static List<RunLedger.FeedLine> feeds = List.of();

	private static long countFound;

	@BeforeAll
	static void runOneNight(@TempDir Path home) {
		TestClinic test = TestClinic.at(home);
		CaseDelivery delivery = new CaseDelivery(FeedContracts.standard());
		CATALOGUE.matching(WANTED).forEach((measure) -> number(delivery, measure.id(), "Measure", measure.cases()));
		CATALOGUE.checks().forEach((check) -> number(delivery, check.id(), "Check", check.cases()));
		delivery.deliverTo(test);
		test.file("config/application.yml", "clinic:\n  open-months: 1\n");
		NightClock clock = new NightClock();
		clock.set(KNOWN_AT);
		try (Clinic clinic = Clinic.open(home, clock)) {
			outcome = clinic.nightly(Map.of(), Set.of());
			feeds = clinic.ledger().feeds(1);
			countFound = clinic.ledger().findings(1).stream().mapToLong(RunLedger.FindingLine::found).sum();
		}
		test.askLoader((session) -> {
			session.sql("select * from outcome.verdict where period_start = ?")
				.param(MONTH)
				.query(BoundaryCaseTests::keepVerdict);
			session.execute("set local search_path = care, pg_temp");
			CATALOGUE.checks().forEach((check) -> keepFindings(session, check));
			return true;
		});
	}

	private static void number(CaseDelivery delivery, String id, String kind, String text) {
		Map<String, BoundaryCase> cases = new LinkedHashMap<>();
		CaseText.read(kind + " " + id, text, FeedContracts.standard()).all().forEach((one) -> {
			String prefix = "%s.%d.".formatted(id, cases.size() + 1);
			cases.put(prefix, one);
			delivery.add(prefix, one);
		});
		CASES.put(id, cases);
	}

	private static void keepVerdict(ResultSet row) throws SQLException {
		Map<String, String> verdict = new TreeMap<>();
		for (String column : List.of("part", "exclusion", "category")) {
			String text = row.getString(column);
			if (text != null && !text.isEmpty()) {
				verdict.put(column, text);
			}
		}
		for (String column : FLAGS) {
			Boolean flag = row.getObject(column, Boolean.class);
			if (flag != null) {
				verdict.put(column, flag.toString());
			}
		}
		for (String column : NUMBERS) {
			BigDecimal number = row.getBigDecimal(column);
			if (number != null) {
				verdict.put(column, rounded(number.toPlainString()));
			}
		}
		String prefix = prefix(row.getString("client_id"));
		if (prefix.startsWith(row.getString("measure") + ".")) {
			VERDICTS.computeIfAbsent(prefix, (key) -> new ArrayList<>()).add(verdict);
		}
	}

	private static void keepFindings(Session session, CheckFile check) {
		session.sql(check.query(KNOWN_ON)).query((row) -> {
			FINDINGS.merge(check.id() + " " + prefix(row.getString("client_id")), 1L, Long::sum);
		});
	}

	private static String prefix(String client) {
		return client.substring(0, client.lastIndexOf('.') + 1);
	}

	private static String rounded(String value) {
		return new BigDecimal(value).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
	}

	@Test
	void everyRecordOfEveryCaseIsAccepted() {
		assertThat(outcome).isEqualTo(ExitCode.DONE);
		assertThat(feeds).allMatch((feed) -> feed.accepted() == feed.read());
	}

	@Test
	void everyMeasureAndCheckHasCompleteCases() {
		assertThat(CATALOGUE.refused()).isEmpty();
		assertThat(CATALOGUE.measures()).isNotEmpty();
		assertThat(CATALOGUE.checks()).isNotEmpty();
	}

	@Test
	void dataChecksCountTheRowsTheirQueriesReturn() {
		assertThat(countFound).isEqualTo(FINDINGS.values().stream().mapToLong(Long::longValue).sum());
	}

	@TestFactory
	Stream<DynamicContainer> measures() {
		return CATALOGUE.matching(WANTED)
			.stream()
			.map(MeasureFile::id)
			.map((id) -> DynamicContainer.dynamicContainer(id, tests(id, BoundaryCaseTests::assertVerdicts)));
	}

	@TestFactory
	Stream<DynamicContainer> checks() {
		return CATALOGUE.checks()
			.stream()
			.map(CheckFile::id)
			.map((id) -> DynamicContainer.dynamicContainer(id,
					tests(id, (prefix, one) -> assertFound(id, prefix, one))));
	}

	private static Stream<DynamicTest> tests(String id, CaseAssertion assertion) {
		return CASES.getOrDefault(id, Map.of())
			.entrySet()
			.stream()
			.map((one) -> DynamicTest.dynamicTest(one.getValue().name(),
					() -> assertion.check(one.getKey(), one.getValue())));
	}

	private static void assertVerdicts(String prefix, BoundaryCase expected) {
		List<Map<String, String>> verdicts = expected.expected();
		verdicts.forEach((verdict) -> NUMBERS.forEach((column) -> verdict.computeIfPresent(column,
				(name, value) -> rounded(value.replace("false", "0").replace("true", "1")))));
		assertThat(VERDICTS.getOrDefault(prefix, List.of())).as(prefix + expected.name())
			.containsExactlyInAnyOrderElementsOf(verdicts);
	}

	private static void assertFound(String check, String prefix, BoundaryCase expected) {
		assertThat(FINDINGS.containsKey(check + " " + prefix) ? "found" : "not found").as(prefix + expected.name())
			.isEqualTo(expected.expect());
	}

	/**
	 * Compares what a case expects with what came out.
	 */
	@FunctionalInterface
	private interface CaseAssertion {

		void check(String prefix, BoundaryCase expected);

	}

}
