package org.clinicoutcomes.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
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
import org.clinicoutcomes.domain.result.Result;

import static org.clinicoutcomes.domain.report.ResultBuilder.OCTOBER;

/**
 * Reports and answers to test parts with.
 */
final class Reports {

	static final Map<String, String> SITES = Map.of("A", "North Harbor", "B", "Mill River", "C", "Old Town");

	private Reports() {
	}

	static Answers answers(Stream<Result> results, MeasureHeader... headers) {
		return new Answers(OCTOBER, results.toList(), List.of(headers), basis(Earlier.none()));
	}

	static Report of(Collection<Result> results, Collection<MeasureHeader> headers, Earlier earlier) {
		ReportIdentity identity = new ReportIdentity("Program", ReportIdentity.MONTHLY, IssuePeriod.of(OCTOBER),
				"administrators", ReportIdentity.Kind.INTERNAL, 1, Instant.parse("2026-11-02T08:00:00Z"),
				ZoneOffset.UTC, "night 1", "0.1.0", "c0ffee", LocalDate.of(2026, 10, 31), Notice.SHORT);
		return new MonthlyReport(identity, headers, basis(earlier)).assemble(results, DataQuality.none());
	}

	static MeasureHeader header(String id, Scoring scoring, String unit, Direction direction) {
		return new MeasureHeader(id, "own", id, "", "", "", "", "", scoring, unit, direction, true, 1, "");
	}

	static List<String> sentences(Part part) {
		return part.blocks()
			.stream()
			.filter(Sentences.class::isInstance)
			.flatMap((block) -> ((Sentences) block).sentences().stream())
			.toList();
	}

	static <T extends Block> T block(Part part, Class<T> kind) {
		return part.blocks().stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
	}

	static List<List<String>> texts(Table table) {
		return table.rows().stream().map((row) -> row.cells().stream().map(Cell::text).toList()).toList();
	}

	static Table table(Part part, String id) {
		return part.blocks()
			.stream()
			.flatMap((block) -> (block instanceof Table table) ? Stream.of(table)
					: (block instanceof Chart chart) ? Stream.of(chart.numbers()) : Stream.empty())
			.filter((table) -> table.id().equals(id))
			.findFirst()
			.orElseThrow();
	}

	private static ReportBasis basis(Earlier earlier) {
		return new ReportBasis(new MonthPeriods(OCTOBER, 7), SITES, new Provenance("", Set.of()), List.of(), List.of(),
				earlier);
	}

}
