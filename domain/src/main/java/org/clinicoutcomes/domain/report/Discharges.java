package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The part on leaving: why people left, after how long, and what came after.
 */
final class Discharges {

	private static final String REASON = "discharge-reason";

	private static final String LENGTH = "length-of-stay";

	private static final String FOLLOW_UP = "follow-up-14-days";

	private static final String SELF_HELP = "nom-self-help";

	static final List<String> REASONS = List.of("completed", "dropped_out", "terminated", "transferred", "incarcerated",
			"died", "other", "unknown");

	private final Answers answers;

	Discharges(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		return new Part("discharges", "Discharges and after",
				"Why people left, after how long, and whether care went on.",
				List.of(reasons(), lengthOfStay(), followUp(), selfHelp()));
	}

	private BarChart reasons() {
		List<BarChart.Bar> bars = new ArrayList<>();
		List<Table.Row> rows = new ArrayList<>();
		long total = 0;
		boolean isMeasured = this.answers.of(REASON).findAny().isPresent();
		for (String reason : REASONS) {
			Result count = find(REASON, "", Statistic.COUNT, reason);
			Result share = find(REASON, "", Statistic.SHARE, reason);
			long number = (count == null || count.value() == null) ? 0 : Math.round(count.value());
			total = Math.max(total, (count != null) ? count.denominator() : 0);
			bars.add(new BarChart.Bar(Wording.of(reason), (share != null) ? share.value() : null,
					(share != null) ? share.ciLow() : null, (share != null) ? share.ciHigh() : null,
					(share == null) ? (isMeasured ? "none" : "not measured")
							: "%s (%s)".formatted(Rates.rate(share).text(), number)));
			rows.add(Table.Row.of(Cell.words(Wording.of(reason)), isMeasured ? Cell.count(number) : Cell.NOT_MEASURED,
					(share == null) ? Cell.NOTHING : Rates.rate(share),
					(share == null) ? Cell.NOTHING : Cell.limit(share.ciLow(), Format.PERCENT),
					(share == null) ? Cell.NOTHING : Cell.limit(share.ciHigh(), Format.PERCENT)));
		}
		rows.add(Table.Row.total(Cell.words("All discharges"), isMeasured ? Cell.count(total) : Cell.NOT_MEASURED,
				!isMeasured ? Cell.NOTHING : (total == 0) ? Cell.NO_ONE : Cell.figure(1.0, Format.PERCENT),
				Cell.NOTHING, Cell.NOTHING));
		return new BarChart("discharge-reasons", "Reasons for discharge",
				"One bar per reason: its share of the month's %s discharges. The numbers are in the table below."
					.formatted(Cell.count(total).text()),
				"Share of discharges, %", Format.PERCENT, bars,
				new Table("discharge_reasons", "Reasons in numbers", Wording.note(this.answers, REASON),
						List.of(Table.Column.rowHeader("Reason"), Table.Column.of("Discharges", Format.COUNT),
								Table.Column.of("Share", Format.PERCENT), Table.Column.of("95 % from", Format.PERCENT),
								Table.Column.of("95 % to", Format.PERCENT)),
						rows));
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
		if (median == null || median.denominator() == 0) {
			boolean isMeasured = this.answers.of(LENGTH).findAny().isPresent();
			return Table.Row.of(Cell.words(label), isMeasured ? Cell.count(0) : Cell.NOTHING, Cell.NOTHING,
					isMeasured ? Cell.NO_ONE : Cell.NOT_MEASURED, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING,
					Cell.NOTHING, Cell.NOTHING);
		}
		return Table.Row.of(Cell.words(label), Cell.count(median.denominator()), days(part, Statistic.MEAN),
				Cell.figure(median.value(), Format.DAYS), Cell.limit(median.ciLow(), Format.DAYS),
				Cell.limit(median.ciHigh(), Format.DAYS), days(part, Statistic.P25), days(part, Statistic.P75),
				days(part, Statistic.P90));
	}

