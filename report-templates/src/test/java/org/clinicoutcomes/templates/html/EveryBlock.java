package org.clinicoutcomes.templates.html;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.report.Banner;
import org.clinicoutcomes.domain.report.BarChart;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.CurveChart;
import org.clinicoutcomes.domain.report.Definitions;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.LineChart;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.RangeChart;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.report.Sentences;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.domain.report.Tiles;

/**
 * A report that shows every kind of block and of cell, and whose texts, all of them, can
 * be made up.
 */
public final class EveryBlock {

	static final int BARS = 20;

	private static final int LONGEST_TITLE = 31;

	private static final YearMonth MONTH = YearMonth.of(2026, 10);

	private final UnaryOperator<String> text;

	private EveryBlock(UnaryOperator<String> text) {
		this.text = text;
	}

	public static Report report() {
		return report(UnaryOperator.identity());
	}

	/**
	 * The report with every text put through a function.
	 * @param text from a harmless text to the one to print
	 * @return the report
	 */
	public static Report report(UnaryOperator<String> text) {
		return new EveryBlock(text).whole();
	}

	private String say(String harmless) {
		return this.text.apply(harmless);
	}

	private Report whole() {
		ReportIdentity identity = new ReportIdentity(say("Harbor Light"), ReportIdentity.MONTHLY, IssuePeriod.of(MONTH),
				say("everybody"), ReportIdentity.Kind.PUBLIC, 2, Instant.parse("2026-11-02T08:15:00Z"), ZoneOffset.UTC,
				say("night 9"), say("0.1.0"), say("9f3c"), LocalDate.of(2026, 10, 31), say("A notice."));
		String title = say("Words");
		return new Report(identity, List.of(
				new Part("words", title.substring(0, Math.min(title.length(), LONGEST_TITLE)), say("Lead."),
						List.of(banner(), new Sentences(say("Title"), List.of(say("One."), say("Two."))),
								new Sentences("", List.of(say("Untitled."))), tiles())),
				new Part("tables", "Tables", say("Lead."),
						List.of(table("all_cells"), new Table("no_rows", say("Nobody"), "", columns(), List.of()))),
				new Part("charts", "Charts", say("Lead."), List.of(bars(), lines(), curve(), range())),
				new Part("methods", "Methods", say("Lead."),
						List.of(new Definitions(say("Measures"), List.of(definition())),
								new Definitions("", List.of(definition()))))));
	}

	private Banner banner() {
		return new Banner(say("Provisional"), say("A source is late."));
	}

	private Tiles tiles() {
		List<Tiles.Moment> trend = List.of(new Tiles.Moment(MONTH.minusMonths(2), 0.4),
				new Tiles.Moment(MONTH.minusMonths(1), 0.5), new Tiles.Moment(MONTH, 0.55));
		return new Tiles(List.of(
				new Tiles.Tile("retained", say("Retained"), percent("0.5512345"), say("95 % interval"), say("n = 64"),
						percent("0.5"), Tiles.Movement.UP, say("up 5.1 points"), trend),
				new Tiles.Tile("hidden", say("Hidden"), Cell.SUPPRESSED, "", "", Cell.NOTHING, null,
						say("no month before"), List.of()),
				new Tiles.Tile("nobody", say("Nobody"), Cell.NO_ONE, "", "", Cell.words(say("few")), null, say("none"),
						List.of())));
	}

	private List<Table.Column> columns() {
		return List.of(Table.Column.rowHeader(say("Site")), new Table.Column("Day", "", Format.DATE, true),
				Table.Column.of("Count", Format.COUNT), Table.Column.of("Rate", Format.PERCENT),
				Table.Column.of("Move", Format.POINTS), Table.Column.of("Stay", Format.DAYS),
				Table.Column.of("Words", Format.TEXT));
	}

	private Table table(String id) {
		Cell day = new Cell.Day(LocalDate.of(2026, 10, 31));
		return new Table(id, say("All cells"), say("A note."), columns(),
				List.of(Table.Row.of(Cell.words(say("North")), day, Cell.count(1234), percent("0.7193"),
						new Cell.Figure(new BigDecimal("-0.0341"), Format.POINTS),
						new Cell.Figure(BigDecimal.ONE, Format.DAYS), Cell.words(say("fine"))),
						Table.Row.of(Cell.words(say("South")), day, Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.NO_ONE,
								Cell.NOT_MEASURED, Cell.NOTHING),
						Table.Row.total(Cell.words(say("All")), Cell.NOTHING, Cell.count(0), percent("1"),
								new Cell.Figure(new BigDecimal("0.0341"), Format.POINTS),
								new Cell.Figure(new BigDecimal("62.5"), Format.DAYS), Cell.words(say("all")))));
	}

	private static Cell percent(String share) {
		return new Cell.Figure(new BigDecimal(share), Format.PERCENT);
	}

	private BarChart bars() {
		return new BarChart("bars", say("Bars"), say("Bars per site."), say("Share, %"), Format.PERCENT,
				IntStream.range(0, BARS)
					.mapToObj((bar) -> new BarChart.Bar(say("Site " + bar), (bar == 1) ? null : bar / 40.0,
							(bar < 3) ? null : bar / 50.0, (bar < 3) ? null : bar / 32.0, say("of 64")))
					.toList(),
				table("bars"));
	}

	private LineChart lines() {
		return new LineChart("lines", say("Lines"), say("Month by month."), say("Clients"), Format.COUNT,
				List.of(MONTH.minusMonths(3), MONTH.minusMonths(1), MONTH),
				List.of(new LineChart.Line(say("Open"), Arrays.asList(40.0, null, 44.0)),
						new LineChart.Line(say("Closed"), List.of(4.0, 6.0, 5.0))),
				table("lines"));
	}

	private CurveChart curve() {
		return new CurveChart("curve", say("Curve"), say("It falls."), say("Days"), say("Still in care, %"),
				List.of(new CurveChart.Curve(say("All"),
						List.of(new CurveChart.Step(30, 0.8, 0.7, 0.9), new CurveChart.Step(90, 0.5, 0.4, 0.6)))),
				120, table("curve"));
	}

	private RangeChart range() {
		return new RangeChart("range", say("Range"), say("A ladder."), say("Share, %"), say("confirmed"), say("known"),
				say("possible"), List.of(new RangeChart.Rung(say("30 days"), 0.4, 0.5, 0.7, say("of 60")),
						new RangeChart.Rung(say("1 year"), null, null, null, say("no one to count"))),
				table("range"));
	}

	private Definitions.Definition definition() {
		return new Definitions.Definition(say("retained-90-days"), say("Retained"), say("1.0"), say("How many?"),
				say("stays"), say("died"), say("stayed"), say("none"), say("own"));
	}

}
