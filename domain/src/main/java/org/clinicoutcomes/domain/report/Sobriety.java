package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The part on sobriety: the ladder of milestones, between what is confirmed and what is
 * possible.
 */
final class Sobriety {

	private static final double TOO_MUCH_UNCONFIRMED = 0.5;

	private static final List<String> MILESTONES = List.of("24h", "30d", "60d", "90d", "6m", "9m", "1y");

	private final Answers answers;

	Sobriety(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		blocks.add(ladder());
		blocks.add(reachedThisMonth());
		blocks.add(missingRules());
		new Curves(this.answers, "sobriety-curve").chart("Without use, by days since admission", "without use")
			.ifPresent(blocks::add);
		return new Part("sobriety", "Sobriety", "How many reached each milestone, and how much of that is known.",
				blocks);
	}

	private RangeChart ladder() {
		List<RangeChart.Rung> rungs = new ArrayList<>();
		List<Table.Row> rows = new ArrayList<>();
		for (String milestone : MILESTONES) {
			Result reached = rate("reached", milestone);
			Result known = rate("known", milestone);
			Result possible = rate("possible", milestone);
			Double unconfirmed = unconfirmed(reached, possible);
			boolean isKnown = unconfirmed == null || unconfirmed <= TOO_MUCH_UNCONFIRMED;
			Cell verdict = (unconfirmed == null) ? Cell.NOTHING : Cell.words(isKnown ? "known" : "not known");
			rungs.add(new RangeChart.Rung(Wording.of(milestone), valueOf(reached), isKnown ? valueOf(known) : null,
					valueOf(possible), caption(reached, isKnown)));
			rows.add(Table.Row.of(Cell.words(Wording.of(milestone)), Figures.counted(reached), Figures.met(reached),
					Rates.rate(reached), Figures.from(reached, Format.PERCENT), Figures.to(reached, Format.PERCENT),
					beside(reached, known), beside(reached, possible),
					(Figures.isWithheld(reached) || Figures.isWithheld(possible)) ? Cell.SUPPRESSED
							: Cell.limit(unconfirmed, Format.PERCENT),
					verdict));
		}
		Table numbers = new Table("sobriety_ladder", "The ladder in numbers",
				"Reached: no use is known for at least that long, and a test or report, of use or of none, lies no more "
						+ "than 30 days back; the lower bound. Possible: unconfirmed counted as reached, the "
						+ "upper bound. Known: unconfirmed left out. Where more than half is unconfirmed the rung is "
						+ "not known. " + Wording.note(this.answers, "milestone-reached-90d", "The 90-day rung. "),
				List.of(Table.Column.rowHeader("Milestone"), Table.Column.of("Could have", Format.COUNT),
						Table.Column.of("Did", Format.COUNT), Table.Column.of("Reached", Format.PERCENT),
						Table.Column.of("95 % from", Format.PERCENT), Table.Column.of("95 % to", Format.PERCENT),
						Table.Column.of("Known", Format.PERCENT), Table.Column.of("Possible", Format.PERCENT),
						Table.Column.of("Unconfirmed", Format.PERCENT), Table.Column.of("Verdict", Format.TEXT)),
				rows);
		return new RangeChart("sobriety-ladder", "The ladder: 24 hours to one year",
				"One rung per milestone: a bar for the share confirmed to have reached it, a lighter bar up to the "
						+ "share possible, and a mark for the share among those known. The numbers are in the table "
						+ "below.",
				"Stays whose milestone fell in the month, %", "reached", "known", "possible", rungs, numbers);
	}

	private static String caption(@Nullable Result reached, boolean isKnown) {
		if (reached == null) {
			return "not measured";
		}
		if (!Figures.isTold(reached)) {
			return Rates.rate(reached).text();
		}
		String count = "n = " + Figures.counted(reached).text();
		return isKnown ? count : count + ", not known";
	}

	private Table reachedThisMonth() {
		List<Table.Row> rows = new ArrayList<>();
		boolean isMeasured = this.answers.of("milestones-this-month").findAny().isPresent();
		for (String milestone : MILESTONES) {
			Result count = this.answers.network(this.answers.month(), "milestones-this-month", milestone,
					Statistic.COUNT, "");
			rows.add(Table.Row.of(Cell.words(Wording.of(milestone)),
					(count == null && isMeasured) ? Cell.count(0) : Figures.value(count, Format.COUNT)));
		}
		return new Table("milestones_this_month", "Milestones reached for the first time this month",
				Wording.note(this.answers, "milestones-this-month"),
				List.of(Table.Column.rowHeader("Milestone"), Table.Column.of("Clients", Format.COUNT)), rows);
	}

	private Table missingRules() {
		return new Rates(this.answers)
			.measure("Missed counts as positive (lower bound)", "negative-share-missing-positive")
			.measure("Missed takes the result before", "negative-share-last-carried")
			.measure("Only tests taken", "negative-share-present-only")
			.measure("Missed counts as negative (upper bound)", "negative-share-missing-negative")
			.table("negative_tests", "Negative tests under four rules for missing ones",
					"The same tests four times: what a missed or refused test is taken for decides the share. "
							+ Wording.note(this.answers, "negative-share-missing-positive"),
					"Rule", "Negative");
	}

	static @Nullable Double unconfirmed(@Nullable Result reached, @Nullable Result possible) {
		Double low = valueOf(reached);
		Double high = valueOf(possible);
		return (low == null || high == null) ? null : high - low;
	}

	private @Nullable Result rate(String kind, String milestone) {
		return this.answers.network("milestone-%s-%s".formatted(kind, milestone), Statistic.RATE);
	}

	private static @Nullable Double valueOf(@Nullable Result result) {
		return Figures.point(result);
	}

	/** Where nobody could have reached the rung, that is said once. */
	private static Cell beside(@Nullable Result reached, @Nullable Result other) {
		boolean isNobody = reached == null || (!reached.suppressed() && reached.denominator() == 0);
		return isNobody ? Cell.NOTHING : Rates.rate(other);
	}

}