	private Cell days(String part, Statistic statistic) {
		Result result = find(LENGTH, part, statistic, "");
		return Cell.limit((result != null) ? result.value() : null, Format.DAYS);
	}

	private Table followUp() {
		Rates rates = new Rates(this.answers);
		List<String> parts = new ArrayList<>(this.answers.values(FOLLOW_UP, Result::part));
		if (parts.isEmpty()) {
			rates.measure("All discharges", FOLLOW_UP);
		}
		Stream
			.concat(parts.contains("own") ? Stream.of("own") : Stream.empty(),
					parts.stream().filter((part) -> !"own".equals(part)))
			.forEach((part) -> rates.row(Wording.of(part), find(FOLLOW_UP, part, Statistic.RATE, "")));
		return rates.table("follow_up", "Follow-up within 14 days after residential or withdrawal care",
				Wording.note(this.answers, FOLLOW_UP), "Discharges", "Seen");
	}

	private Table selfHelp() {
		return new Table("self_help", "Self-help in the 30 days before admission (T1) and before discharge (T2)",
				"Paired: only people with both answers; only they give a change. If all missing had said no or yes at "
						+ "discharge, the rate would lie between the two bounds. "
						+ Wording.note(this.answers, SELF_HELP),
				List.of(Table.Column.rowHeader("Question asked"), Table.Column.of("Answered", Format.COUNT),
						Table.Column.of("Yes", Format.COUNT), Table.Column.of("Rate", Format.PERCENT),
						Table.Column.of("95 % from", Format.PERCENT), Table.Column.of("95 % to", Format.PERCENT)),
				List.of(outcome("At admission (T1), all answers", Statistic.BEFORE, ""),
						outcome("At discharge (T2), all answers", Statistic.AFTER, ""),
						outcome("At admission (T1), paired", Statistic.BEFORE, "paired"),
						outcome("At discharge (T2), paired", Statistic.AFTER, "paired"), change(),
						outcome("T2 if all missing said no", Statistic.AFTER, "lower-bound"),
						outcome("T2 if all missing said yes", Statistic.AFTER, "upper-bound")));
	}

	private Table.Row outcome(String label, Statistic statistic, String category) {
		Result result = find(SELF_HELP, "", statistic, category);
		if (result == null) {
			return Table.Row.of(Cell.words(label), Cell.NOTHING, Cell.NOTHING, Cell.NOT_MEASURED, Cell.NOTHING,
					Cell.NOTHING);
		}
		boolean nobody = result.denominator() == 0;
		return Table.Row.of(Cell.words(label), Cell.count(result.denominator()),
				(result.numerator() == null) ? Cell.NOTHING : Cell.count(result.numerator()), Rates.rate(result),
				nobody ? Cell.NOTHING : Cell.limit(result.ciLow(), Format.PERCENT),
				nobody ? Cell.NOTHING : Cell.limit(result.ciHigh(), Format.PERCENT));
	}

	private Table.Row change() {
		Result result = find(SELF_HELP, "", Statistic.CHANGE, "paired");
		if (result == null || result.denominator() == 0) {
			return Table.Row.of(Cell.words("Change, paired"), Cell.NOTHING, Cell.NOTHING,
					(result == null) ? Cell.NOT_MEASURED : Cell.NO_ONE, Cell.NOTHING, Cell.NOTHING);
		}
		return Table.Row.of(Cell.words("Change, paired"), Cell.count(result.denominator()), Cell.NOTHING,
				Cell.figure(result.value(), Format.POINTS), Cell.limit(result.ciLow(), Format.POINTS),
				Cell.limit(result.ciHigh(), Format.POINTS));
	}

	private @Nullable Result find(String measure, String part, Statistic statistic, String category) {
		return this.answers.network(this.answers.month(), measure, part, statistic, category);
	}

}
