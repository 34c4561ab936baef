package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The part that prints every measure of the catalogue for the whole network, the clinic's
 * own included: this month with its denominator and interval, and beside other periods.
 */
final class EveryMeasure {

	private static final List<String> SUBJECTS = List.of("access", "retention", "sobriety", "scheduling", "support",
			"continuity", "curriculum", "coping", "plans", "independence", "words");

	private static final Cell NO_ONE = new Cell.NotApplicable("none");

	private final Answers answers;

	private final MonthPeriods periods;

	EveryMeasure(Answers answers, MonthPeriods periods) {
		this.answers = answers;
		this.periods = periods;
	}

	Part part() {
		Map<String, List<MeasureHeader>> bySubject = this.answers.headers()
			.stream()
			.sorted(Comparator.comparing(MeasureHeader::id))
			.collect(Collectors.groupingBy(MeasureHeader::subject));
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Sentences("How to read these tables", List
			.of("One line per measure, or per part of its answer, for all sites together. Value and interval are this "
					+ "month's; eligible are those excluded, missing and counted. The methods part says for each whom "
					+ "it counts; results.csv has the same by site, level, funder and group, and for the quarter and the "
					+ "calendar year to date.",
					"Longer periods are sums of months where the measure is additive; otherwise clients are counted "
							+ "once over the whole period. Measures that look back twelve months have none. "
							+ "\u201cnone\u201d: no one to count; empty: not measured for that period.")));
		Stream.concat(SUBJECTS.stream(), bySubject.keySet().stream().sorted())
			.distinct()
			.filter(bySubject::containsKey)
			.forEach((subject) -> {
				List<Line> lines = bySubject.get(subject)
					.stream()
					.flatMap((header) -> Line.of(header, this.answers, this.periods.reported()).stream())
					.toList();
				blocks.add(table(subject, lines));
			});
		return new Part("every-measure", "Every measure", "All measures of the catalogue, for the whole network.",
				blocks);
	}

	private Table table(String subject, List<Line> lines) {
		Map<String, @Nullable ReportingPeriod> others = new LinkedHashMap<>();
		others.put("Month before", ReportingPeriod.of(this.periods.month().minusMonths(1)));
		others.put("Year before", ReportingPeriod.of(this.periods.month().minusMonths(12)));
		longest().ifPresent((longer) -> others.put(longer.getKey(), longer.getValue()));
		List<Table.Column> headings = new ArrayList<>(List.of(Table.Column.rowHeader("Measure"),
				Table.Column.of("Excluded", Format.COUNT), Table.Column.of("Missing", Format.COUNT),
				Table.Column.of("Counted", Format.COUNT), Table.Column.of("Value", Format.DECIMAL),
				Table.Column.of("95 % from", Format.DECIMAL), Table.Column.of("95 % to", Format.DECIMAL)));
		others.keySet().forEach((name) -> headings.add(Table.Column.of(name, Format.DECIMAL)));
		List<Table.Row> rows = new ArrayList<>();
		for (Line line : lines) {
			List<Cell> all = line.cells();
			List<Cell> cells = new ArrayList<>(List.of(all.get(0), all.get(2), all.get(3), all.get(4),
					brief(line.value()), all.get(7), all.get(8)));
			others.values().forEach((period) -> cells.add(beside(line.in(period).value())));
			rows.add(new Table.Row(cells, false));
		}
		return new Table("every_" + id(subject), Wording.of(subject), "", headings, rows);
	}

	/** The fiscal year to date, or what is longest where that is the month itself. */
	private Optional<Map.Entry<String, ReportingPeriod>> longest() {
		List<Map.Entry<String, ReportingPeriod>> longer = List.copyOf(this.periods.toDate().entrySet());
		return longer.stream()
			.filter((one) -> one.getKey().startsWith("Fiscal"))
			.findFirst()
			.or(() -> longer.stream().reduce((shorter, last) -> last));
	}

	/** In a table this dense the usual words would make every line three lines high. */
	private static Cell brief(Cell value) {
		return (value == Cell.NO_ONE) ? NO_ONE : value;
	}

	private static Cell beside(Cell value) {
		return (value == Cell.NOT_MEASURED) ? Cell.NOTHING : brief(value);
	}

	private static String id(String subject) {
		return subject.replaceAll("[^a-z0-9]+", "_");
	}

}
