package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The part on the census: who was in care, who came and who left.
 */
final class WhoIsInCare {

	static final String MEASURE = "census-flow";

	private static final String REFERRALS = "admissions-by-referral-source";

	private static final List<String> FLOWS = List.of("opening", "admissions", "transfers_in", "discharges",
			"transfers_out", "closing");

	private static final int MOST_NAMES = 6;

	private static final String AVERAGE = "average_daily_census";

	private static final String LAPSED = "A stay without discharge ends here 30 days after its last treatment service "
			+ "(or what the setting says); Data quality counts such stays.";

	private final Answers answers;

	private final Map<String, Long> printedClosing;

	WhoIsInCare(Answers answers, Map<String, Long> printedClosing) {
		this.answers = answers;
		this.printedClosing = printedClosing;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		Table.Row total = row("All sites and levels", (result) -> "network".equals(result.part()) && result.isNetwork())
			.asTotal();
		List<Table.Row> sites = this.answers.values(MEASURE, Result::site)
			.stream()
			.sorted(Comparator.comparing(this.answers::siteName))
			.map((site) -> row(this.answers.siteName(site),
					(result) -> "site".equals(result.part()) && result.isSite() && result.site().equals(site)))
			.toList();
		blocks.addAll(new Sayings(this.answers).add(averageSaying()).block());
		Table bySite = table("census_by_site", "Census flow by site",
				"Opening + admissions + transfers in \u2212 discharges \u2212 transfers out = closing, on every line. "
						+ "Transfers between sites at one level count on the sites' lines and cancel out in the total. "
						+ LAPSED + withoutAnybody(),
				"Site", sites, total);
		blocks.add(flow().<Block>map((steps) -> chart(steps, bySite)).orElse(bySite));
		if (!this.printedClosing.isEmpty()) {
			blocks.add(corrections());
		}
		List<Table.Row> levels = this.answers.values(MEASURE, Result::levelOfCare)
			.stream()
			.map((level) -> row(Wording.level(level),
					(result) -> "network".equals(result.part()) && result.site().isEmpty() && result.stratum().isEmpty()
							&& result.levelOfCare().equals(level)))
			.toList();
		blocks.add(table("census_by_level", "Census flow by level of care",
				"Transfers between levels count on the levels' lines and, in and out, in the total.", "Level of care",
				levels, total));
		Stream.of(referrals()).filter(Objects::nonNull).forEach(blocks::add);
		LineChart history = history();
		if (history.months().size() > 1) {
			blocks.add(history);
		}
		return new Part("who-is-in-care", "Who is in care",
				"How many stays were open, how many began and how many ended.", blocks);
	}

	/** A site that is missing in the table would look forgotten. */
	private String withoutAnybody() {
		Collection<String> counted = this.answers.values(MEASURE, Result::site);
		List<String> names = this.answers.siteNames()
			.entrySet()
			.stream()
			.filter((site) -> !counted.contains(site.getKey()))
			.map(Map.Entry::getValue)
			.toList();
		if (names.isEmpty()) {
			return "";
		}
		return (names.size() > MOST_NAMES)
				? " %s sites had nobody in care this month.".formatted(Cell.count(names.size()).text())
				: " Nobody was in care this month at: %s.".formatted(String.join("; ", names));
	}

	private Table table(String id, String title, String note, String heading, List<Table.Row> rows, Table.Row total) {
		List<Table.Row> all = new ArrayList<>(rows);
		all.add(total);
		return new Table(id, title, note,
				List.of(Table.Column.rowHeader(heading), Table.Column.of("Opening", Format.COUNT),
						Table.Column.of("Admissions", Format.COUNT), Table.Column.of("Transfers in", Format.COUNT),
						Table.Column.of("Discharges", Format.COUNT), Table.Column.of("Transfers out", Format.COUNT),
						Table.Column.of("Closing", Format.COUNT),
						Table.Column.of("Average daily census", Format.DECIMAL)),
				all);
	}

	/**
	 * Joins the closing that was printed last month to this month's opening.
	 */
	private Table corrections() {
		List<Table.Row> rows = new ArrayList<>();
		// A site may have opened since, or have closed: its line is needed for the sum.
		Stream.concat(this.printedClosing.keySet().stream(), this.answers.values(MEASURE, Result::site).stream())
			.filter((site) -> !site.isEmpty())
			.distinct()
			.sorted(Comparator.comparing(this.answers::siteName))
			.forEach((site) -> rows.add(correction(this.answers.siteName(site), site,
					(result) -> "site".equals(result.part()) && result.isSite() && result.site().equals(site))));
		rows.add(correction("All sites and levels", "",
				(result) -> "network".equals(result.part()) && result.isNetwork())
			.asTotal());
		return new Table("census_corrections", "Corrections to last month's closing",
				"Closing as printed in the last issue of the month before + corrections = opening of this month. "
						+ "Corrections are admissions and discharges of earlier months that came or changed since.",
				List.of(Table.Column.rowHeader("Site"), Table.Column.of("Closing as printed", Format.COUNT),
						Table.Column.of("Corrections", Format.COUNT), Table.Column.of("Opening", Format.COUNT)),
				rows);
	}

