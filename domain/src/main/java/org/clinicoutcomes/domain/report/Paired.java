package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.Objects;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The same people asked twice: what they said before (T1) and after (T2), and by how much
 * that changed.
 *
 * @param label what is asked
 * @param format how the two values are printed
 * @param changeFormat how the change is printed
 * @param before the value at the first moment, of those with both answers
 * @param after the value at the second moment, of the same people
 * @param change the change of the same people
 */
record Paired(String label, Format format, Format changeFormat, @Nullable Result before, @Nullable Result after,
		@Nullable Result change) {

	private static final String PAIRED = "paired";

	/**
	 * The network's answers to a measure of change; shares and scores alike.
	 */
	static Paired of(Answers answers, String label, String measure) {
		MeasureHeader header = answers.header(measure);
		boolean isScore = header != null && !header.unit().isEmpty() && header.scoring().hasUnit();
		return new Paired(answers.marked(measure, label), isScore ? Format.DECIMAL : Format.PERCENT,
				isScore ? Format.DECIMAL : Format.POINTS, find(answers, measure, Statistic.BEFORE),
				find(answers, measure, Statistic.AFTER), find(answers, measure, Statistic.CHANGE));
	}

	private static @Nullable Result find(Answers answers, String measure, Statistic statistic) {
		return answers.network(answers.month(), measure, "", statistic, PAIRED);
	}

	/** Whether all three may be spoken of. */
	boolean isTold() {
		return Figures.isTold(this.before) && Figures.isTold(this.after) && Figures.isTold(this.change);
	}

	/** Where there is no change to print, that is said once. */
	private static Cell besideChange(Cell value) {
		return (value instanceof Cell.NotApplicable) ? Cell.NOTHING : value;
	}

	Cell beforeCell() {
		return Figures.value(this.before, this.format);
	}

	Cell afterCell() {
		return Figures.value(this.after, this.format);
	}

	/** What, of whom, before, after, change and its interval. */
	Table.Row row() {
		return Table.Row.of(Cell.words(this.label), Figures.eligible(this.change), Figures.excluded(this.change),
				Figures.missing(this.change), Figures.counted(this.change), besideChange(beforeCell()),
				besideChange(afterCell()), Figures.value(this.change, this.changeFormat),
				Figures.from(this.change, this.changeFormat), Figures.to(this.change, this.changeFormat));
	}

	static Table table(String id, String title, String note, Format format, List<Paired> lines) {
		Format change = (format == Format.PERCENT) ? Format.POINTS : format;
		return new Table(id, title, note,
				List.of(Table.Column.rowHeader("Asked about"), Table.Column.of("Eligible", Format.COUNT),
						Table.Column.of("Excluded", Format.COUNT), Table.Column.of("Missing", Format.COUNT),
						Table.Column.of("Both answers", Format.COUNT), Table.Column.of("Before (T1)", format),
						Table.Column.of("After (T2)", format), Table.Column.of("Change", change),
						Table.Column.of("95 % from", change), Table.Column.of("95 % to", change)),
				lines.stream().map(Paired::row).toList());
	}

	/** Whether the interval of the change leaves out zero. */
	boolean isBeyondChance() {
		Double low = Figures.low(this.change);
		Double high = Figures.high(this.change);
		return low != null && high != null && (low > 0 || high < 0);
	}

	String verdict() {
		return (Figures.low(this.change) == null) ? ""
				: isBeyondChance() ? ", more than chance explains" : ", which could be chance";
	}

	double beforeValue() {
		return Objects.requireNonNull(Figures.point(this.before));
	}

	double afterValue() {
		return Objects.requireNonNull(Figures.point(this.after));
	}

}
