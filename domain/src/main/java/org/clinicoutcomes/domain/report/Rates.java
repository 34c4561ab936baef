package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Prints and draws rates always in the same way: with everyone eligible, those taken out,
 * those counted, and the interval.
 */
final class Rates {

	private final Answers answers;

	private final List<Entry> entries = new ArrayList<>();

	Rates(Answers answers) {
		this.answers = answers;
	}

	/**
	 * A rate and what it is of.
	 */
	record Entry(String label, @Nullable Result result, boolean isTotal, boolean isMeasured) {

		/** A part of a measured answer of which there was nobody has no result. */
		Cell rate() {
			return (this.result == null && this.isMeasured) ? Cell.NO_ONE : Rates.rate(this.result);
		}

	}

	List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	Rates measure(String label, String measure) {
		return row(this.answers.marked(measure, label), this.answers.network(measure, Statistic.RATE));
	}

	Rates part(String label, String measure, String part) {
		this.entries.add(new Entry(this.answers.marked(measure, label),
				this.answers.network(this.answers.month(), measure, part, Statistic.RATE, ""), false,
				this.answers.of(measure).findAny().isPresent()));
		return this;
	}

	Rates row(String label, @Nullable Result result) {
		this.entries.add(new Entry(label, result, false, false));
		return this;
	}

	Rates total(String label, @Nullable Result result) {
		this.entries.add(new Entry(label, result, true, false));
		return this;
	}

	Table table(String id, String title, String note, String heading, String numerator) {
		return new Table(id, title, note,
				List.of(Table.Column.rowHeader(heading), Table.Column.of("Eligible", Format.COUNT),
						Table.Column.of("Excluded", Format.COUNT), Table.Column.of("Missing", Format.COUNT),
						Table.Column.of("Counted", Format.COUNT), Table.Column.of(numerator, Format.COUNT),
						Table.Column.of("Rate", Format.PERCENT), Table.Column.of("95 % from", Format.PERCENT),
						Table.Column.of("95 % to", Format.PERCENT)),
				this.entries.stream().map((entry) -> new Table.Row(cells(entry), entry.isTotal())).toList());
	}

	/**
	 * The same rates as bars, or the table alone where there is nothing to draw.
	 */
	Block bars(String title, String valueLabel, Table numbers) {
		if (this.entries.stream().noneMatch((entry) -> Figures.isTold(entry.result()))) {
			return numbers;
		}
		return new BarChart(numbers.id().replace('_', '-'), title, alternative(title), valueLabel, Format.PERCENT,
				this.entries.stream().map(Rates::bar).toList(), numbers);
	}

	private static BarChart.Bar bar(Entry entry) {
		Result result = entry.result();
		return new BarChart.Bar(entry.label(), Figures.point(result), Figures.low(result), Figures.high(result),
				(result == null) ? entry.rate().text() : Figures.caption(result, Format.PERCENT));
	}

	private String alternative(String title) {
		String said = this.entries.stream()
			.filter((entry) -> Figures.isTold(entry.result()))
			.map((entry) -> entry.label() + " " + Figures.caption(entry.result(), Format.PERCENT))
			.collect(Collectors.joining("; "));
		return "%s: one bar each with its 95 %% interval. %s. The numbers are in the table below.".formatted(title,
				said);
	}

	static Cell rate(@Nullable Result result) {
		return Figures.value(result, Format.PERCENT);
	}

	private static List<Cell> cells(Entry entry) {
		Result result = entry.result();
		return Stream.concat(Stream.of(Cell.words(entry.label())),
				Stream.of(Figures.eligible(result), Figures.excluded(result), Figures.missing(result),
						Figures.counted(result), Figures.met(result), entry.rate(),
						Figures.from(result, Format.PERCENT), Figures.to(result, Format.PERCENT)))
			.toList();
	}

}