	private Table.Row correction(String label, String site, Predicate<Result> line) {
		long printed = this.printedClosing.getOrDefault(site, 0L);
		Result result = values(this.answers.of(MEASURE).filter(line)).get("opening");
		if (Figures.isWithheld(result)) {
			return Table.Row.of(Cell.words(label), Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED);
		}
		long opening = count(result);
		return Table.Row.of(Cell.words(label), Cell.count(printed), Cell.count(opening - printed), Cell.count(opening));
	}

	private Table.Row row(String label, Predicate<Result> line) {
		Map<String, Result> values = values(this.answers.of(MEASURE).filter(line));
		requireBalance(label, values);
		List<Cell> cells = new ArrayList<>();
		cells.add(Cell.words(label));
		FLOWS.forEach((flow) -> cells.add(cell(values, flow)));
		cells.add(Figures.value(values.get(AVERAGE), Format.DECIMAL));
		return new Table.Row(cells, false);
	}

	/** A flow of which there was none has no result on a line that has others. */
	private static Cell cell(Map<String, Result> values, String flow) {
		return (!values.isEmpty() && !values.containsKey(flow)) ? Cell.count(0)
				: Figures.value(values.get(flow), Format.COUNT);
	}

	private static Map<String, Result> values(Stream<Result> line) {
		Map<String, Result> values = new LinkedHashMap<>();
		line.filter((result) -> result.statistic() == Statistic.COUNT)
			.forEach((result) -> values.put(result.category(), result));
		return values;
	}

	private static void requireBalance(String label, Map<String, Result> values) {
		if (values.isEmpty() || values.values().stream().anyMatch(Figures::isWithheld)) {
			return;
		}
		long[] flow = FLOWS.stream().mapToLong((name) -> count(values.get(name))).toArray();
		long expected = flow[0] + flow[1] + flow[2] - flow[3] - flow[4];
		if (expected != flow[5]) {
			throw new UnbalancedCensusException(
					("Opening + admissions + transfers in - discharges - transfers out must equal closing on the "
							+ "line '%s', got: %d + %d + %d - %d - %d = %d, closing %d. "
							+ "Look for stays that overlap or end before they begin")
						.formatted(label, flow[0], flow[1], flow[2], flow[3], flow[4], expected, flow[5]));
		}
	}

	private static long count(@Nullable Result result) {
		Double point = Figures.point(result);
		return (point == null) ? 0 : Math.round(point);
	}

	private Map<String, Result> network(YearMonth month) {
		return values(this.answers.of(month, MEASURE)
			.filter((result) -> "network".equals(result.part()) && result.isNetwork()));
	}

	private Map<String, Result> level(String level) {
		return values(this.answers.of(MEASURE)
			.filter((result) -> "network".equals(result.part()) && result.site().isEmpty() && result.stratum().isEmpty()
					&& result.levelOfCare().equals(level)));
	}

	/** The network's flow, if every step of it may be drawn. */
	private Optional<List<FlowChart.Step>> flow() {
		Map<String, Result> values = network(this.answers.month());
		if (values.isEmpty() || FLOWS.stream().anyMatch((name) -> Figures.isWithheld(values.get(name)))) {
			return Optional.empty();
		}
		return Optional.of(List.of(step("At the beginning", FlowChart.Kind.STOCK, values.get("opening")),
				step("Admissions", FlowChart.Kind.IN, values.get("admissions")),
				step("Transfers in", FlowChart.Kind.IN, values.get("transfers_in")),
				step("Discharges", FlowChart.Kind.OUT, values.get("discharges")),
				step("Transfers out", FlowChart.Kind.OUT, values.get("transfers_out")),
				step("At the end", FlowChart.Kind.STOCK, values.get("closing"))));
	}

	private static FlowChart.Step step(String label, FlowChart.Kind kind, @Nullable Result result) {
		return new FlowChart.Step(label, kind, count(result));
	}

	private static FlowChart chart(List<FlowChart.Step> steps, Table numbers) {
		String said = steps.stream()
			.map((step) -> step.label() + " " + Cell.count(step.count()).text())
			.collect(Collectors.joining(", "));
		return new FlowChart("census-flow", "From the beginning of the month to its end",
				"Open stays of all sites as steps: %s. The numbers are in the table below.".formatted(said),
				"Open stays", steps, numbers);
	}

	private @Nullable String averageSaying() {
		Result now = network(this.answers.month()).get(AVERAGE);
		Result before = network(this.answers.month().minusMonths(1)).get(AVERAGE);
		if (!Figures.isTold(now)) {
			return null;
		}
		String then = Figures.isTold(before)
				? "; in %s it was %s".formatted(ReportIdentity.inWords(this.answers.month().minusMonths(1)),
						Figures.value(before, Format.DECIMAL).text())
				: "";
		return "On an average day %s stays were open%s.".formatted(Figures.value(now, Format.DECIMAL).text(), then);
	}

