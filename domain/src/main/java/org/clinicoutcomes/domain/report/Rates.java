package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Prints rates always in the same way: with everyone eligible, those taken out, those
 * counted, and the interval.
 */
final class Rates {

	private final Answers answers;

	private final List<Table.Row> rows = new ArrayList<>();

	Rates(Answers answers) {
		this.answers = answers;
	}

	Rates measure(String label, String measure) {
		return row(this.answers.marked(measure, label), this.answers.network(measure, Statistic.RATE));
	}

	Rates row(String label, @Nullable Result result) {
		this.rows.add(new Table.Row(cells(label, result), false));
		return this;
	}

	Rates total(String label, @Nullable Result result) {
		this.rows.add(new Table.Row(cells(label, result), true));
		return this;
	}

	Table table(String id, String title, String note, String heading, String numerator) {
		return new Table(id, title, note,
				List.of(Table.Column.rowHeader(heading), Table.Column.of("Eligible", Format.COUNT),
						Table.Column.of("Excluded", Format.COUNT), Table.Column.of("Missing", Format.COUNT),
						Table.Column.of("Counted", Format.COUNT), Table.Column.of(numerator, Format.COUNT),
						Table.Column.of("Rate", Format.PERCENT), Table.Column.of("95 % from", Format.PERCENT),
						Table.Column.of("95 % to", Format.PERCENT)),
				this.rows);
	}

	static Cell rate(@Nullable Result result) {
		if (result == null) {
			return Cell.NOT_MEASURED;
		}
		if (result.suppressed()) {
			return Cell.SUPPRESSED;
		}
		return (result.denominator() == 0) ? Cell.NO_ONE : Cell.figure(result.value(), Format.PERCENT);
	}

	private static List<Cell> cells(String label, @Nullable Result result) {
		Cell heading = Cell.words(label);
		if (result == null) {
			return List.of(heading, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING,
					Cell.NOT_MEASURED, Cell.NOTHING, Cell.NOTHING);
		}
		if (result.suppressed()) {
			return List.of(heading, Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED,
					Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED);
		}
		boolean nobody = result.denominator() == 0;
		Long numerator = result.numerator();
		return List.of(heading, Cell.count(result.eligible()), Cell.count(result.excluded()),
				Cell.count(result.missing()), Cell.count(result.denominator()),
				(numerator == null) ? Cell.NOTHING : Cell.count(numerator), rate(result),
				nobody ? Cell.NOTHING : Cell.limit(result.ciLow(), Format.PERCENT),
				nobody ? Cell.NOTHING : Cell.limit(result.ciHigh(), Format.PERCENT));
	}

}
