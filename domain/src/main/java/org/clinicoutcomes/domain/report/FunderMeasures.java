package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.ReportingPeriod;

/**
 * The part with one row per measure and month: who was counted, what came of it, and what
 * was agreed.
 */
final class FunderMeasures {

	private final FunderLines lines;

	FunderMeasures(FunderLines lines) {
		this.lines = lines;
	}

	Part part() {
		List<Table.Row> rows = new ArrayList<>();
		for (MeasureHeader header : this.lines.measures()) {
			for (Line line : this.lines.of(header)) {
				for (ReportingPeriod month : this.lines.months()) {
					rows.add(row(line, line.in(month), Cell.words(ReportIdentity.inShort(monthOf(month))), false));
				}
				boolean isTotal = !this.lines.months().isEmpty();
				rows.add(row(line, line,
						Cell.words(isTotal ? "Whole period" : ReportIdentity.inShort(this.lines.period().lastMonth())),
						isTotal));
			}
		}
		return new Part("measures", "Measures", "Every measure agreed, month by month.", List
			.of(new Table("measures_by_month", "Measures by month",
					"Eligible = excluded + missing + counted. The whole period is the sum of its months where a "
							+ "measure is additive; otherwise clients are counted once over the period.",
					List.of(Table.Column.rowHeader("Measure"), Table.Column.rowHeader("Period"),
							Table.Column.of("Eligible", Format.COUNT), Table.Column.of("Excluded", Format.COUNT),
							Table.Column.of("Missing", Format.COUNT), Table.Column.of("Counted", Format.COUNT),
							Table.Column.of("Met", Format.COUNT), Table.Column.of("Value", Format.DECIMAL),
							Table.Column.of("95 % from", Format.DECIMAL), Table.Column.of("95 % to", Format.DECIMAL),
							Table.Column.of("Target", Format.TEXT), Table.Column.of("Status", Format.TEXT)),
					rows)));
	}

	private Table.Row row(Line line, Line inPeriod, Cell period, boolean isTotal) {
		List<Cell> cells = new ArrayList<>(inPeriod.cells());
		cells.set(0, Cell.words(line.label()));
		cells.add(1, period);
		Target target = this.lines.target(line);
		cells.add((target == null) ? Cell.NOTHING : Cell.words(FunderLines.aim(target, line)));
		cells.add((target == null) ? Cell.NOTHING : Cell.words(FunderLines.status(target, inPeriod.result())));
		return new Table.Row(cells, isTotal);
	}

	private static YearMonth monthOf(ReportingPeriod period) {
		return YearMonth.from(period.end());
	}

}
