package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * One line of the tables of every measure: a part of one measure's answer, which can be
 * looked up in any period.
 *
 * @param header the measure
 * @param answers where results are looked up
 * @param part the part of the answer, empty if there is one only
 * @param statistic what the value is
 * @param category its category, empty if it has none
 * @param result the result, null if there is none in the period
 * @param isMeasured whether the measure was run for the period
 */
record Line(MeasureHeader header, Answers answers, String part, Statistic statistic, String category,
		@Nullable Result result, boolean isMeasured) {

	/** More categories of one measure than these are added up on a last line. */
	private static final int MOST_CATEGORIES = 12;

	/**
	 * The lines of a measure: one for each part of its answer that has a value in the
	 * period, at least one.
	 */
	static List<Line> of(MeasureHeader header, Answers answers, ReportingPeriod period) {
		List<Line> lines = answers.of(period, header.id())
			.filter(Result::isNetwork)
			.filter((result) -> isShown(header.scoring(), result))
			.map((result) -> new Line(header, answers, result.part(), result.statistic(), result.category(), result,
					true))
			.toList();
		if (header.scoring() == Scoring.INCIDENCE) {
			lines = last(lines);
		}
		if (header.scoring() == Scoring.DISTRIBUTION && lines.size() > MOST_CATEGORIES) {
			lines = lines.stream()
				.sorted(Comparator
					.comparing((Line line) -> Objects.requireNonNull(line.result()).numerator(),
							Comparator.nullsFirst(Comparator.naturalOrder()))
					.reversed())
				.limit(MOST_CATEGORIES)
				.toList();
		}
		return lines.isEmpty() ? List.of(new Line(header, answers, "", main(header.scoring()), "", null,
				answers.of(period, header.id()).findAny().isPresent())) : lines;
	}

	/**
	 * Whether a result is one of those that the tables of every measure print.
	 */
	static boolean isShown(Scoring scoring, Result result) {
		return shown(scoring).contains(result.statistic()) && isMain(scoring, result);
	}

	/** Of each kind of event the last point of its curve. */
	private static List<Line> last(List<Line> lines) {
		List<Line> last = new ArrayList<>();
		lines.stream().map(Line::category).distinct().forEach((kind) -> {
			lines.stream()
				.filter((line) -> line.category().equals(kind))
				.max(Comparator
					.comparing((Line line) -> Objects.requireNonNull(Objects.requireNonNull(line.result()).time())))
				.ifPresent(last::add);
		});
		return last;
	}

	private static Set<Statistic> shown(Scoring scoring) {
		return switch (scoring) {
			case CHANGE, MEAN_CHANGE -> Set.of(Statistic.BEFORE, Statistic.AFTER, Statistic.CHANGE);
			default -> Set.of(main(scoring));
		};
	}

	static Statistic main(Scoring scoring) {
		return switch (scoring) {
			case PROPORTION -> Statistic.RATE;
			case CHANGE, MEAN_CHANGE -> Statistic.CHANGE;
			case MEAN -> Statistic.MEAN;
			case MEDIAN, SURVIVAL -> Statistic.MEDIAN;
			case DISTRIBUTION -> Statistic.SHARE;
			case INCIDENCE -> Statistic.INCIDENCE;
			case COUNT, FLOW -> Statistic.COUNT;
		};
	}

	/** Before and after are shown once, over everybody who answered then. */
	private static boolean isMain(Scoring scoring, Result result) {
		return switch (scoring) {
			case CHANGE, MEAN_CHANGE -> result.statistic() == Statistic.CHANGE || result.category().isEmpty();
			case SURVIVAL, MEDIAN -> result.time() == null;
			default -> true;
		};
	}

	/**
	 * The same line in another period.
	 */
	Line in(@Nullable ReportingPeriod period) {
		if (period == null) {
			return with(null, false);
		}
		Result found = answers(period).filter((line) -> line.part().equals(this.part))
			.filter((line) -> line.statistic() == this.statistic && line.category().equals(this.category))
			.map(Line::result)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return with(found, this.answers.of(period, this.header.id()).findAny().isPresent());
	}

	private Stream<Line> answers(ReportingPeriod period) {
		if (this.header.scoring() == Scoring.INCIDENCE) {
			return of(this.header, this.answers, period).stream();
		}
		return this.answers.of(period, this.header.id())
			.filter(Result::isNetwork)
			.filter((one) -> one.time() == null)
			.map((one) -> new Line(this.header, this.answers, one.part(), one.statistic(), one.category(), one, true));
	}

	private Line with(@Nullable Result other, boolean wasMeasured) {
		return new Line(this.header, this.answers, this.part, this.statistic, this.category, other, wasMeasured);
	}

	String label() {
		StringBuilder label = new StringBuilder(this.answers.marked(this.header.id(), this.header.title()));
		if (!this.part.isEmpty()) {
			label.append(", ").append(Wording.of(this.part).toLowerCase(Locale.ROOT));
		}
		boolean isNamed = this.header.scoring() == Scoring.DISTRIBUTION || this.header.scoring() == Scoring.FLOW
				|| this.header.scoring() == Scoring.INCIDENCE;
		if (isNamed && !this.category.isEmpty()) {
			label.append(", ").append(categoryInWords().toLowerCase(Locale.ROOT));
		}
		String detail = Stream.of(statisticInWords(), unitInWords())
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.joining(", "));
		return detail.isEmpty() ? label.toString() : label.append(" (").append(detail).append(")").toString();
	}

	private String categoryInWords() {
		return this.header.id().endsWith("-by-level") ? Wording.level(this.category)
				: Wording.of(this.category).replace("/", ", ");
	}

	private String statisticInWords() {
		return switch (this.statistic) {
			case BEFORE -> "before";
			case AFTER -> "after";
			case CHANGE -> "change";
			case MEAN -> "mean";
			case MEDIAN -> "median";
			case INCIDENCE -> "share by the last day";
			default -> "";
		};
	}

	private String unitInWords() {
		return isShare() ? "" : this.header.unit();
	}

	private boolean isShare() {
		return !this.header.scoring().hasUnit() || this.header.scoring() == Scoring.INCIDENCE
				|| this.header.unit().equals("share");
	}

	Cell value() {
		if (this.result == null) {
			return this.answers.absent(this.isMeasured);
		}
		if (this.result.suppressed()) {
			return Cell.SUPPRESSED;
		}
		return Cell.figure(this.result.value(), format());
	}

	Format format() {
		if (isShare()) {
			return (this.statistic == Statistic.CHANGE) ? Format.POINTS : Format.PERCENT;
		}
		boolean isWhole = this.statistic == Statistic.COUNT && !this.category.startsWith("average")
				&& !this.header.unit().equals("hours");
		return isWhole ? Format.COUNT : Format.DECIMAL;
	}

	/**
	 * Label, eligible, excluded, missing, counted, met, value and interval.
	 */
	List<Cell> cells() {
		Cell label = Cell.words(label());
		Result answer = this.result;
		if (answer == null) {
			return List.of(label, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING, Cell.NOTHING, value(),
					Cell.NOTHING, Cell.NOTHING);
		}
		if (answer.suppressed()) {
			return List.of(label, Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED,
					Cell.SUPPRESSED, Cell.SUPPRESSED, Cell.SUPPRESSED);
		}
		boolean isCurve = this.statistic == Statistic.INCIDENCE;
		Long numerator = isCurve ? null : answer.numerator();
		return List.of(label, Cell.count(answer.eligible()), Cell.count(answer.excluded()),
				Cell.count(answer.missing()), Cell.count(isCurve ? followed(answer) : answer.denominator()),
				(numerator == null) ? Cell.NOTHING : Cell.count(numerator), value(), limit(answer.ciLow()),
				limit(answer.ciHigh()));
	}

	/**
	 * How many were followed from the beginning. The denominator of a point of a curve is
	 * how many were still at risk then, and its numerator how many left on that day.
	 */
	private static long followed(Result point) {
		boolean isTold = point.eligible() != Result.WITHHELD;
		return isTold ? point.eligible() - point.excluded() - point.missing() : Result.WITHHELD;
	}

	/** The interval of a mean of shares knows no bounds, a share has some. */
	private Cell limit(@Nullable Double limit) {
		boolean isBounded = limit != null && format() == Format.PERCENT;
		return Cell.limit(isBounded ? Double.valueOf(Math.min(Math.max(limit, 0), 1)) : limit, format());
	}

}
