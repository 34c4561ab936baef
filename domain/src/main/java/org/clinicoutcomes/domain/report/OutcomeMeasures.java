package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The part in the layout of the federal block-grant report: each outcome at admission
 * (T1) and at discharge or follow-up (T2), with the four statements the report asks for.
 */
final class OutcomeMeasures {

	private static final String PREFIX = "nom-";

	private final Answers answers;

	private final List<MeasureHeader> measures;

	private final FunderBasis basis;

	OutcomeMeasures(Answers answers, List<MeasureHeader> printed, FunderBasis basis) {
		this.answers = answers;
		this.measures = printed.stream().filter(OutcomeMeasures::prints).toList();
		this.basis = basis;
	}

	/**
	 * Whether a measure stands in this part, and therefore in no other.
	 */
	static boolean prints(MeasureHeader header) {
		return header.id().startsWith(PREFIX) && header.scoring() == Scoring.CHANGE;
	}

	/**
	 * The part, if the funder asks for any outcome measure.
	 */
	Optional<Part> part() {
		if (this.measures.isEmpty()) {
			return Optional.empty();
		}
		List<Table.Row> rows = this.measures.stream().flatMap((header) -> rows(header).stream()).toList();
		return Optional.of(new Part("outcome-measures", "Outcome measures",
				"Clients at admission (T1) and afterwards (T2).",
				List.of(new Table("outcome_measures", "National Outcome Measures",
						"With an answer: clients whose answer is recorded. Change: the same clients at both times. "
								+ "The range says where T2 would lie if nobody, or everybody, without an answer had the outcome.",
						List.of(Table.Column.rowHeader("Outcome"), Table.Column.rowHeader("Time"),
								Table.Column.of("With an answer", Format.COUNT),
								Table.Column.of("With the outcome", Format.COUNT),
								Table.Column.of("Share", Format.PERCENT), Table.Column.of("95 % from", Format.PERCENT),
								Table.Column.of("95 % to", Format.PERCENT),
								Table.Column.of("Range from", Format.PERCENT),
								Table.Column.of("Range to", Format.PERCENT)),
						rows), statements())));
	}

	private List<Table.Row> rows(MeasureHeader header) {
		String name = this.answers.marked(header.id(), header.title());
		boolean isFollowUp = header.id().endsWith("-at-follow-up");
		List<Table.Row> rows = new ArrayList<>();
		rows.add(row(name, "T1, at admission", find(header, Statistic.BEFORE, ""), Format.PERCENT, Cell.NOTHING,
				Cell.NOTHING));
		rows.add(row(name, isFollowUp ? "T2, at follow-up" : "T2, at discharge", find(header, Statistic.AFTER, ""),
				Format.PERCENT, share(find(header, Statistic.AFTER, "lower-bound")),
				share(find(header, Statistic.AFTER, "upper-bound"))));
		rows.add(row(name, "Change, the same clients", find(header, Statistic.CHANGE, "paired"), Format.POINTS,
				Cell.NOTHING, Cell.NOTHING)
			.asTotal());
		return rows;
	}

	private @Nullable Result find(MeasureHeader header, Statistic statistic, String category) {
		return this.answers.of(header.id())
			.filter(Result::isNetwork)
			.filter((result) -> result.statistic() == statistic && result.category().equals(category))
			.findFirst()
			.orElse(null);
	}

	private static Table.Row row(String name, String time, @Nullable Result result, Format format, Cell low,
			Cell high) {
		Cell label = Cell.words(name);
		if (result == null) {
			return Table.Row.of(label, Cell.words(time), Cell.NOTHING, Cell.NOTHING, Cell.NO_ONE, Cell.NOTHING,
					Cell.NOTHING, low, high);
		}
		if (result.suppressed()) {
			return Table.Row.of(label, Cell.words(time), Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED,
					Cell.SUPPRESSED, Cell.SUPPRESSED, low, high);
		}
		Long numerator = result.numerator();
		return Table.Row.of(label, Cell.words(time), Cell.count(result.denominator()),
				(numerator == null) ? Cell.NOTHING : Cell.count(numerator), Cell.figure(result.value(), format),
				Cell.limit(result.ciLow(), format), Cell.limit(result.ciHigh(), format), low, high);
	}

	private static Cell share(@Nullable Result result) {
		return (result == null) ? Cell.NOTHING
				: result.suppressed() ? Cell.SUPPRESSED : Cell.limit(result.value(), Format.PERCENT);
	}

	private Sentences statements() {
		return new Sentences("Four statements", List.of(
				"Data source: the program's own records of admissions, discharges and life status, as its systems deliver "
						+ "them every night; no survey and no other agency's data.",
				"Episode: stays of one client belong to one treatment episode while the gap between them is at most "
						+ "%s days. Measured are stays at %s; %s.".formatted(this.basis.episodeGapDays(),
								levels(this.basis.levels()),
								this.basis.excludedLevels().isEmpty() ? "no level is left out"
										: "left out are " + levels(this.basis.excludedLevels())),
				"Discharge data: asked on the occasion of discharge, never carried forward from an earlier day. A client who "
						+ "left without being asked has no answer at T2 and is not in the change.",
				"Record linking: admission and discharge are joined by the client's record number within the program, "
						+ "never by name or by matching with other programs."));
	}

	private static String levels(List<String> levels) {
		return levels.stream().map(Wording::level).collect(Collectors.joining(", "));
	}

}
