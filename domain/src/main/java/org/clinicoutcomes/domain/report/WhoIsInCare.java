package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
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
		blocks.add(table("census_by_site", "Census flow by site",
				"Opening + admissions + transfers in \u2212 discharges \u2212 transfers out = closing, on every line. "
						+ "Transfers between sites at one level count on the sites' lines and cancel out in the total. "
						+ LAPSED,
				"Site", sites, total));
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
		long opening = Math.round(values(this.answers.of(MEASURE).filter(line)).getOrDefault("opening", 0.0));
		return Table.Row.of(Cell.words(label), Cell.count(printed), Cell.count(opening - printed), Cell.count(opening));
	}

	private Table.Row row(String label, Predicate<Result> line) {
		Map<String, Double> values = values(this.answers.of(MEASURE).filter(line));
		requireBalance(label, values);
		List<Cell> cells = new ArrayList<>();
		cells.add(Cell.words(label));
		FLOWS.forEach((flow) -> cells.add(cell(values.get(flow), Format.COUNT)));
		cells.add(cell(values.get(AVERAGE), Format.DECIMAL));
		return new Table.Row(cells, false);
	}

	private static Cell cell(@Nullable Double value, Format format) {
		return (value == null) ? Cell.NOT_MEASURED : Cell.figure(value, format);
	}

	private static Map<String, Double> values(Stream<Result> line) {
		Map<String, Double> values = new LinkedHashMap<>();
		line.filter((result) -> result.statistic() == Statistic.COUNT).forEach((result) -> {
			Double value = result.value();
			if (value != null) {
				values.put(result.category(), value);
			}
		});
		return values;
	}

	private static void requireBalance(String label, Map<String, Double> values) {
		if (values.isEmpty()) {
			return;
		}
		long[] flow = FLOWS.stream().mapToLong((name) -> Math.round(values.getOrDefault(name, 0.0))).toArray();
		long expected = flow[0] + flow[1] + flow[2] - flow[3] - flow[4];
		if (expected != flow[5]) {
			throw new UnbalancedCensusException(
					("Opening + admissions + transfers in - discharges - transfers out must equal closing on the "
							+ "line '%s', got: %d + %d + %d - %d - %d = %d, closing %d. "
							+ "Look for stays that overlap or end before they begin")
						.formatted(label, flow[0], flow[1], flow[2], flow[3], flow[4], expected, flow[5]));
		}
	}

	private LineChart history() {
		List<YearMonth> months = this.answers.months();
		List<@Nullable Double> average = new ArrayList<>();
		List<@Nullable Double> admissions = new ArrayList<>();
		List<@Nullable Double> discharges = new ArrayList<>();
		List<Table.Row> rows = new ArrayList<>();
		for (YearMonth month : months) {
			Map<String, Double> values = values(this.answers.of(month, MEASURE)
				.filter((result) -> "network".equals(result.part()) && result.isNetwork()));
			average.add(values.get(AVERAGE));
			admissions.add(values.get("admissions"));
			discharges.add(values.get("discharges"));
			rows.add(Table.Row.of(Cell.words(ReportIdentity.inShort(month)), cell(values.get(AVERAGE), Format.DECIMAL),
					cell(values.get("admissions"), Format.COUNT), cell(values.get("discharges"), Format.COUNT)));
		}
		Table numbers = new Table("census_by_month", "Month by month", "",
				List.of(Table.Column.rowHeader("Month"), Table.Column.of("Average daily census", Format.DECIMAL),
						Table.Column.of("Admissions", Format.COUNT), Table.Column.of("Discharges", Format.COUNT)),
				rows);
		return new LineChart("census-by-month", "Average daily census, admissions and discharges",
				"Lines month by month of the average daily census, admissions and discharges of all sites. "
						+ "The numbers are in the table below.",
				"Persons", Format.DECIMAL, months,
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
		List<Table.Row> rows = counts.stream().map((count) -> {
			Result share = this.answers.network(this.answers.month(), REFERRALS, "", Statistic.SHARE, count.category());
			return Table.Row.of(Cell.words(Wording.of(count.category())), Cell.figure(count.value(), Format.COUNT),
					Rates.rate(share));
		}).toList();
		return new Table("admissions_by_referral", "Admissions by referral source",
				Wording.note(this.answers, REFERRALS), List.of(Table.Column.rowHeader("Referred by"),
						Table.Column.of("Admissions", Format.COUNT), Table.Column.of("Share", Format.PERCENT)),
				rows);
	}

}
