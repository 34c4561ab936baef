package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.domain.statistics.DifferenceOfProportions;
import org.clinicoutcomes.domain.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The part on flexible scheduling: whether sessions are held when and how clients can
 * come to them.
 */
final class FlexibleScheduling {

	private static final String ATTENDED = "attendance-rate";

	private static final String BY_TIME = "attendance-by-time-band";

	private static final String BY_MODALITY = "attendance-by-modality";

	private final Answers answers;

	FlexibleScheduling(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		Rates byTime = byTime();
		Result working = this.answers.network("attendance-working", Statistic.RATE);
		Result others = this.answers.network("attendance-others", Statistic.RATE);
		DifferenceOfProportions difference = new DifferenceOfProportions(share(working), interval(working),
				share(others), interval(others));
		List<Block> blocks = new ArrayList<>(
				new Sayings(this.answers).share(ATTENDED, "sessions that clients could have come to", "were attended")
					.extremes("Attendance by time of day", byTime.entries())
					.share(BY_MODALITY, "video", "sessions held by video", "were attended")
					.add(saying(working, others, difference))
					.share("made-up-7-days", "missed sessions", "were made up within 7 days")
					.block());
		blocks.add(byTime.bars("Attended sessions by time of day", "Sessions attended, %", byTime.table(
				"attendance_by_time", "Attendance by time of day",
				"Weekend: Saturday and Sunday. Other days: morning before 12, afternoon 12 to 17, evening from "
						+ "17, in the site's time. Sessions of one client are alike, so the interval is wider than "
						+ "for as many clients; with fewer than ten clients there is none.",
				"Time of day", "Attended")));
		blocks.add(new Rates(this.answers).part("In person", BY_MODALITY, "in_person")
			.part("By video", BY_MODALITY, "video")
			.part("By phone", BY_MODALITY, "phone")
			.part("Not recorded", BY_MODALITY, "unknown")
			.table("attendance_by_modality", "Attendance in person and from afar", "", "How it was held", "Attended"));
		blocks.add(new Rates(this.answers).measure("Attended", ATTENDED)
			.measure("Attended, excused absences left out", "attendance-rate-without-excused")
			.measure("No-show", "no-show-rate")
			.measure("Missed, made up within 7 days", "made-up-7-days")
			.table("attendance_rates", "Attendance overall", Wording.note(this.answers, ATTENDED), "Measure",
					"Sessions"));
		blocks.add(byOccupation(working, others, difference));
		return new Part("flexible-scheduling", "Flexible scheduling",
				"Whether sessions are held when and how clients can come to them.", blocks);
	}

	private Rates byTime() {
		return new Rates(this.answers).part("Morning", BY_TIME, "morning")
			.part("Afternoon", BY_TIME, "afternoon")
			.part("Evening", BY_TIME, "evening")
			.part("Weekend", BY_TIME, "weekend")
			.total("All sessions", this.answers.network(ATTENDED, Statistic.RATE));
	}

	/**
	 * Whether those whom a program should fit around, who work, study or care for
	 * children, come as often as others.
	 */
	private static Table byOccupation(@Nullable Result working, @Nullable Result others,
			DifferenceOfProportions difference) {
		boolean isWithheld = Figures.isWithheld(working) || Figures.isWithheld(others);
		Cell value = difference.difference().isPresent()
				? Cell.figure(difference.difference().getAsDouble(), Format.POINTS) : Cell.NO_ONE;
		return new Table("attendance_by_occupation", "Clients who work, study or care for children",
				"By the latest answer on or before the session. Sessions without one are missing in both lines. "
						+ "The interval of the difference is Newcombe's.",
				List.of(Table.Column.rowHeader("Clients"), Table.Column.of("Missing", Format.COUNT),
						Table.Column.of("Counted", Format.COUNT), Table.Column.of("Attended", Format.PERCENT),
						Table.Column.of("95 % from", Format.PERCENT), Table.Column.of("95 % to", Format.PERCENT)),
				List.of(row("Work, study or care for a child", working), row("Others", others),
						Table.Row.total(Cell.words("Difference"), Cell.NOTHING, Cell.NOTHING,
								isWithheld ? Cell.SUPPRESSED : value,
								Cell.limit(difference.interval().map(Interval::low).orElse(null), Format.POINTS),
								Cell.limit(difference.interval().map(Interval::high).orElse(null), Format.POINTS))));
	}

	private static @Nullable String saying(@Nullable Result working, @Nullable Result others,
			DifferenceOfProportions difference) {
		if (difference.difference().isEmpty()) {
			return null;
		}
		String chance = difference.interval()
			.map((interval) -> (interval.low() > 0 || interval.high() < 0)
					? "; the difference is more than chance explains" : "; the difference could be chance")
			.orElse("");
		return "Clients who work, study or care for a child came to %s, others to %s%s."
			.formatted(Figures.caption(working, Format.PERCENT), Figures.caption(others, Format.PERCENT), chance);
	}

	private static Table.Row row(String label, @Nullable Result result) {
		return Table.Row.of(Cell.words(label), Figures.missing(result), Figures.counted(result), Rates.rate(result),
				Figures.from(result, Format.PERCENT), Figures.to(result, Format.PERCENT));
	}

	private static OptionalDouble share(@Nullable Result result) {
		Double point = Figures.point(result);
		return (point == null) ? OptionalDouble.empty() : OptionalDouble.of(point);
	}

	private static Optional<Interval> interval(@Nullable Result result) {
		Double low = Figures.low(result);
		Double high = Figures.high(result);
		return (low == null || high == null) ? Optional.empty() : Optional.of(new Interval(low, high));
	}

}
