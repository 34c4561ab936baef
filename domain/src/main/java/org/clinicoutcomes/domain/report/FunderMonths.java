package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * The part that shows how rates moved over twelve months, few lines to a picture.
 */
final class FunderMonths {

	private static final int MOST_LINES = 3;

	private final FunderLines lines;

	FunderMonths(FunderLines lines) {
		this.lines = lines;
	}

	Part part() {
		List<Line> rates = this.lines.ofPeriod()
			.stream()
			.filter((line) -> line.format() == Format.PERCENT && line.statistic() == Line.main(line.header().scoring())
					&& line.category().isEmpty())
			.toList();
		List<Block> blocks = new ArrayList<>();
		for (int first = 0; first < rates.size(); first += MOST_LINES) {
			blocks.add(chart(blocks.size() + 1, rates.subList(first, Math.min(first + MOST_LINES, rates.size()))));
		}
		if (blocks.isEmpty()) {
			blocks
				.add(new Sentences("", List.of("None of the measures agreed is a rate that could be drawn by month.")));
		}
		return new Part("by-month", "By month", "How the rates moved over the last twelve months.", blocks);
	}

	/** A chart of nothing but hidden points would be empty: then there is the table. */
	private Block chart(int number, List<Line> drawn) {
		List<YearMonth> months = this.lines.lastMonths();
		Map<String, Line> labels = new LinkedHashMap<>();
		drawn.forEach((line) -> labels.put(line.label(), line));
		String names = labels.keySet().stream().collect(Collectors.joining("; "));
		Table numbers = table(number, labels, months);
		if (drawn.stream().flatMap((line) -> values(line, months).stream()).noneMatch(Objects::nonNull)) {
			return numbers;
		}
		return new LineChart("months-" + number, "Rates by month" + ((number == 1) ? "" : ", continued"),
				"One line per measure over twelve months: %s. Months that are not shown to protect clients are gaps. The numbers are in the table below."
					.formatted(names),
				"Share, %", Format.PERCENT, months,
				labels.entrySet()
					.stream()
					.map((entry) -> new LineChart.Line(entry.getKey(), values(entry.getValue(), months)))
					.toList(),
				numbers);
	}

	private static List<@Nullable Double> values(Line line, List<YearMonth> months) {
		List<@Nullable Double> values = new ArrayList<>();
		for (YearMonth month : months) {
			Result result = line.in(ReportingPeriod.of(month)).result();
			values.add((result == null || result.suppressed()) ? null : printed(result.value()));
		}
		return values;
	}

	/**
	 * A point is drawn where its printed number is, so that it tells no more than that.
	 */
	private static @Nullable Double printed(@Nullable Double share) {
		return (share == null) ? null : Math.round(share * 1000) / 1000.0;
	}

	private static Table table(int number, Map<String, Line> labels, List<YearMonth> months) {
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.rowHeader("Month")));
		labels.keySet().forEach((label) -> {
			columns.add(Table.Column.of(label, Format.PERCENT));
			columns.add(Table.Column.of("Counted: " + label, Format.COUNT));
		});
		List<Table.Row> rows = new ArrayList<>();
		for (YearMonth month : months) {
			List<Cell> cells = new ArrayList<>(List.of(Cell.words(ReportIdentity.inShort(month))));
			labels.values().forEach((line) -> {
				List<Cell> ofMonth = line.in(ReportingPeriod.of(month)).cells();
				cells.add(ofMonth.get(6));
				cells.add(ofMonth.get(4));
			});
			rows.add(new Table.Row(cells, false));
		}
		return new Table("rates_by_month_" + number, "Rates by month in numbers", "", columns, rows);
	}

}
