package org.clinicoutcomes.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.report.Tiles.Movement;
import org.clinicoutcomes.domain.report.Tiles.Tile;
import org.clinicoutcomes.domain.result.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.clinicoutcomes.domain.report.ResultBuilder.OCTOBER;
import static org.clinicoutcomes.domain.report.ResultBuilder.aCount;
import static org.clinicoutcomes.domain.report.ResultBuilder.aRate;
import static org.clinicoutcomes.domain.report.ResultBuilder.aStep;

class MonthlyReportTests {

	private static final List<String> FLOW = List.of("opening", "admissions", "transfers_in", "discharges",
			"transfers_out", "closing");

	@Test
	void partsStandInTheirOrder() {
		assertThat(report().parts()).extracting(Part::id)
			.containsExactly("at-a-glance", "who-is-in-care", "retention", "sobriety", "flexible-scheduling", "support",
					"continuity", "curriculum", "coping", "plans", "independence", "sites-compared", "every-measure",
					"data-quality", "what-changed", "methods");
	}

	@Test
	void censusThatDoesNotBalanceIsRefused() {
		assertThatExceptionOfType(UnbalancedCensusException.class)
			.isThrownBy(() -> report(flow("network", "", 10, 3, 0, 2, 0, 12)))
			.withMessageContaining("10 + 3 + 0 - 2 - 0 = 11, closing 12")
			.withMessageContaining("All sites and levels");
	}

	@Test
	void censusOfASiteMustBalanceToo() {
		assertThatExceptionOfType(UnbalancedCensusException.class)
			.isThrownBy(() -> report(
					Stream.concat(flow("network", "", 10, 3, 0, 2, 0, 11), flow("site", "A", 10, 3, 1, 2, 0, 11))))
			.withMessageContaining("North Harbor");
	}

	@Test
	void sitesArePrintedByNameAndAddUpInATotal() {
		Report report = report(
				Stream.concat(flow("network", "", 10, 3, 0, 2, 0, 11), flow("site", "A", 10, 3, 1, 2, 1, 11)));
		assertThat(texts(table(report, "census_by_site"))).containsExactly(
				List.of("North Harbor", "10", "3", "1", "2", "1", "11", "not measured"),
				List.of("All sites and levels", "10", "3", "0", "2", "0", "11", "not measured"));
	}

	@Test
	void aSiteWithNobodyInCareIsNamedBelowTheTable() {
		Report report = report(
				Stream.concat(flow("network", "", 10, 3, 0, 2, 0, 11), flow("site", "A", 10, 3, 1, 2, 1, 11)),
				Map.of("A", "North Harbor", "E", "Empty Bay"), Earlier.none());
		assertThat(table(report, "census_by_site").note()).endsWith("Nobody was in care this month at: Empty Bay.");
	}

	@Test
	void correctionsJoinThePrintedClosingToTheOpening() {
		Report report = report(
				Stream.concat(flow("network", "", 10, 3, 0, 2, 0, 11), flow("site", "A", 10, 3, 0, 2, 0, 11)),
				new Earlier(Map.of("A", 9L, "", 12L), null));
		assertThat(texts(table(report, "census_corrections"))).containsExactly(List.of("North Harbor", "9", "1", "10"),
				List.of("All sites and levels", "12", "−2", "10"));
	}

	@Test
	void correctionsOfASiteThatIsNewOrGoneAreInTheSum() {
		Report report = report(
				Stream.concat(flow("network", "", 10, 3, 0, 2, 0, 11), flow("site", "A", 10, 3, 0, 2, 0, 11)),
				new Earlier(Map.of("B", 4L, "", 4L), null));
		assertThat(texts(table(report, "census_corrections"))).containsExactly(List.of("B", "4", "−4", "0"),
				List.of("North Harbor", "0", "10", "10"), List.of("All sites and levels", "4", "6", "10"));
	}

	@Test
	void aNumberOfTheLastIssueThatNoLongerHoldsIsPrintedWithItsReason() {
		List<Result> now = List.of(aRate("attendance-rate", 3, 4).build(),
				aRate("attendance-rate", 1, 1).site("A").build(), aRate("attendance-rate", 2, 4).level("2.1").build());
		Differences differences = new Differences(now);
		List.of(aRate("attendance-rate", 1, 2).build(), aRate("attendance-rate", 1, 1).site("A").build(),
				aRate("attendance-rate", 1, 4).level("2.1").build())
			.forEach(differences::compare);
		Report report = report(now.stream(),
				new Earlier(Map.of(), new LastIssue(2, Set.of(), differences.ofRecords())));
		assertThat(texts(table(report, "changed_numbers")))
			.containsExactly(List.of("attendance-rate", "all sites", "2", "50.0 %", "4", "75.0 %", "records"));
		assertThat(part(report, "what-changed").blocks().get(0)).isInstanceOfSatisfying(Sentences.class,
				(said) -> assertThat(said.sentences()).first()
					.asString()
					.startsWith("2 results differ from issue r2, among them 1 of those printed for the whole period"));
	}

