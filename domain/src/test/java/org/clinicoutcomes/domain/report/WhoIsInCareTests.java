package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.a;
import static org.clinicoutcomes.domain.report.ResultBuilder.aCount;

class WhoIsInCareTests {

	private static final List<String> LINES = List.of("opening", "admissions", "transfers_in", "discharges",
			"transfers_out", "closing", "average_daily_census");

	@Test
	void theFlowIsDrawnFromOpeningToClosing() {
		FlowChart chart = Reports.block(part(flow("", 35, 23, 6, 20, 6, 38, 39)), FlowChart.class);
		assertThat(chart.steps()).extracting(FlowChart.Step::count).containsExactly(35L, 23L, 6L, 20L, 6L, 38L);
		assertThat(chart.alternative()).contains("At the beginning 35, Admissions 23, Transfers in 6, Discharges 20");
		assertThat(chart.numbers().id()).isEqualTo("census_by_site");
	}

	@Test
	void aFlowOfWhichOneStepIsWithheldIsNotDrawn() {
		Stream<Result> flow = Stream.concat(
				flow("", 35, 23, 6, 20, 6, 38, 39).filter((result) -> !result.category().equals("transfers_in")),
				Stream.of(aCount("census-flow", "transfers_in", 6).part("network").suppressed().build()));
		Part part = part(flow);
		assertThat(part.blocks()).noneMatch(FlowChart.class::isInstance);
		assertThat(Reports.texts(Reports.table(part, "census_by_site")).get(0)).containsSubsequence("23", "*", "20");
	}

	@Test
	void aFlowThatDidNotHappenIsZeroAndNotUnmeasured() {
		Part part = part(
				flow("", 35, 23, 0, 20, 0, 38, 39).filter((result) -> !result.category().startsWith("transfers")));
		assertThat(Reports.texts(Reports.table(part, "census_by_site")).get(0)).containsExactly("All sites and levels",
				"35", "23", "0", "20", "0", "38", "39.0");
		assertThat(Reports.block(part, FlowChart.class).steps()).hasSize(6);
	}

	@Test
	void referralsSayOfWhomTheyAre() {
		Part part = part(Stream.concat(
				Stream.concat(flow("", 35, 23, 6, 20, 6, 38, 39), flow("2.1", 21, 17, 2, 15, 4, 21, 23.5)),
				referrals(19)));
		Table table = Reports.table(part, "admissions_by_referral");
		assertThat(table.note())
			.startsWith("Of 2.1 Intensive outpatient only: 17 admissions and 2 transfers in, as on its line above.");
		assertThat(Reports.texts(table)).containsExactly(List.of("Court", "12", "12", "63.2 %"),
				List.of("Self", "7", "7", "36.8 %"), List.of("Stays that began", "19", "19", ""));
	}

	@Test
	void aSumThatDoesNotAddUpIsNotClaimed() {
		Part part = part(Stream.concat(
				Stream.concat(flow("", 35, 23, 6, 20, 6, 38, 39), flow("2.1", 21, 18, 2, 16, 4, 21, 23.5)),
				referrals(19)));
		assertThat(Reports.table(part, "admissions_by_referral").note())
			.startsWith("Of 2.1 Intensive outpatient only.");
	}

	@Test
	void theAverageDayIsSaid() {
		assertThat(Reports.sentences(part(flow("", 35, 23, 6, 20, 6, 38, 38.967))))
			.containsExactly("On an average day 39.0 stays were open.");
	}

	private static Part part(Stream<Result> results) {
		return new WhoIsInCare(Reports.answers(results), Map.of()).part();
	}

	private static Stream<Result> flow(String level, double... values) {
		return IntStream.range(0, LINES.size())
			.mapToObj((
					line) -> aCount("census-flow", LINES.get(line), values[line]).part("network").level(level).build());
	}

	private static Stream<Result> referrals(int all) {
		return Stream.of("", "2.1")
			.flatMap((level) -> Stream.of(count("court", 12, all).level(level), count("self", 7, all).level(level),
					share("court", 12, all).level(level), share("self", 7, all).level(level)))
			.map(ResultBuilder::build);
	}

	private static ResultBuilder count(String source, int count, int all) {
		return a("admissions-by-referral-source", Statistic.COUNT, count, all).category(source);
	}

	private static ResultBuilder share(String source, int count, int all) {
		return a("admissions-by-referral-source", Statistic.SHARE, (double) count / all, all).category(source);
	}

}
