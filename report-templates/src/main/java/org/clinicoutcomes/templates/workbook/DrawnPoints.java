package org.clinicoutcomes.templates.workbook;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.clinicoutcomes.domain.report.BarChart;
import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.CurveChart;
import org.clinicoutcomes.domain.report.FlowChart;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.FunnelChart;
import org.clinicoutcomes.domain.report.LineChart;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.RangeChart;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.SlopeChart;
import org.clinicoutcomes.domain.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * The points that native charts are drawn from, as tables on a sheet of their own: a
 * chart takes words such as "no one to count" for zero, and a curve needs every step, not
 * only the days that are printed.
 */
final class DrawnPoints {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.US);

	private DrawnPoints() {
	}

	static Part part(Report report) {
		List<Block> tables = new ArrayList<>();
		report.parts()
			.stream()
			.flatMap((part) -> part.blocks().stream())
			.filter(Chart.class::isInstance)
			.map(Chart.class::cast)
			.filter(DrawnPoints::isDrawn)
			.forEach((chart) -> tables.addAll(tables(chart)));
		return new Part("chart-data", "Chart data", "The points that the charts of this workbook are drawn from.",
				tables);
	}

	/** A chart without a single point is left out; its table says why. */
	static boolean isDrawn(Chart chart) {
		return tables(chart).stream()
			.flatMap((table) -> table.rows().stream())
			.flatMap((row) -> row.cells().stream().skip(1))
			.anyMatch(Cell.Figure.class::isInstance);
	}

	static List<Table> tables(Chart chart) {
		if (chart instanceof CurveChart curves) {
			return curves.curves().stream().map((curve) -> of(curves, curve)).toList();
		}
		if (chart instanceof LineChart lines) {
			return List.of(of(lines));
		}
		if (chart instanceof FunnelChart funnel) {
			return List.of(sites(funnel), limits(funnel));
		}
		if (chart instanceof SlopeChart slopes) {
			return List.of(of(slopes));
		}
		if (chart instanceof FlowChart flow) {
			return List.of(of(flow));
		}
		return List.of((chart instanceof BarChart bars) ? of(bars) : of((RangeChart) chart));
	}

	private static Table of(CurveChart chart, CurveChart.Curve curve) {
		List<Table.Row> rows = new ArrayList<>();
		CurveChart.Step last = new CurveChart.Step(0, 1, 1, 1);
		rows.add(row(0, last));
		for (CurveChart.Step step : curve.steps()) {
			if (step.time() > 0) {
				rows.add(row(step.time(), last));
			}
			rows.add(row(step.time(), step));
			last = step;
		}
		return new Table(id(chart) + ((chart.curves().size() == 1) ? "" : "_" + (chart.curves().indexOf(curve) + 1)),
				chart.title() + " (chart)",
				"Every step of the curve in two rows: the share just before it and just after it.",
				List.of(new Table.Column(chart.timeLabel(), "", Format.COUNT, true), percent(curve.label()),
						percent("95 % from"), percent("95 % to")),
				rows);
	}

	private static Table.Row row(double time, CurveChart.Step step) {
		Format format = (time == Math.rint(time)) ? Format.COUNT : Format.DECIMAL;
		return Table.Row.of(Cell.figure(time, format), Cell.figure(step.share(), Format.PERCENT),
				Cell.figure(step.low(), Format.PERCENT), Cell.figure(step.high(), Format.PERCENT));
	}

	private static Table of(LineChart chart) {
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.rowHeader("Month")));
		chart.lines().forEach((line) -> columns.add(new Table.Column(line.label(), "", chart.format(), false)));
		List<Table.Row> rows = new ArrayList<>();
		for (int month = 0; month < chart.months().size(); month++) {
			List<Cell> cells = new ArrayList<>(List.of(Cell.words(MONTH.format(chart.months().get(month)))));
			for (LineChart.Line line : chart.lines()) {
				cells.add(Cell.limit(line.values().get(month), chart.format()));
			}
			rows.add(new Table.Row(cells, false));
		}
		return new Table(id(chart), chart.title() + " (chart)", "Months without a value are left empty.", columns,
				rows);
	}

	private static Table of(BarChart chart) {
		return new Table(id(chart), chart.title() + " (chart)",
				"The last two columns are the lengths of the lines that show the interval.",
				List.of(Table.Column.rowHeader("Group"), new Table.Column("Value", "", chart.format(), false),
						new Table.Column("Down to 95 % from", "", chart.format(), false),
						new Table.Column("Up to 95 % to", "", chart.format(), false)),
				chart.bars()
					.stream()
					.map((bar) -> Table.Row.of(Cell.words(bar.label()), Cell.limit(bar.value(), chart.format()),
							distance(bar.low(), bar.value(), chart.format()),
							distance(bar.value(), bar.high(), chart.format())))
					.toList());
	}

	private static Cell distance(@Nullable Double low, @Nullable Double high, Format format) {
		return (low == null || high == null) ? Cell.NOTHING : Cell.limit(Math.max(high - low, 0), format);
	}

	private static Table of(RangeChart chart) {
		return new Table(id(chart), chart.title() + " (chart)", "",
				List.of(Table.Column.rowHeader("Group"), percent(capital(chart.highLabel())),
						percent(capital(chart.middleLabel())), percent(capital(chart.lowLabel()))),
				chart.rungs()
					.stream()
					.map((rung) -> Table.Row.of(Cell.words(rung.label()), Cell.limit(rung.high(), Format.PERCENT),
							Cell.limit(rung.middle(), Format.PERCENT), Cell.limit(rung.low(), Format.PERCENT)))
					.toList());
	}

	private static Table sites(FunnelChart chart) {
		return new Table(id(chart) + "_sites", chart.title() + ", sites (chart)", "",
				List.of(new Table.Column(chart.sizeLabel(), "", Format.COUNT, true), percent("Sites"),
						Table.Column.of("Site", Format.TEXT)),
				chart.sites()
					.stream()
					.map((site) -> Table.Row.of(Cell.count(site.size()), Cell.figure(site.share(), Format.PERCENT),
							Cell.words(site.label())))
					.toList());
	}

	private static Table limits(FunnelChart chart) {
		return new Table(id(chart) + "_limits", chart.title() + ", limits (chart)",
				"Between which shares a site of a size lies by chance.",
				List.of(new Table.Column(chart.sizeLabel(), "", Format.COUNT, true), percent("All sites"),
						percent("95 % low"), percent("95 % high"), percent("99.8 % low"), percent("99.8 % high")),
				chart.limits()
					.stream()
					.map((limit) -> Table.Row.of(Cell.count(limit.size()), Cell.figure(chart.overall(), Format.PERCENT),
							Cell.figure(limit.low(), Format.PERCENT), Cell.figure(limit.high(), Format.PERCENT),
							Cell.figure(limit.lowest(), Format.PERCENT), Cell.figure(limit.highest(), Format.PERCENT)))
					.toList());
	}

	private static Table of(SlopeChart chart) {
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.rowHeader("Moment")));
		List<Cell> before = new ArrayList<>(List.of(Cell.words(chart.beforeLabel())));
		List<Cell> after = new ArrayList<>(List.of(Cell.words(chart.afterLabel())));
		for (SlopeChart.Slope slope : chart.slopes()) {
			columns.add(new Table.Column(slope.label(), "", chart.format(), false));
			before.add(Cell.figure(slope.before(), chart.format()));
			after.add(Cell.figure(slope.after(), chart.format()));
		}
		return new Table(id(chart), chart.title() + " (chart)", "", columns,
				List.of(new Table.Row(before, false), new Table.Row(after, false)));
	}

	private static Table of(FlowChart chart) {
		List<Table.Row> rows = new ArrayList<>();
		long level = 0;
		for (FlowChart.Step step : chart.steps()) {
			long after = step.levelAfter(level);
			rows.add(Table.Row.of(Cell.words(step.label()),
					(step.kind() == FlowChart.Kind.STOCK) ? Cell.count(0) : Cell.count(Math.min(level, after)),
					count(step, FlowChart.Kind.STOCK), count(step, FlowChart.Kind.IN),
					count(step, FlowChart.Kind.OUT)));
			level = after;
		}
		return new Table(id(chart), chart.title() + " (chart)",
				"What flows stands on what was there before, which is not drawn.",
				List.of(Table.Column.rowHeader("Step"), Table.Column.of("Not drawn", Format.COUNT),
						Table.Column.of("Open", Format.COUNT), Table.Column.of("Came", Format.COUNT),
						Table.Column.of("Left", Format.COUNT)),
				rows);
	}

	private static Cell count(FlowChart.Step step, FlowChart.Kind kind) {
		return (step.kind() == kind) ? Cell.count(step.count()) : Cell.NOTHING;
	}

	private static Table.Column percent(String heading) {
		return Table.Column.of(heading, Format.PERCENT);
	}

	private static String id(Chart chart) {
		return chart.numbers().id() + "_chart";
	}

	private static String capital(String words) {
		return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

}
