package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.result.Result;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.aRate;

class SitesComparedTests {

	private static final String MEASURE = "retained-90-days";

	@Test
	void aSmallSiteIsNotOutsideByChance() {
		Part part = part(all(), site("A", 0, 2), site("B", 55, 100));
		assertThat(verdicts(part)).containsExactly("Mill River within", "North Harbor within");
	}

	@Test
	void aLargeSiteOutsideTheLimitsIsNamed() {
		Part part = part(all(), site("A", 2, 40), site("B", 44, 100));
		assertThat(verdicts(part)).containsExactly("Mill River within", "North Harbor below 99.8 %");
		assertThat(Reports.block(part, FunnelChart.class).alternative())
			.contains("Outside the limits: North Harbor, below 99.8 %");
	}

	@Test
	void aSiteThatIsWithheldIsNeitherDrawnNorPrinted() {
		Part part = part(all(), site("A", 50, 100), site("B", 44, 100),
				aRate(MEASURE, 3, 7).site("C").suppressed().build());
		assertThat(Reports.block(part, FunnelChart.class).sites()).extracting(FunnelChart.Site::label)
			.containsExactly("Mill River", "North Harbor");
		assertThat(Reports.texts(table(part)).get(2)).containsExactly("Old Town", "*", "*", "*", "*", "*", "*", "*",
				"*", "*", "*");
	}

	@Test
	void limitsAreWiderWhereClientsGiveManySubjects() {
		Result independent = aRate(MEASURE, 200, 400).interval(0.4512, 0.5488).build();
		Result clustered = aRate(MEASURE, 200, 400).interval(0.4038, 0.5962).build();
		assertThat(width(clustered)).isGreaterThan(1.8 * width(independent));
	}

	@Test
	void withoutAnIntervalOfAllSitesThereAreNoLimits() {
		Part part = part(aRate(MEASURE, 5, 9).build(), site("A", 2, 4), site("B", 3, 5));
		assertThat(part.blocks()).noneMatch(FunnelChart.class::isInstance);
		assertThat(Reports.texts(table(part)).get(0)).endsWith("", "", "", "", "");
		assertThat(table(part).note()).startsWith("No limits");
		assertThat(Reports.sentences(part)).singleElement().asString().startsWith("There are too few clients to draw");
	}

	@Test
	void aShareOfNobodyIsNotDrawn() {
		Part part = part(aRate(MEASURE, 0, 40).interval(0, 0.09).build(), site("A", 0, 20), site("B", 0, 20));
		assertThat(part.blocks()).noneMatch(FunnelChart.class::isInstance);
	}

	@Test
	void oneSiteIsNotCompared() {
		Part part = part(all(), site("A", 2, 4));
		assertThat(Reports.sentences(part)).containsExactly("There are not two sites to compare in this month.");
	}

	@Test
	void ofManySitesThoseOutsideAndTheLargestArePrinted() {
		Stream<Result> sites = IntStream.range(0, 60)
			.mapToObj((number) -> site("S" + number, number + 5, 10 + 2 * number));
		Part part = new SitesCompared(Reports.answers(Stream.concat(sites, Stream.of(all(), site("LOW", 0, 30)))))
			.part();
		List<List<String>> rows = Reports.texts(table(part));
		assertThat(rows).hasSize(17);
		assertThat(rows.get(0)).startsWith("LOW").endsWith("below 99.8 %");
		assertThat(rows.get(1)).startsWith("S59");
		assertThat(table(part).note()).contains("The table shows 16 of 61 sites");
	}

	private static double width(Result all) {
		FunnelChart chart = Reports.block(part(all, site("A", 50, 100), site("B", 150, 300)), FunnelChart.class);
		FunnelChart.Limits last = chart.limits().get(chart.limits().size() - 1);
		return last.high() - last.low();
	}

	private static Result all() {
		return aRate(MEASURE, 200, 400).interval(0.4512, 0.5488).build();
	}

	private static Result site(String site, int kept, int of) {
		return aRate(MEASURE, kept, of).site(site).build();
	}

	private static Part part(Result... results) {
		return new SitesCompared(Reports.answers(Stream.of(results))).part();
	}

	private static Table table(Part part) {
		return Reports.table(part, "sites_retained_90_days");
	}

	private static List<String> verdicts(Part part) {
		return Reports.texts(table(part))
			.stream()
			.filter((row) -> !row.get(0).equals("All sites"))
			.map((row) -> row.get(0) + " " + row.get(10))
			.toList();
	}

}