	@Test
	void theFirstIssueOfAMonthSaysThatThereIsNothingToCompare() {
		Part part = part(report(Stream.of(aRate("attendance-rate", 1, 2).build())), "what-changed");
		assertThat(part.blocks()).singleElement()
			.isInstanceOfSatisfying(Sentences.class,
					(said) -> assertThat(said.sentences().get(0)).contains("first issue"));
	}

	@Test
	void anEmptyDenominatorIsNobodyToCountAndNeverZero() {
		Report report = report(Stream.of(aRate("attendance-rate", 0, 0).build()));
		List<List<String>> rows = texts(table(report, "attendance_by_time"));
		assertThat(rows.get(rows.size() - 1)).contains("no one to count").doesNotContain("0.0 %");
		assertThat(tile(report, "attendance-rate").value()).isEqualTo(Cell.NO_ONE);
	}

	@Test
	void aMeasureWithoutResultIsNotMeasured() {
		assertThat(texts(table(report(), "retention_rates")).get(0)).contains("not measured");
	}

	@Test
	void aMoveInsideTheIntervalCouldBeChance() {
		Report report = report(Stream.of(aRate("attendance-rate", 75, 100).interval(0.66, 0.83).build(),
				aRate("attendance-rate", 72, 100).in(OCTOBER.minusMonths(1)).build()));
		Tile tile = tile(report, "attendance-rate");
		assertThat(tile.movement()).isEqualTo(Movement.UP);
		assertThat(tile.change()).isEqualTo("up 3.0 points, could be chance");
		assertThat(tile.previous().text()).isEqualTo("72.0 %");
	}

	@Test
	void aMoveBeyondTheIntervalIsBetterOrWorseByTheMeasuresDirection() {
		Report report = report(Stream.of(aRate("no-show-rate", 20, 100).interval(0.13, 0.29).build(),
				aRate("no-show-rate", 35, 100).in(OCTOBER.minusMonths(1)).build(),
				aRate("attendance-rate", 50, 100).interval(0.4, 0.6).build(),
				aRate("attendance-rate", 75, 100).in(OCTOBER.minusMonths(1)).build()));
		assertThat(tile(report, "no-show-rate").change()).isEqualTo("down 15.0 points, better");
		assertThat(tile(report, "attendance-rate").change()).isEqualTo("down 25.0 points, worse");
	}

	@Test
	void sentencesSayWhatMovedMost() {
		Report report = report(Stream.concat(flow("network", "", 10, 3, 0, 2, 0, 11),
				Stream.of(aRate("attendance-rate", 50, 100).interval(0.4, 0.6).build(),
						aRate("attendance-rate", 75, 100).in(OCTOBER.minusMonths(1)).build(),
						aRate("milestone-reached-90d", 4, 10).build(),
						aRate("milestone-possible-90d", 7, 10).build())));
		assertThat(sentences(report)).containsExactly(
				"11 stays were open at the end of the month, 1 more than at its beginning: 3 admitted, 2 discharged.",
				"What moved most: Sessions attended went down to 50.0 % from 75.0 % in September 2026, which is worse.",
				"Of 10 stays whose 90-day milestone fell in the month, at least 40.0 % and at most 70.0 % were sober; "
						+ "for 30.0 % there is no evidence either way.");
	}

	@Test
	void aMoveThatCouldBeChanceIsCalledSo() {
		Report report = report(Stream.of(aRate("attendance-rate", 75, 100).interval(0.66, 0.83).build(),
				aRate("attendance-rate", 72, 100).in(OCTOBER.minusMonths(1)).build()));
		assertThat(sentences(report)).containsExactly(
				"No rate on this page moved by more than chance can explain; nearest to it: Sessions attended went "
						+ "up to 75.0 % from 72.0 % in September 2026.");
	}

