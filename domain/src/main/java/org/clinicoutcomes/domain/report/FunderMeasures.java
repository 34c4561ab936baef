package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;

/**
 * The part with one row per measure and month: who was counted, what came of it, and what
 * was agreed.
 */
final class FunderMeasures {

	private static final String NOTE = "Eligible = excluded + missing + counted. The whole period is the sum of its "
			+ "months where a measure is additive; otherwise clients are counted once over the period. How a whole "
			+ "divides is printed for the whole period only; outcomes at admission and afterwards have a part of "
			+ "their own.";

	private final FunderLines lines;

	FunderMeasures(FunderLines lines) {
		this.lines = lines;
	}

	Part part() {
		List<Table.Row> rows = this.lines.ofPeriod().stream().flatMap((line) -> rows(line).stream()).toList();
		return new Part("measures", "Measures", "Every measure agreed, month by month.",
				List.of(new Table("measures_by_month", "Measures by month", NOTE, columns(), rows)));
	}

	private List<Table.Row> rows(Line line) {
		List<ReportingPeriod> months = this.lines.months();
		if (months.isEmpty()) {
			return List.of(row(line, line, ReportIdentity.inShort(this.lines.period().lastMonth()), false));
		}
		// By month the parts of a whole would be mostly small counts.
		if (line.header().scoring() == Scoring.DISTRIBUTION) {
			return List.of(row(line, line, "Whole period", false));
		}
		List<Table.Row> rows = new ArrayList<>();
		months.forEach((month) -> rows
			.add(row(line, line.in(month), ReportIdentity.inShort(YearMonth.from(month.end())), false)));
		rows.add(row(line, line, "Whole period", true));
		return rows;
	}

	private Table.Row row(Line line, Line inPeriod, String period, boolean isTotal) {
		List<Cell> cells = new ArrayList<>(inPeriod.cells());
		cells.set(0, Cell.words(line.label()));
		cells.add(1, Cell.words(period));
		if (this.lines.hasTargets()) {
			Target target = this.lines.target(line);
			cells.add((target == null) ? Cell.NOTHING : Cell.words(FunderLines.aim(target, line)));
			cells.add((target == null) ? Cell.NOTHING : Cell.words(FunderLines.status(target, inPeriod.result())));
		}
		return new Table.Row(cells, isTotal);
	}

	private List<Table.Column> columns() {
		List<Table.Column> columns = new ArrayList<>(
				List.of(Table.Column.rowHeader("Measure"), Table.Column.rowHeader("Period"),
						Table.Column.of("Eligible", Format.COUNT), Table.Column.of("Excluded", Format.COUNT),
						Table.Column.of("Missing", Format.COUNT), Table.Column.of("Counted", Format.COUNT),
						Table.Column.of("Met", Format.COUNT), Table.Column.of("Value", Format.DECIMAL),
						Table.Column.of("95 % from", Format.DECIMAL), Table.Column.of("95 % to", Format.DECIMAL)));
		if (this.lines.hasTargets()) {
			columns.add(Table.Column.of("Target", Format.TEXT));
			columns.add(Table.Column.of("Status", Format.TEXT));
		}
		return columns;
	}

}
