package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

import org.clinicoutcomes.domain.benchmark.Target;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a funder's measures, in the order of its profile, with what was agreed.
 */
final class FunderLines {

	private static final int MONTHS_SHOWN = 12;

	private final Answers answers;

	private final List<MeasureHeader> measures;

	private final List<Target> targets;

	private final IssuePeriod period;

	FunderLines(Answers answers, List<MeasureHeader> measures, List<Target> targets, IssuePeriod period) {
		this.answers = answers;
		this.measures = measures;
		this.targets = targets;
		this.period = period;
	}

	List<MeasureHeader> measures() {
		return this.measures;
	}

	IssuePeriod period() {
		return this.period;
	}

	/**
	 * All lines of the whole period.
	 */
	List<Line> ofPeriod() {
		return this.measures.stream().flatMap((header) -> of(header).stream()).toList();
	}

	List<Line> of(MeasureHeader header) {
		return Line.of(header, this.answers, this.period.days());
	}

	/**
	 * The months of the period, oldest first; none where the period is one month.
	 */
	List<ReportingPeriod> months() {
		List<ReportingPeriod> months = this.period.days().months();
		return (months.size() > 1) ? months : List.of();
	}

	/**
	 * The twelve months that end with the period.
	 */
	List<YearMonth> lastMonths() {
		return IntStream.range(0, MONTHS_SHOWN)
			.mapToObj((index) -> this.period.lastMonth().minusMonths(MONTHS_SHOWN - 1L - index))
			.toList();
	}

	@Nullable Target target(Line line) {
		boolean isMain = line.statistic() == Line.main(line.header().scoring()) && line.category().isEmpty();
		return isMain ? this.targets.stream()
			.filter((target) -> target.scope().isEmpty() && target.measure().equals(line.header().id())
					&& target.part().equals(line.part()))
			.findFirst()
			.orElse(null) : null;
	}

	boolean hasTargets() {
		return !this.targets.isEmpty();
	}

	static String aim(Target target, Line line) {
		return (target.isAtLeast() ? "at least " : "at most ") + Cell.figure(target.value(), line.format()).text();
	}

	/**
	 * Whether a line reaches its target, in words.
	 */
	static String status(Target target, @Nullable Result result) {
		return Standards.status(target, result);
	}

}
