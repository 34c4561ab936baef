package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.result.Statistic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicoutcomes.domain.report.ResultBuilder.a;
import static org.clinicoutcomes.domain.report.ResultBuilder.aPaired;
import static org.clinicoutcomes.domain.report.ResultBuilder.aRate;

class OutcomePartsTests {

	@Test
	void outcomesAreDrawnFromTheSamePeopleOnly() {
		Part part = new Independence(Reports.answers(Stream.of(a("nom-employed", Statistic.BEFORE, 0.9, 50).build(),
				aPaired("nom-employed", Statistic.BEFORE, 0.3, 20).build(),
				aPaired("nom-employed", Statistic.AFTER, 0.55, 20).build(),
				aPaired("nom-employed", Statistic.CHANGE, 0.25, 20).interval(0.06, 0.45).build())))
			.part();
		SlopeChart chart = Reports.block(part, SlopeChart.class);
		assertThat(chart.slopes()).containsExactly(new SlopeChart.Slope("Employed", 0.3, 0.55, true));
		assertThat(chart.alternative()).contains("Employed from 30.0 % to 55.0 %");
		assertThat(Reports.texts(chart.numbers()).get(0)).containsExactly("Employed", "20", "0", "0", "20", "30.0 %",
				"55.0 %", "+25.0 points", "+6.0 points", "+45.0 points");
		assertThat(Reports.texts(chart.numbers()).get(1)).contains("not measured");
	}

	@Test
	void missingAnswersAreBounded() {
		Part part = new Independence(Reports.answers(Stream.of(a("nom-employed", Statistic.AFTER, 0.5, 10).build(),
				a("nom-employed", Statistic.AFTER, 0.25, 20).category("lower-bound").build(),
				a("nom-employed", Statistic.AFTER, 0.75, 20).category("upper-bound").build())))
			.part();
		assertThat(part.blocks()).noneMatch(SlopeChart.class::isInstance);
		assertThat(Reports.texts(Reports.table(part, "outcome_bounds")).get(0)).containsExactly("Employed", "10", "0",
				"50.0 %", "25.0 %", "75.0 %");
	}

	@Test
	void scoresChangeByPointsAndNotByShares() {
		Part part = new Plans(Reports.answers(
				Stream.of(aPaired("bam-use-change", Statistic.BEFORE, 4, 7).build(),
						aPaired("bam-use-change", Statistic.AFTER, 3, 7).build(),
						aPaired("bam-use-change", Statistic.CHANGE, -1, 7).interval(-3.1, 1.1).build()),
				Reports.header("bam-use-change", Scoring.MEAN_CHANGE, "points", Direction.LOWER)))
			.part();
		assertThat(Reports.texts(Reports.table(part, "bam_scores")).get(0)).containsSubsequence("7", "4.0", "3.0",
				"−1.0", "−3.1", "1.1");
	}

	@Test
	void sessionsAreComparedByTimeOfDay() {
		Part part = new FlexibleScheduling(Reports
			.answers(Stream.of(aRate("attendance-by-time-band", 60, 100).part("morning").interval(0.5, 0.69).build(),
					aRate("attendance-by-time-band", 90, 100).part("evening").interval(0.82, 0.95).build(),
					aRate("attendance-rate", 150, 200).interval(0.68, 0.81).build())))
			.part();
		assertThat(Reports.sentences(part))
			.contains("By time of day: highest for “Evening” with 90.0 % of 100, lowest for “Morning” with 60.0 % of "
					+ "100 (intervals apart).");
		BarChart chart = Reports.block(part, BarChart.class);
		assertThat(chart.bars()).extracting(BarChart.Bar::caption)
			.containsExactly("60.0 % of 100", "no one to count", "90.0 % of 100", "no one to count", "not measured",
					"not measured", "not measured", "75.0 % of 200");
		assertThat(chart.alternative()).contains("Morning 60.0 % of 100; Evening 90.0 % of 100; All sessions 75.0 %");
	}

	@Test
	void workingClientsAreHeldBesideOthers() {
		Part part = new FlexibleScheduling(
				Reports.answers(Stream.of(aRate("attendance-working", 60, 100).interval(0.5, 0.69).build(),
						aRate("attendance-others", 90, 100).interval(0.82, 0.95).build())))
			.part();
		assertThat(Reports.sentences(part)).containsExactly(
				"Clients who work, study or care for a child came to 60.0 % of 100, others to 90.0 % of 100: a "
						+ "difference of −30.0 points (95 % interval −41.2 to −18.0 points), more than chance explains.");
	}

	@Test
	void everyPartSaysWhatItAnswersAndKeepsItsTablesWithoutResults() {
		Answers answers = Reports.answers(Stream.empty());
		List<Part> parts = List.of(new FlexibleScheduling(answers).part(), new Support(answers).part(),
				new Continuity(answers).part(), new Curriculum(answers).part(), new Coping(answers).part(),
				new Plans(answers).part(), new Independence(answers).part());
		assertThat(parts).allSatisfy((part) -> {
			assertThat(part.lead()).startsWith("Whether ").endsWith(".");
			assertThat(part.blocks()).hasAtLeastOneElementOfType(Table.class).noneMatch(Chart.class::isInstance);
			assertThat(Reports.sentences(part)).isEmpty();
		});
	}

}