	private static @Nullable Double drawn(Map<String, Result> values, String flow) {
		return (cell(values, flow) instanceof Cell.Figure figure) ? figure.value().doubleValue() : null;
	}

	private LineChart history() {
		List<YearMonth> months = this.answers.months();
		List<@Nullable Double> average = new ArrayList<>();
		List<@Nullable Double> admissions = new ArrayList<>();
		List<@Nullable Double> discharges = new ArrayList<>();
		List<Table.Row> rows = new ArrayList<>();
		for (YearMonth month : months) {
			Map<String, Result> values = network(month);
			average.add(Figures.point(values.get(AVERAGE)));
			admissions.add(drawn(values, "admissions"));
			discharges.add(drawn(values, "discharges"));
			rows.add(Table.Row.of(Cell.words(ReportIdentity.inShort(month)),
					Figures.value(values.get(AVERAGE), Format.DECIMAL), cell(values, "admissions"),
					cell(values, "discharges")));
		}
		Table numbers = new Table("census_by_month", "Month by month", "",
				List.of(Table.Column.rowHeader("Month"), Table.Column.of("Average daily census", Format.DECIMAL),
						Table.Column.of("Admissions", Format.COUNT), Table.Column.of("Discharges", Format.COUNT)),
				rows);
		return new LineChart("census-by-month", "Average daily census, admissions and discharges",
				"Lines month by month of the average daily census, admissions and discharges of all sites. "
						+ "The numbers are in the table below.",
				"Stays", Format.DECIMAL, months,
				List.of(new LineChart.Line("Average daily census", average),
						new LineChart.Line("Admissions", admissions), new LineChart.Line("Discharges", discharges)),
				numbers);
	}

	private @Nullable Table referrals() {
		List<Result> counts = this.answers.of(REFERRALS)
			.filter(Result::isNetwork)
			.filter((result) -> result.part().isEmpty() && result.statistic() == Statistic.COUNT)
			.toList();
		if (counts.isEmpty()) {
			return null;
		}
		List<String> levels = List.copyOf(this.answers.values(REFERRALS, Result::levelOfCare));
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.rowHeader("Referred by")));
		levels.forEach((level) -> columns.add(Table.Column.of(Wording.level(level), Format.COUNT)));
		columns.add(Table.Column.of("All of these", Format.COUNT));
		columns.add(Table.Column.of("Share", Format.PERCENT));
		List<Table.Row> rows = new ArrayList<>();
		for (Result count : counts) {
			List<Cell> cells = new ArrayList<>(List.of(Cell.words(Wording.of(count.category()))));
			levels.forEach((level) -> cells.add(referrals(level, count.category())));
			cells.add(Figures.value(count, Format.COUNT));
			cells.add(Rates
				.rate(this.answers.network(this.answers.month(), REFERRALS, "", Statistic.SHARE, count.category())));
			rows.add(new Table.Row(cells, false));
		}
		List<Cell> all = new ArrayList<>(List.of(Cell.words("Stays that began")));
		levels.forEach((level) -> all.add(of(level).findFirst().map(Figures::counted).orElse(Cell.count(0))));
		all.add(Figures.counted(counts.get(0)));
		all.add(Cell.NOTHING);
		rows.add(new Table.Row(all, true));
		return new Table("admissions_by_referral", "Stays that began, by referral source",
				(whose(counts.get(0), levels) + " " + Wording.note(this.answers, REFERRALS)).strip(), columns, rows);
	}

	private Stream<Result> of(String level) {
		return this.answers.of(REFERRALS)
			.filter((result) -> result.site().isEmpty() && result.stratum().isEmpty()
					&& result.levelOfCare().equals(level) && result.statistic() == Statistic.COUNT);
	}

	/** A source from which nobody came to a level has no result there. */
	private Cell referrals(String level, String source) {
		return of(level).filter((result) -> result.category().equals(source))
			.findFirst()
			.map((result) -> Figures.value(result, Format.COUNT))
			.orElse(Cell.count(0));
	}

	/**
	 * The census above is of all levels of care, this table of those that are measured;
	 * and a stay begins by an admission or by a transfer.
	 */
	private String whose(Result any, List<String> levels) {
		String names = levels.stream().map(Wording::level).collect(Collectors.joining(", "));
		List<Map<String, Result>> lines = levels.stream().map(this::level).toList();
		boolean isTold = !levels.isEmpty() && !any.suppressed() && lines.stream()
			.allMatch((line) -> Figures.isTold(line.get("admissions")) && Figures.isTold(line.get("transfers_in")));
		if (!isTold) {
			return "";
		}
		long admitted = lines.stream().mapToLong((line) -> count(line.get("admissions"))).sum();
		long transferred = lines.stream().mapToLong((line) -> count(line.get("transfers_in"))).sum();
		String sum = (admitted + transferred == any.denominator()) ? ": %s and %s, as on its line above"
			.formatted(Sayings.counted(admitted, "admissions"), Sayings.counted(transferred, "transfers in")) : "";
		return "Of %s only%s.".formatted(names, sum);
	}

}