	@Test
	void aMoveOfTooFewForAnIntervalIsNeitherBetterNorWorse() {
		Report report = report(Stream.of(aRate("attendance-rate", 1, 1).build(),
				aRate("attendance-rate", 1, 2).in(OCTOBER.minusMonths(1)).build()));
		Tile tile = tile(report, "attendance-rate");
		assertThat(tile.basis()).isEqualTo("n = 1 session");
		assertThat(tile.change()).isEqualTo("up 50.0 points, too few to say");
		assertThat(sentences(report)).containsExactly(
				"What moved most: Sessions attended went up to 100.0 % from 50.0 % in September 2026; too few clients "
						+ "to say whether that is chance.");
	}

	@Test
	void aMonthOfNobodySaysWhichMonthHasNoOne() {
		Result someone = aRate("attendance-rate", 1, 2).build();
		Result noOne = aRate("attendance-rate", 0, 0).build();
		assertThat(tile(report(Stream.of(noOne, aRate("attendance-rate", 1, 2).in(OCTOBER.minusMonths(1)).build())),
				"attendance-rate")
			.change()).isEqualTo("no one this month");
		assertThat(tile(report(Stream.of(someone, aRate("attendance-rate", 0, 0).in(OCTOBER.minusMonths(1)).build())),
				"attendance-rate")
			.change()).isEqualTo("no one last month");
		assertThat(tile(report(Stream.of(someone)), "attendance-rate").change())
			.isEqualTo("no month before to compare");
	}

	@Test
	void whereEveryMilestoneIsKnownNothingIsSaidOfBounds() {
		assertThat(sentences(report(Stream.of(aRate("milestone-reached-90d", 1, 1).build(),
				aRate("milestone-possible-90d", 1, 1).build()))))
			.containsExactly(
					"Of 1 stay whose 90-day milestone fell in the month, 100.0 % were sober; there is evidence "
							+ "for every one.");
	}

	@Test
	void moreThanHalfUnconfirmedIsNotKnown() {
		Report report = report(Stream.of(aRate("milestone-reached-1y", 2, 10).build(),
				aRate("milestone-known-1y", 2, 4).build(), aRate("milestone-possible-1y", 8, 10).build(),
				aRate("milestone-reached-9m", 3, 10).build(), aRate("milestone-possible-9m", 8, 10).build()));
		List<List<String>> ladder = texts(table(report, "sobriety_ladder"));
		assertThat(ladder.get(6)).endsWith("60.0 %", "not known");
		assertThat(ladder.get(5)).endsWith("50.0 %", "known");
	}

	@Test
	void curvesAreReadAtTheLastStepBeforeADay() {
		Report report = report(Stream.of(aStep("retention-curve", 10, 0.9).build(),
				aStep("retention-curve", 60, 0.6).build(), aStep("retention-curve", 95, 0.5).build()));
		assertThat(texts(table(report, "retention_curve"))).extracting((row) -> row.get(0) + " " + row.get(2))
			.containsExactly("Day 30 90.0 %", "Day 60 60.0 %", "Day 90 60.0 %");
	}

	@Test
	void aLateSourceMakesTheReportProvisional() {
		Report report = new MonthlyReport(identity(), headers(),
				new ReportBasis(new MonthPeriods(identity().month(), 7), Map.of(), new Provenance("", Set.of()),
						List.of(), List.of(), Earlier.none()))
			.assemble(List.of(), new DataQuality(List.of(), List.of(), List.of(), List.of("registry")));
		assertThat(report.parts().get(0).blocks().get(0)).isInstanceOfSatisfying(Banner.class,
				(banner) -> assertThat(banner.text()).contains("registry"));
	}

	@Test
	void rowsThatAreNotAccountedForAreSaid() {
		DataQuality quality = new DataQuality(List.of(new DataQuality.Feed("module", "stay", 10, 5, 1, 1, 1, 0, 0)),
				List.of(), List.of(), List.of());
		Report report = new MonthlyReport(identity(), headers(),
				new ReportBasis(new MonthPeriods(identity().month(), 7), Map.of(), new Provenance("", Set.of()),
						List.of(), List.of(), Earlier.none()))
			.assemble(List.of(), quality);
		assertThat(part(report, "data-quality").blocks().get(0)).isInstanceOfSatisfying(Banner.class,
				(banner) -> assertThat(banner.text()).contains("module stay"));
	}

