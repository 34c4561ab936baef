package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * The part that tells a reader of the last issue which of its numbers no longer hold, and
 * whether records or a definition changed.
 */
final class WhatChanged {

	/** A few pages can be read; all of them stand in a file. */
	private static final int MOST_ROWS = 200;

	private final Answers answers;

	private final @Nullable LastIssue last;

	WhatChanged(Answers answers, @Nullable LastIssue last) {
		this.answers = answers;
		this.last = last;
	}

	Part part() {
		LastIssue before = this.last;
		List<Change> changes = (before != null) ? before.changes() : null;
		List<Block> blocks = new ArrayList<>();
		if (before == null) {
			blocks.add(new Sentences("Since the last issue",
					List.of("This is the first issue: there is nothing to compare it with.")));
		}
		else if (changes == null) {
			blocks.add(new Sentences("Since the last issue",
					List.of("Issue r%s is no longer on the shelf: its numbers cannot be compared."
						.formatted(before.revision()))));
		}
		else {
			compare(before, changes, blocks);
		}
		return new Part("what-changed", "What changed since last issue",
				"Which numbers of the last issue no longer hold, and why.", blocks);
	}

	private void compare(LastIssue before, List<Change> changes, List<Block> blocks) {
		List<Change> shown = changes.stream().filter(this::isShown).sorted(order()).toList();
		List<String> sentences = new ArrayList<>();
		sentences.add(String.format(Locale.US,
				"%,d results differ from issue r%s, among them %,d of those printed for the whole period, of all sites together or of one. ",
				changes.size(), before.revision(), shown.size())
				+ "changes.csv lists them all, with groups, other periods, curves and exclusions.");
		for (Change.Because because : Change.Because.values()) {
			long count = changes.stream().filter((change) -> change.because() == because).count();
			if (count > 0) {
				sentences.add(String.format(Locale.US, "%,d because of: %s.", count, because.words()));
			}
		}
		if (shown.size() > MOST_ROWS) {
			sentences.add("The table shows the first %s, all sites together before single sites.".formatted(MOST_ROWS));
		}
		blocks.add(new Sentences("Since the last issue", sentences));
		if (!before.changedDefinitions().isEmpty()) {
			blocks.add(new Table("changed_definitions", "Definitions that changed",
					"Their texts of then and now are kept with each issue.",
					List.of(Table.Column.rowHeader("Definition")),
					before.changedDefinitions()
						.stream()
						.sorted()
						.map((name) -> Table.Row.of(Cell.words(name)))
						.toList()));
		}
		if (!shown.isEmpty()) {
			blocks.add(table(before, shown));
		}
	}

	private Table table(LastIssue before, List<Change> shown) {
		String then = "in r" + before.revision();
		return new Table("changed_numbers", "Numbers that changed",
				"Counted is the denominator. A number that was not printed, or is no longer, has a dash.",
				List.of(Table.Column.rowHeader("Measure"), Table.Column.of("Site", Format.TEXT),
						Table.Column.of("Counted " + then, Format.COUNT),
						Table.Column.of("Value " + then, Format.DECIMAL), Table.Column.of("Counted now", Format.COUNT),
						Table.Column.of("Value now", Format.DECIMAL), Table.Column.of("Because of", Format.TEXT)),
				shown.stream().limit(MOST_ROWS).map(this::row).toList());
	}

	private Table.Row row(Change change) {
		Result either = change.either();
		return Table.Row.of(Cell.words(line(either).label()),
				Cell.words(either.isNetwork() ? "all sites" : this.answers.siteName(either.site())),
				counted(change.before()), value(change.before()), counted(change.after()), value(change.after()),
				Cell.words(change.because().words()));
	}

	private static Cell counted(@Nullable Result result) {
		if (result == null) {
			return Cell.words("–");
		}
		return result.suppressed() ? Cell.SUPPRESSED : Cell.count(result.denominator());
	}

	private Cell value(@Nullable Result result) {
		return (result == null) ? Cell.words("–") : line(result).value();
	}

	private Line line(Result result) {
		MeasureHeader header = Objects.requireNonNull(this.answers.header(result.measure()));
		return new Line(header, this.answers, result.part(), result.statistic(), result.category(), result, true);
	}

	private boolean isShown(Change change) {
		Result result = change.either();
		MeasureHeader header = this.answers.header(result.measure());
		return header != null && result.period().equals(this.answers.reported())
				&& (result.isNetwork() || result.isSite()) && result.time() == null
				&& Line.isShown(header.scoring(), result) && isPrintedOtherwise(change);
	}

	/** A change of the sixth decimal, or of those excluded, would be two equal rows. */
	private boolean isPrintedOtherwise(Change change) {
		return !counted(change.before()).text().equals(counted(change.after()).text())
				|| !value(change.before()).text().equals(value(change.after()).text());
	}

	private static Comparator<Change> order() {
		return Comparator.comparing((Change change) -> !change.either().isNetwork());
	}

}
