package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.period.ReportingPeriod;

/**
 * Prints means and medians of a part in one table, each with its n, those missing and its
 * interval.
 */
final class OtherMeasures {

	private final Answers answers;

	OtherMeasures(Answers answers) {
		this.answers = answers;
	}

	/**
	 * One line per measure, or per part of its answer; measures that the catalogue lacks
	 * are left out.
	 */
	Table table(String id, String title, String note, String... measures) {
		return new Table(id, title, note,
				List.of(Table.Column.rowHeader("Measure"), Table.Column.of("Eligible", Format.COUNT),
						Table.Column.of("Excluded", Format.COUNT), Table.Column.of("Missing", Format.COUNT),
						Table.Column.of("Counted", Format.COUNT), Table.Column.of("Value", Format.DECIMAL),
						Table.Column.of("95 % from", Format.DECIMAL), Table.Column.of("95 % to", Format.DECIMAL)),
				Stream.of(measures)
					.map(this.answers::header)
					.filter(Objects::nonNull)
					.flatMap((header) -> Line.of(header, this.answers, ReportingPeriod.of(this.answers.month()))
						.stream())
					.map(OtherMeasures::row)
					.toList());
	}

	private static Table.Row row(Line line) {
		List<Cell> cells = line.cells();
		return new Table.Row(Stream.concat(cells.subList(0, 5).stream(), cells.subList(6, 9).stream()).toList(), false);
	}

}
