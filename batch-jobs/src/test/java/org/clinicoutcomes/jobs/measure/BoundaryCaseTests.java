package org.clinicoutcomes.jobs.measure;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

	private static final LocalDate KNOWN_ON = CaseTrial.KNOWN_AT.atOffset(ZoneOffset.UTC).toLocalDate();

	/** Only some, while one is being written: {@code -Dcases=retained-*}. */
	private static final String WANTED = System.getProperty("cases", "*");

	private static final Catalogue CATALOGUE = Catalogue.read(Path.of("no-measures-of-its-own"),
			FeedContracts.standard());

	private static final CaseTrial TRIAL = new CaseTrial(FeedContracts.standard());

	private static final Map<String, Long> FINDINGS = new TreeMap<>();

	private static ExitCode outcome = ExitCode.USAGE;

	private static List<RunLedger.FeedLine> feeds = List.of();

	private static long countFound;

	@BeforeAll
	static void runOneNight(@TempDir Path home) {
		TestClinic test = TestClinic.at(home).withPreparedPostgres();
		CATALOGUE.matching(WANTED).forEach(TRIAL::add);
		CATALOGUE.checks().forEach(TRIAL::add);
		TRIAL.deliverTo(home);
		test.file("config/application.yml", "clinic:\n  open-months: 1\n");
		NightClock clock = new NightClock();
		clock.set(CaseTrial.KNOWN_AT);
		try (Clinic clinic = Clinic.open(home, clock)) {
			outcome = clinic.nightly(Map.of(), Set.of());
			feeds = clinic.ledger().feeds(1);
			countFound = clinic.ledger().findings(1).stream().mapToLong(RunLedger.FindingLine::found).sum();
		}
		test.askLoader((session) -> {
			TRIAL.read(session);
			session.execute("set local search_path = care, pg_temp");
			CATALOGUE.checks().forEach((check) -> keepFindings(session, check));
			return true;
		});
	}

	private static void keepFindings(Session session, CheckFile check) {
		session.sql(check.query(KNOWN_ON)).query((row) -> {
			String client = row.getString("client_id");
			FINDINGS.merge(check.id() + " " + CaseTrial.prefix((client != null) ? client : row.getString("record_id")),
					1L, Long::sum);
		});
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
		return TRIAL.cases(id)
			.entrySet()
			.stream()
			.map((one) -> DynamicTest.dynamicTest(one.getValue().name(),
					() -> assertion.check(one.getKey(), one.getValue())));
	}

	private static void assertVerdicts(String prefix, BoundaryCase expected) {
		assertThat(TRIAL.decided(prefix)).as(prefix + expected.name())
			.containsExactlyInAnyOrderElementsOf(CaseTrial.expected(expected));
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