	@Test
	void methodsPrintEveryMeasureOfTheCatalogue() {
		Part methods = part(report(Stream.of(aRate("attendance-rate", 1, 2).build())), "methods");
		Definitions definitions = (Definitions) methods.blocks().get(2);
		assertThat(definitions.entries()).extracting(Definitions.Definition::measure)
			.containsExactly("attendance-rate", "no-show-rate");
		assertThat(definitions.entries().get(0).version()).isEqualTo("v1");
	}

	@Test
	void everyMeasureOfTheCatalogueHasALine() {
		Part part = part(report(Stream.of(aRate("attendance-rate", 1, 2).build())), "every-measure");
		Table thisMonth = (Table) part.blocks().get(1);
		assertThat(thisMonth.rows()).extracting((row) -> row.cells().get(0).text())
			.containsExactly("attendance-rate", "no-show-rate");
		assertThat(thisMonth.rows().get(0).cells()).extracting(Cell::text).containsSubsequence("0", "0", "2", "50.0 %");
		assertThat(thisMonth.rows().get(1).cells().get(4)).isEqualTo(Cell.NOT_MEASURED);
	}

	@Test
	void aProvisionalMeasureIsMarkedWhereverItIsNamed() {
		Report report = new MonthlyReport(identity(), headers(),
				new ReportBasis(new MonthPeriods(identity().month(), 7), Map.of(),
						new Provenance("", Set.of("attendance-rate")), List.of(), List.of(), Earlier.none()))
			.assemble(List.of(aRate("attendance-rate", 1, 2).build()), DataQuality.none());
		Table thisMonth = (Table) part(report, "every-measure").blocks().get(1);
		assertThat(thisMonth.rows().get(0).cells().get(0).text()).isEqualTo("attendance-rate (provisional)");
		assertThat(((Definitions) part(report, "methods").blocks().get(2)).entries().get(0).title())
			.endsWith("(provisional)");
	}

	private static Part part(Report report, String id) {
		return report.parts().stream().filter((part) -> part.id().equals(id)).findFirst().orElseThrow();
	}

	private static Stream<Result> flow(String part, String site, double... values) {
		List<Result> rows = new ArrayList<>();
		for (int line = 0; line < FLOW.size(); line++) {
			rows.add(aCount("census-flow", FLOW.get(line), values[line]).part(part).site(site).build());
		}
		return rows.stream();
	}

	private static Report report(Stream<Result> results) {
		return report(results, Earlier.none());
	}

	private static Report report(Stream<Result> results, Earlier earlier) {
		return report(results, Map.of("A", "North Harbor"), earlier);
	}

	private static Report report(Stream<Result> results, Map<String, String> siteNames, Earlier earlier) {
		return new MonthlyReport(identity(), headers(), new ReportBasis(new MonthPeriods(identity().month(), 7),
				siteNames, new Provenance("", Set.of()), List.of(), List.of(), earlier))
			.assemble(results.toList(), DataQuality.none());
	}

	private static Report report() {
		return report(Stream.empty());
	}

	private static ReportIdentity identity() {
		return new ReportIdentity("Program", ReportIdentity.MONTHLY, IssuePeriod.of(OCTOBER), "administrators",
				ReportIdentity.Kind.INTERNAL, 1, Instant.parse("2026-11-02T08:00:00Z"), ZoneOffset.UTC, "night 1",
				"0.1.0", "c0ffee", LocalDate.of(2026, 10, 31), Notice.SHORT);
	}

	private static List<MeasureHeader> headers() {
		return List.of(header("attendance-rate", Direction.HIGHER), header("no-show-rate", Direction.LOWER));
	}

	private static MeasureHeader header(String id, Direction direction) {
		return new MeasureHeader(id, "scheduling", id, "", "sessions", "", "", "", Scoring.PROPORTION, "", direction,
				true, 1, "");
	}

	private static Table table(Report report, String id) {
		return report.tables().stream().filter((table) -> table.id().equals(id)).findFirst().orElseThrow();
	}

	private static List<List<String>> texts(Table table) {
		return table.rows().stream().map((row) -> row.cells().stream().map(Cell::text).toList()).toList();
	}

	private static Tile tile(Report report, String measure) {
		return report.parts()
			.get(0)
			.blocks()
			.stream()
			.filter(Tiles.class::isInstance)
			.flatMap((block) -> ((Tiles) block).tiles().stream())
			.filter((tile) -> tile.measure().equals(measure))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> sentences(Report report) {
		return report.parts()
			.get(0)
			.blocks()
			.stream()
			.filter(Sentences.class::isInstance)
			.flatMap((block) -> ((Sentences) block).sentences().stream())
			.toList();
	}

}
