package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.clinicoutcomes.domain.result.Result;

/**
 * The part that prints every measure for every site, and the whole beside it.
 */
final class FunderSites {

	private final Answers answers;

	private final FunderLines lines;

	FunderSites(Answers answers, FunderLines lines) {
		this.answers = answers;
		this.lines = lines;
	}

	Part part() {
		List<Table.Row> rows = new ArrayList<>();
		for (Line line : this.lines.ofPeriod()) {
			List<Result> sites = this.answers.of(line.header().id())
				.filter(Result::isSite)
				.filter((result) -> result.part().equals(line.part()) && result.statistic() == line.statistic()
						&& result.category().equals(line.category()) && result.time() == null)
				.sorted(Comparator.comparing((Result result) -> this.answers.siteName(result.site()))
					.thenComparing(Result::site))
				.toList();
			sites.forEach((result) -> rows.add(row(line,
					new Line(line.header(), this.answers, line.part(), line.statistic(), line.category(), result, true),
					this.answers.siteName(result.site()), false)));
			rows.add(row(line, line, "All sites", true));
		}
		return new Part("by-site", "By site", "Every measure at every site, over the whole period.", List.of(new Table(
				"measures_by_site", "Measures by site",
				"A site without a line had nobody to count; a measure without sites has too few clients at them. Sites with few clients differ by chance: look at the interval.",
				List.of(Table.Column.rowHeader("Measure"), Table.Column.rowHeader("Site"),
						Table.Column.of("Eligible", Format.COUNT), Table.Column.of("Excluded", Format.COUNT),
						Table.Column.of("Missing", Format.COUNT), Table.Column.of("Counted", Format.COUNT),
						Table.Column.of("Met", Format.COUNT), Table.Column.of("Value", Format.DECIMAL),
						Table.Column.of("95 % from", Format.DECIMAL), Table.Column.of("95 % to", Format.DECIMAL)),
				rows)));
	}

	private static Table.Row row(Line line, Line ofSite, String site, boolean isTotal) {
		List<Cell> cells = new ArrayList<>(ofSite.cells());
		cells.set(0, Cell.words(line.label()));
		cells.add(1, Cell.words(site));
		return new Table.Row(cells, isTotal);
	}

}
