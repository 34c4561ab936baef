package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Makes a survival curve, and its numbers at some days, out of a measure's results.
 */
final class Curves {

	private static final List<Integer> PRINTED_DAYS = List.of(30, 60, 90, 180, 270, 365);

	private final Answers answers;

	private final String measure;

	private final List<Result> points;

	private final @Nullable Result median;

	Curves(Answers answers, String measure) {
		this.answers = answers;
		this.measure = measure;
		this.points = answers.of(measure)
			.filter(Result::isNetwork)
			.filter((result) -> result.statistic() == Statistic.SURVIVAL && result.time() != null
					&& (result.value() != null || result.suppressed()))
			.sorted(Comparator.comparingDouble(Curves::timeOf))
			.toList();
		this.median = answers.network(measure, Statistic.MEDIAN);
	}

	/**
	 * The chart.
	 * @param title heading
	 * @param state what those are who have not had the event, for example
	 * {@code still in care}
	 */
	Optional<Block> chart(String title, String state) {
		if (this.points.isEmpty()) {
			return Optional.empty();
		}
		List<CurveChart.Step> steps = this.points.stream().filter(Figures::isTold).map(Curves::step).toList();
		if (steps.isEmpty()) {
			return Optional.of(numbers(state));
		}
		double lastTime = Math.max(90, Math.ceil(timeOf(this.points.get(this.points.size() - 1)) / 30) * 30);
		return Optional.of(new CurveChart(this.measure, this.answers.marked(this.measure, title), alternative(state),
				"Days since admission", "Share %s, %%".formatted(state),
				List.of(new CurveChart.Curve("%s, n = %s".formatted(capital(state), count().text()), steps)), lastTime,
				numbers(state)));
	}

	private Table numbers(String state) {
		List<Table.Row> rows = new ArrayList<>();
		double last = timeOf(this.points.get(this.points.size() - 1));
		for (int day : PRINTED_DAYS) {
			Result point = at(day);
			if (point != null && (day <= last || day - last < 30)) {
				rows.add(Table.Row.of(Cell.words("Day " + day), Figures.counted(point), Rates.rate(point),
						Figures.from(point, Format.PERCENT), Figures.to(point, Format.PERCENT)));
			}
		}
		return new Table(this.measure.replace('-', '_'), "The curve in numbers", note(),
				List.of(Table.Column.rowHeader("Time"), Table.Column.of("At risk at the last step", Format.COUNT),
						Table.Column.of(capital(state), Format.PERCENT), Table.Column.of("95 % from", Format.PERCENT),
						Table.Column.of("95 % to", Format.PERCENT)),
				rows);
	}

	private String note() {
		return (medianInWords() + " " + Wording.note(this.answers, this.measure)).strip();
	}

	private String medianInWords() {
		Result result = this.median;
		if (Figures.isWithheld(result)) {
			return "Median: withheld.";
		}
		if (result == null || result.value() == null) {
			return "Median: not reached.";
		}
		String interval = "";
		if (result.ciLow() != null) {
			interval = " (95 %% from %s to %s)".formatted(Cell.figure(result.ciLow(), Format.DAYS).text(),
					(result.ciHigh() != null) ? Cell.figure(result.ciHigh(), Format.DAYS).text() : "not reached");
		}
		return "Median: %s%s.".formatted(Cell.figure(result.value(), Format.DAYS).text(), interval);
	}

	private String alternative(String state) {
		Result day90 = at(90);
		String end = Figures.isTold(day90) ? " On day 90, %s are %s.".formatted(Rates.rate(day90).text(), state) : "";
		return "Curve of the share %s by days since admission, with its 95 %% interval, n = %s. %s%s".formatted(state,
				count().text(), medianInWords(), end);
	}

	private Cell count() {
		return Figures.counted((this.median != null) ? this.median : this.points.get(0));
	}

	private @Nullable Result at(int day) {
		return this.points.stream()
			.filter((point) -> timeOf(point) <= day)
			.reduce((earlier, later) -> later)
			.orElse(null);
	}

	private static CurveChart.Step step(Result point) {
		double share = Objects.requireNonNull(point.value());
		return new CurveChart.Step(timeOf(point), share, (point.ciLow() != null) ? point.ciLow() : share,
				(point.ciHigh() != null) ? point.ciHigh() : share);
	}

	private static double timeOf(Result point) {
		return Objects.requireNonNull(point.time());
	}

	private static String capital(String words) {
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

}
