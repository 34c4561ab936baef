package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Draws a few rates month by month, each month with its n.
 */
final class ByMonth {

	private final Answers answers;

	private final Map<String, String> measures = new LinkedHashMap<>();

	ByMonth(Answers answers) {
		this.answers = answers;
	}

	ByMonth measure(String label, String measure) {
		this.measures.put(label, measure);
		return this;
	}

	/** The chart, if there is more than one month to draw. */
	Optional<Block> chart(String id, String title, String valueLabel) {
		List<YearMonth> months = this.answers.months();
		List<LineChart.Line> lines = new ArrayList<>();
		this.measures.forEach((label, measure) -> lines.add(new LineChart.Line(label,
				months.stream().map((month) -> Figures.point(rate(month, measure))).toList())));
		boolean isDrawn = months.size() > 1
				&& lines.stream().anyMatch((line) -> line.values().stream().filter(Objects::nonNull).count() > 1);
		return isDrawn ? Optional.of(new LineChart(id, title, alternative(title), valueLabel, Format.PERCENT, months,
				lines, numbers(id, months))) : Optional.empty();
	}

	private String alternative(String title) {
		String said = this.measures.entrySet()
			.stream()
			.filter((entry) -> Figures.isTold(rate(this.answers.month(), entry.getValue())))
			.map((entry) -> entry.getKey() + " "
					+ Figures.caption(rate(this.answers.month(), entry.getValue()), Format.PERCENT))
			.collect(Collectors.joining("; "));
		return "%s, as lines.%s The numbers are in the table below.".formatted(title,
				said.isEmpty() ? "" : " In the last month: " + said + ".");
	}

	private Table numbers(String id, List<YearMonth> months) {
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.rowHeader("Month")));
		this.measures.keySet().forEach((label) -> {
			columns.add(Table.Column.of("n, " + label.toLowerCase(Locale.ROOT), Format.COUNT));
			columns.add(Table.Column.of(label, Format.PERCENT));
		});
		List<Table.Row> rows = new ArrayList<>();
		for (YearMonth month : months) {
			List<Cell> cells = new ArrayList<>(List.of(Cell.words(ReportIdentity.inShort(month))));
			for (String measure : this.measures.values()) {
				Result result = rate(month, measure);
				cells.add(Figures.counted(result));
				cells.add(Rates.rate(result));
			}
			rows.add(new Table.Row(cells, false));
		}
		return new Table(id.replace('-', '_'), "Month by month", "", columns, rows);
	}

	private @Nullable Result rate(YearMonth month, String measure) {
		return this.answers.network(month, measure, "", Statistic.RATE, "");
	}

}
