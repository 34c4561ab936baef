package org.clinicoutcomes.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.benchmark.Benchmark;
import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.result.Provenance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.aRate;

class StandardsTests {

	private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

	private static List<String> row(List<Target> targets, List<Benchmark> benchmarks) {
		MeasureHeader header = new MeasureHeader("attendance-rate", "scheduling", "Attendance", "", "sessions", "", "",
				"", Scoring.PROPORTION, "", Direction.HIGHER, true, 1, "");
		ReportIdentity identity = new ReportIdentity("Program", ReportIdentity.MONTHLY, IssuePeriod.of(OCTOBER),
				"administrators", ReportIdentity.Kind.INTERNAL, 1, Instant.parse("2026-11-02T08:00:00Z"),
				ZoneOffset.UTC, "night 1", "0.1.0", "c0ffee", LocalDate.of(2026, 10, 31), Notice.SHORT);
		Report report = new MonthlyReport(identity, List.of(header),
				new ReportBasis(new MonthPeriods(OCTOBER, 7), Map.of("A", "North Harbor"), new Provenance("", Set.of()),
						targets, benchmarks, Earlier.none()))
			.assemble(List.of(aRate("attendance-rate", 80, 100).interval(0.71, 0.87).build(),
					aRate("attendance-rate", 30, 60).site("A").build()), DataQuality.none());
		return report.parts()
			.stream()
			.filter((part) -> part.id().equals("targets-and-benchmarks"))
			.flatMap((part) -> part.blocks().stream())
			.map(Table.class::cast)
			.flatMap((table) -> table.rows().stream())
			.flatMap((row) -> row.cells().stream())
			.map(Cell::text)
			.toList();
	}

	private static Target target(String scope, String value, double least) {
		return new Target("attendance-rate", "", scope, value, true, least);
	}

	@Test
	void aTargetIsMetOrMissedByTheValueOfThoseItIsAbout() {
		assertThat(row(List.of(target("", "", 0.5)), List.of())).contains("All sites", "80.0 %", "at least 50.0 %",
				"met");
		assertThat(row(List.of(target("site", "A", 0.9)), List.of())).contains("North Harbor", "50.0 %", "not met");
	}

	@Test
	void whereTheIntervalReachesAcrossItCouldBeChance() {
		assertThat(row(List.of(target("", "", 0.79)), List.of()).toString()).contains("met, could be chance");
	}

	@Test
	void aGroupWithoutANumberIsNotKnown() {
		assertThat(row(List.of(target("funder", "county", 0.5)), List.of())).contains("county", "not known");
	}

	@Test
	void aPublishedFigureStandsBesideOursOfItsLevelOnly() {
		Benchmark benchmark = new Benchmark("attendance-rate", "", "rate", "2.1", "28 states", 2004, 100, 0.7, "TEDS");
		assertThat(row(List.of(), List.of(benchmark))).contains("no one to count", "70.0 %", "2004, 28 states", "TEDS")
			.doesNotContain("80.0 %");
	}

	@Test
	void withoutTargetsAndFiguresThereIsNoSuchPart() {
		assertThat(row(List.of(), List.of())).isEmpty();
	}

}
