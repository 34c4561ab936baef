package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.clinicoutcomes.domain.benchmark.Benchmark;
import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The part that holds numbers against what was agreed and what others published.
 */
final class Standards {

	private final Answers answers;

	private final ReportBasis basis;

	Standards(Answers answers, ReportBasis basis) {
		this.answers = answers;
		this.basis = basis;
	}

	/**
	 * The part, if there is anything to hold numbers against.
	 */
	Optional<Part> part() {
		List<Block> blocks = new ArrayList<>();
		if (!this.basis.targets().isEmpty()) {
			blocks.add(targets());
		}
		if (!this.basis.benchmarks().isEmpty()) {
			blocks.add(benchmarks());
		}
		return blocks.isEmpty() ? Optional.empty()
				: Optional.of(new Part("targets-and-benchmarks", "Targets and benchmarks",
						"How the month stands beside what was agreed and what others published.", blocks));
	}

	private Table targets() {
		List<Table.Row> rows = new ArrayList<>();
		for (Target target : this.basis.targets()) {
			MeasureHeader header = this.answers.header(target.measure());
			if (header != null) {
				rows.add(row(target, header));
			}
		}
		return new Table("targets", "Targets",
				"A value whose 95 % interval reaches to the other side of the target may have met or missed it by chance.",
				List.of(Table.Column.rowHeader("Measure"), Table.Column.rowHeader("For"),
						Table.Column.of("Counted", Format.COUNT), Table.Column.of("Value", Format.DECIMAL),
						Table.Column.of("95 % from", Format.DECIMAL), Table.Column.of("95 % to", Format.DECIMAL),
						Table.Column.of("Target", Format.TEXT), Table.Column.of("Status", Format.TEXT)),
				rows);
	}

	private Table.Row row(Target target, MeasureHeader header) {
		Statistic statistic = Line.main(header.scoring());
		Result result = this.answers.of(target.measure())
			.filter(target::isAbout)
			.filter((one) -> one.statistic() == statistic && one.time() == null)
			.findFirst()
			.orElse(null);
		Line line = new Line(header, this.answers, target.part(), statistic, "", result,
				this.answers.of(target.measure()).findAny().isPresent());
		List<Cell> cells = line.cells();
		String aim = (target.isAtLeast() ? "at least " : "at most ")
				+ Cell.figure(target.value(), line.format()).text();
		return Table.Row.of(Cell.words(line.label()), Cell.words(scope(target)), cells.get(4), cells.get(6),
				cells.get(7), cells.get(8), Cell.words(aim), Cell.words(status(target, result)));
	}

	private String scope(Target target) {
		return switch (target.scope()) {
			case "" -> "All sites";
			case "site" -> this.answers.siteName(target.scopeValue());
			case "level" -> Wording.level(target.scopeValue());
			default -> target.scopeValue();
		};
	}

	static String status(Target target, @Nullable Result result) {
		if (result == null || result.value() == null || result.suppressed()) {
			return "not known";
		}
		String status = target.isMet(result.value()) ? "met" : "not met";
		boolean couldBeChance = result.ciLow() != null && result.ciHigh() != null
				&& target.isMet(result.ciLow()) != target.isMet(result.ciHigh());
		return couldBeChance ? status + ", could be chance" : status;
	}

	private Table benchmarks() {
		ReportingPeriod longest = this.basis.periods()
			.toDate()
			.values()
			.stream()
			.reduce((shorter, longer) -> longer)
			.orElse(this.basis.periods().reported());
		List<Table.Row> rows = new ArrayList<>();
		for (Benchmark benchmark : this.basis.benchmarks()) {
			MeasureHeader header = this.answers.header(benchmark.measure());
			if (header != null) {
				Line published = new Line(header, this.answers, benchmark.part(), Line.main(header.scoring()), "", null,
						false);
				rows.add(Table.Row.of(Cell.words(published.label()),
						ours(benchmark, this.basis.periods().reported(), published),
						ours(benchmark, longest, published), Cell.figure(benchmark.value(), published.format()),
						Cell.count(benchmark.n()), Cell.words(benchmark.year() + ", " + benchmark.population()),
						Cell.words(benchmark.source())));
			}
		}
		return new Table("benchmarks", "Published figures",
				"Ours are of the level of care that the published figure is about. Other places and another time: a "
						+ "difference is a question, not a verdict.",
				List.of(Table.Column.rowHeader("Measure"), Table.Column.of("This month", Format.DECIMAL),
						Table.Column.of("Since " + longest.start(), Format.DECIMAL),
						Table.Column.of("Published", Format.DECIMAL), Table.Column.of("Their n", Format.COUNT),
						Table.Column.of("Of whom", Format.TEXT), Table.Column.of("Source", Format.TEXT)),
				rows);
	}

	private Cell ours(Benchmark benchmark, ReportingPeriod period, Line line) {
		Result result = this.answers.of(period, benchmark.measure())
			.filter(benchmark::isOf)
			.filter((one) -> one.site().isEmpty() && one.stratum().isEmpty()
					&& one.levelOfCare().equals(benchmark.level()))
			.findFirst()
			.orElse(null);
		return (result == null) ? Cell.NO_ONE
				: result.suppressed() ? Cell.SUPPRESSED : Cell.figure(result.value(), line.format());
	}

}
