package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.funder.FunderProfile;
import org.clinicoutcomes.domain.result.Result;

/**
 * The first page: of whom the report speaks, what was agreed and what came of it.
 */
final class FunderSummary {

	private final ReportIdentity identity;

	private final FunderProfile profile;

	private final FunderLines lines;

	private final List<String> hidden;

	FunderSummary(ReportIdentity identity, FunderProfile profile, FunderLines lines, List<String> hidden) {
		this.identity = identity;
		this.profile = profile;
		this.lines = lines;
		this.hidden = hidden;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		if (this.lines.ofPeriod().stream().anyMatch((line) -> line.label().contains("(provisional)"))) {
			blocks.add(new Banner("Provisional",
					"Numbers marked provisional may still change, because records they rest on are late or in doubt."));
		}
		blocks.add(new Sentences("Of whom this report speaks", whom()));
		List<Line> agreed = this.lines.ofPeriod().stream().filter((line) -> this.lines.target(line) != null).toList();
		if (!agreed.isEmpty()) {
			blocks.add(new Sentences("What was agreed", List.of(score(agreed))));
			blocks.add(targets(agreed));
		}
		blocks.add(numbers());
		if (!this.profile.isExact()) {
			List<String> sentences = new ArrayList<>(
					List.of("Counts under %s, and what would reveal them, are shown as %s.".formatted(
							this.profile.threshold(), Cell.SUPPRESSED.text()), "This is not an expert determination."));
			sentences.addAll(this.hidden);
			blocks.add(new Sentences("What is not shown", sentences));
		}
		return new Part("summary", "Summary", "What was agreed, and what came of it.", blocks);
	}

	private List<String> whom() {
		return List.of(
				"%s reports to %s for %s, from %s to %s.".formatted(this.identity.program(), this.profile.name(),
						this.identity.period().name(), this.identity.period().days().start(),
						this.identity.period().days().end()),
				"It counts clients whom %s covered on the day that a measure counts them by: the day of admission, "
					.formatted(this.profile.name())
						+ "of discharge, or of the service, as the methods say. A client whom several funders cover that day "
						+ "is in the report of each.",
				"Where clients are counted, each is counted once over the whole period, whatever the number of stays "
						+ "or months; such numbers are not sums of the months.");
	}

	private String score(List<Line> agreed) {
		List<String> statuses = agreed.stream()
			.map((line) -> FunderLines.status(Objects.requireNonNull(this.lines.target(line)), line.result()))
			.toList();
		long met = statuses.stream().filter((status) -> status.startsWith("met")).count();
		long missed = statuses.stream().filter((status) -> status.startsWith("not met")).count();
		long unknown = statuses.size() - met - missed;
		return "Of %s %s, %s %s met and %s not met%s.".formatted(statuses.size(),
				(statuses.size() == 1) ? "target" : "targets", met, (met == 1) ? "was" : "were", missed,
				(unknown > 0) ? "; for %s there is no number to hold against it".formatted(unknown) : "");
	}

	private Table targets(List<Line> agreed) {
		List<Table.Row> rows = new ArrayList<>();
		for (Line line : agreed) {
			Target target = Objects.requireNonNull(this.lines.target(line));
			List<Cell> cells = line.cells();
			Result result = line.result();
			rows.add(Table.Row.of(cells.get(0), cells.get(4), cells.get(6), cells.get(7), cells.get(8),
					Cell.words(FunderLines.aim(target, line)), Cell.words(FunderLines.status(target, result))));
		}
		return new Table("agreed_targets", "Targets",
				"A value whose 95 % interval reaches to the other side of the target may have met or missed it by chance.",
				List.of(Table.Column.rowHeader("Measure"), Table.Column.of("Counted", Format.COUNT),
						Table.Column.of("Value", Format.DECIMAL), Table.Column.of("95 % from", Format.DECIMAL),
						Table.Column.of("95 % to", Format.DECIMAL), Table.Column.of("Target", Format.TEXT),
						Table.Column.of("Status", Format.TEXT)),
				rows);
	}

	private Table numbers() {
		return new Table("whole_period", "The whole period",
				"One line per measure, or per part of its answer. Months and sites stand in the parts that follow.",
				List.of(Table.Column.rowHeader("Measure"), Table.Column.of("Counted", Format.COUNT),
						Table.Column.of("Met", Format.COUNT), Table.Column.of("Value", Format.DECIMAL),
						Table.Column.of("95 % from", Format.DECIMAL), Table.Column.of("95 % to", Format.DECIMAL)),
				this.lines.ofPeriod().stream().map(FunderSummary::row).toList());
	}

	private static Table.Row row(Line line) {
		List<Cell> cells = line.cells();
		return Table.Row.of(cells.get(0), cells.get(4), cells.get(5), cells.get(6), cells.get(7), cells.get(8));
	}

}
