package org.clinicoutcomes.domain.report;

import java.math.BigDecimal;
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

	private static final String WORKING = "attendance-working";

	private static final String OTHERS = "attendance-others";

	private final Answers answers;

	FlexibleScheduling(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		Result working = this.answers.network(WORKING, Statistic.RATE);
		Result others = this.answers.network(OTHERS, Statistic.RATE);
		Rates byTime = byTime();
		List<Block> blocks = new ArrayList<>(
				new Sayings(this.answers).share(ATTENDED, "sessions that clients could have come to", "were attended")
					.extremes("By time of day", byTime.entries())
					.share("made-up-7-days", "missed sessions", "were made up within 7 days")
					.add(saying(working, others))
					.block());
		Rates drawn = byTime().part("In person", BY_MODALITY, "in_person")
			.part("By video", BY_MODALITY, "video")
			.part("By phone", BY_MODALITY, "phone")
			.total("All sessions", this.answers.network(ATTENDED, Statistic.RATE));
		Table numbers = byTime().part("In person", BY_MODALITY, "in_person")
			.part("By video", BY_MODALITY, "video")
			.part("By phone", BY_MODALITY, "phone")
			.measure("Work, study or care for a child", WORKING)
			.measure("Other clients", OTHERS)
			.total("All sessions", this.answers.network(ATTENDED, Statistic.RATE))
			.table("attendance_by_time", "Attendance in numbers",
					"Weekend: Saturday and Sunday. Other days: morning before 12, afternoon 12 to 17, evening from 17, in the "
							+ "site's time. Sessions of one client are alike, so the interval is wider than for as many "
							+ "clients; with fewer than ten clients there is none. "
							+ Wording.taken(this.answers, ATTENDED),
					"Sessions", "Attended");
		blocks.add(
				drawn.bars("Attended sessions by time of day and how they were held", "Sessions attended, %", numbers));
		blocks.add(new Rates(this.answers).measure("No-show", "no-show-rate")
			.measure("Missed, made up within 7 days", "made-up-7-days")
			.table("attendance_rates", "Sessions missed", "", "Measure", "Sessions"));
		return new Part("flexible-scheduling", "Flexible scheduling",
				"Whether sessions are held when and how clients can come to them.", blocks);
	}

	private Rates byTime() {
		return new Rates(this.answers).part("Morning", BY_TIME, "morning")
			.part("Afternoon", BY_TIME, "afternoon")
			.part("Evening", BY_TIME, "evening")
			.part("Weekend", BY_TIME, "weekend");
	}

	/**
	 * Whether those whom a program should fit around, who work, study or care for
	 * children, come as often as others; the interval of the difference is Newcombe's.
	 */
	private static @Nullable String saying(@Nullable Result working, @Nullable Result others) {
		DifferenceOfProportions difference = new DifferenceOfProportions(share(working), interval(working),
				share(others), interval(others));
		if (difference.difference().isEmpty()) {
			return null;
		}
		String chance = difference.interval()
			.map((interval) -> " (95 %% interval %s to %s), %s".formatted(bare(interval.low()),
					Format.POINTS.print(BigDecimal.valueOf(interval.high())),
					(interval.low() > 0 || interval.high() < 0) ? "more than chance explains"
							: "which could be chance"))
			.orElse("");
		return "Clients who work, study or care for a child came to %s, others to %s: a difference of %s%s.".formatted(
				Figures.caption(working, Format.PERCENT), Figures.caption(others, Format.PERCENT),
				Format.POINTS.print(BigDecimal.valueOf(difference.difference().getAsDouble())), chance);
	}

	private static String bare(double points) {
		return Format.POINTS.printBare(BigDecimal.valueOf(points));
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
