package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Why people left in the month, and after how long, in the layout of the federal tables.
 */
final class Discharges {

	private static final String REASON = "discharge-reason";

	private static final String LENGTH = "length-of-stay";

	static final List<String> REASONS = List.of("completed", "dropped_out", "terminated", "transferred", "incarcerated",
			"died", "other", "unknown");

	private final Answers answers;

	Discharges(Answers answers) {
		this.answers = answers;
	}

	List<Block> blocks() {
		return List.of(reasons(), lengthOfStay());
	}

	private Block reasons() {
		List<BarChart.Bar> bars = new ArrayList<>();
		List<Table.Row> rows = new ArrayList<>();
		boolean isMeasured = this.answers.of(REASON).findAny().isPresent();
		Result any = null;
		for (String reason : REASONS) {
			Result count = find(REASON, "", Statistic.COUNT, reason);
			Result share = find(REASON, "", Statistic.SHARE, reason);
			any = (any == null || Figures.isWithheld(any)) && count != null ? count : any;
			bars.add(new BarChart.Bar(Wording.of(reason), Figures.point(share), Figures.low(share), Figures.high(share),
					caption(count, share, isMeasured)));
			rows.add(Table.Row.of(Cell.words(Wording.of(reason)), number(count, isMeasured),
					(share == null) ? Cell.NOTHING : Rates.rate(share), Figures.from(share, Format.PERCENT),
					Figures.to(share, Format.PERCENT)));
		}
		Cell total = (any == null) ? number(null, isMeasured) : Figures.counted(any);
		rows.add(Table.Row.total(Cell.words("All discharges"), total,
				(any == null) ? (isMeasured ? Cell.NO_ONE : Cell.NOTHING)
						: Figures.isWithheld(any) ? Cell.SUPPRESSED : Cell.figure(1.0, Format.PERCENT),
				Cell.NOTHING, Cell.NOTHING));
		Table numbers = new Table("discharge_reasons", "Reasons in numbers", Wording.note(this.answers, REASON),
				List.of(Table.Column.rowHeader("Reason"), Table.Column.of("Discharges", Format.COUNT),
						Table.Column.of("Share", Format.PERCENT), Table.Column.of("95 % from", Format.PERCENT),
						Table.Column.of("95 % to", Format.PERCENT)),
				rows);
		String said = bars.stream()
			.filter((bar) -> bar.value() != null)
			.map((bar) -> bar.label() + " " + bar.caption())
			.collect(Collectors.joining("; "));
		return said.isEmpty() ? numbers : new BarChart("discharge-reasons", "Reasons for discharge",
				"One bar per reason: its share of the month's %s discharges. %s. The numbers are in the table below."
					.formatted(total.text(), said),
				"Share of discharges, %", Format.PERCENT, bars, numbers);
	}

	private static String caption(@Nullable Result count, @Nullable Result share, boolean isMeasured) {
		if (share == null) {
			return isMeasured ? "none" : "not measured";
		}
		return Figures.isTold(share) ? "%s (%s)".formatted(Rates.rate(share).text(), number(count, true).text())
				: Rates.rate(share).text();
	}

	/** A reason that nobody left for has no result. */
	private static Cell number(@Nullable Result count, boolean isMeasured) {
		return (count != null) ? Figures.value(count, Format.COUNT) : isMeasured ? Cell.count(0) : Cell.NOT_MEASURED;
	}

	private Table lengthOfStay() {
		List<Table.Row> rows = new ArrayList<>(
				REASONS.stream().map((reason) -> lengthRow(Wording.of(reason), reason)).toList());
		String all = (find(LENGTH, "all", Statistic.MEDIAN, "") != null) ? "all" : "";
		rows.add(lengthRow("All discharges", all).asTotal());
		return new Table("length_of_stay", "Length of stay by reason for discharge", Wording.note(this.answers, LENGTH),
				List.of(Table.Column.rowHeader("Reason"), Table.Column.of("Counted", Format.COUNT),
						Table.Column.of("Average", Format.DAYS), Table.Column.of("Median", Format.DAYS),
						Table.Column.of("95 % from", Format.DAYS), Table.Column.of("95 % to", Format.DAYS),
						Table.Column.of("25th percentile", Format.DAYS),
						Table.Column.of("75th percentile", Format.DAYS),
						Table.Column.of("90th percentile", Format.DAYS)),
				rows);
	}

	private Table.Row lengthRow(String label, String part) {
		Result median = find(LENGTH, part, Statistic.MEDIAN, "");
		boolean isNobody = median == null || (!median.suppressed() && median.denominator() == 0);
		if (isNobody) {
			boolean isMeasured = this.answers.of(LENGTH).findAny().isPresent();
			return Table.Row.of(Cell.words(label), isMeasured ? Cell.count(0) : Cell.NOTHING, Cell.NOTHING,
					isMeasured ? Cell.NOTHING : Cell.NOT_MEASURED, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING,
					Cell.NOTHING, Cell.NOTHING);
		}
		return Table.Row.of(Cell.words(label), Figures.counted(median), days(part, Statistic.MEAN),
				Figures.value(median, Format.DAYS), Figures.from(median, Format.DAYS), Figures.to(median, Format.DAYS),
				days(part, Statistic.P25), days(part, Statistic.P75), days(part, Statistic.P90));
	}

	private Cell days(String part, Statistic statistic) {
		Result result = find(LENGTH, part, statistic, "");
		return (result == null) ? Cell.NOTHING
				: result.suppressed() ? Cell.SUPPRESSED : Cell.limit(Figures.point(result), Format.DAYS);
	}

	private @Nullable Result find(String measure, String part, Statistic statistic, String category) {
		return this.answers.network(this.answers.month(), measure, part, statistic, category);
	}

}
