package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.domain.statistics.DifferenceOfProportions;
import org.clinicoutcomes.domain.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The part on attendance: whether scheduled sessions take place with the client.
 */
final class Attendance {

	private static final String ATTENDED = "attendance-rate";

	private static final String NO_SHOW = "no-show-rate";

	private final Answers answers;

	Attendance(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Rates(this.answers).measure("Attended", ATTENDED)
			.measure("No-show", NO_SHOW)
			.table("attendance_rates", "Attendance overall", Wording.note(this.answers, ATTENDED), "Measure",
					"Sessions"));
		blocks.add(byOccupation());
		List<Result> sites = this.answers.sites(ATTENDED, Statistic.RATE);
		if (!sites.isEmpty()) {
			blocks.add(bySite(sites));
		}
		LineChart history = history();
		if (history.months().size() > 1) {
			blocks.add(history);
		}
		return new Part("attendance", "Attendance", "Whether people come to the sessions planned with them.", blocks);
	}

	/**
	 * Whether those whom a program should fit around, who work, study or care for
	 * children, come as often as others.
	 */
	private Table byOccupation() {
		Result working = this.answers.network("attendance-working", Statistic.RATE);
		Result others = this.answers.network("attendance-others", Statistic.RATE);
		DifferenceOfProportions difference = new DifferenceOfProportions(share(working), interval(working),
				share(others), interval(others));
		return new Table("attendance_by_occupation", "Clients who work, study or care for children",
				"By the latest answer on or before the session. Sessions without one are missing in both lines. "
						+ "The interval of the difference is Newcombe's.",
				List.of(Table.Column.rowHeader("Clients"), Table.Column.of("Missing", Format.COUNT),
						Table.Column.of("Counted", Format.COUNT), Table.Column.of("Attended", Format.PERCENT),
						Table.Column.of("95 % from", Format.PERCENT), Table.Column.of("95 % to", Format.PERCENT)),
				List.of(row("Work, study or care for a child", working), row("Others", others), Table.Row.total(
						Cell.words("Difference"), Cell.NOTHING, Cell.NOTHING,
						difference.difference().isPresent()
								? Cell.figure(difference.difference().getAsDouble(), Format.POINTS) : Cell.NO_ONE,
						Cell.limit(difference.interval().map(Interval::low).orElse(null), Format.POINTS),
						Cell.limit(difference.interval().map(Interval::high).orElse(null), Format.POINTS))));
	}

	private static Table.Row row(String label, @Nullable Result result) {
		if (result == null) {
			return Table.Row.of(Cell.words(label), Cell.NOTHING, Cell.NOTHING, Cell.NOT_MEASURED, Cell.NOTHING,
					Cell.NOTHING);
		}
		return Table.Row.of(Cell.words(label), Cell.count(result.missing()), Cell.count(result.denominator()),
				Rates.rate(result), Cell.limit(result.ciLow(), Format.PERCENT),
				Cell.limit(result.ciHigh(), Format.PERCENT));
	}

	private static OptionalDouble share(@Nullable Result result) {
		return (result == null || result.value() == null) ? OptionalDouble.empty() : OptionalDouble.of(result.value());
	}

	private static Optional<Interval> interval(@Nullable Result result) {
		return (result == null || result.ciLow() == null || result.ciHigh() == null) ? Optional.empty()
				: Optional.of(new Interval(result.ciLow(), result.ciHigh()));
	}

	private BarChart bySite(List<Result> sites) {
		Result all = this.answers.network(ATTENDED, Statistic.RATE);
		Rates rates = new Rates(this.answers);
		sites.forEach((result) -> rates.row(this.answers.siteName(result.site()), result));
		List<BarChart.Bar> bars = Stream.concat(sites.stream(), Stream.of(all).filter(Objects::nonNull))
			.map((result) -> new BarChart.Bar(
					result.site().isEmpty() ? "All sites" : this.answers.siteName(result.site()),
					(result.denominator() == 0) ? null : result.value(), result.ciLow(), result.ciHigh(),
					caption(result)))
			.toList();
		return new BarChart("attendance-by-site", "Attended sessions by site",
				"One bar per site: the share of sessions attended, with a line for the 95 % interval. "
						+ "The numbers are in the table below.",
				"Sessions attended, %", Format.PERCENT, bars,
				rates.total("All sites", all)
					.table("attendance_by_site", "Attendance by site",
							"Sessions of one client are alike, so the interval is wider than for as many clients. "
									+ "With fewer than ten clients there is no interval.",
							"Site", "Attended"));
	}

	private static String caption(Result result) {
		Cell rate = Rates.rate(result);
		return (rate instanceof Cell.Figure)
				? "%s of %s".formatted(rate.text(), Cell.count(result.denominator()).text()) : rate.text();
	}

	private LineChart history() {
		List<YearMonth> months = this.answers.months();
		List<@Nullable Double> attended = new ArrayList<>();
		List<@Nullable Double> missed = new ArrayList<>();
		List<Table.Row> rows = new ArrayList<>();
		for (YearMonth month : months) {
			Result rate = this.answers.network(month, ATTENDED, "", Statistic.RATE, "");
			Result noShow = this.answers.network(month, NO_SHOW, "", Statistic.RATE, "");
			attended.add((rate != null) ? rate.value() : null);
			missed.add((noShow != null) ? noShow.value() : null);
			rows.add(Table.Row.of(Cell.words(ReportIdentity.inShort(month)),
					(rate != null) ? Cell.count(rate.denominator()) : Cell.NOT_MEASURED, Rates.rate(rate),
					Rates.rate(noShow)));
		}
		return new LineChart("attendance-by-month", "Attendance month by month",
				"Lines month by month of the share of sessions attended and of no-shows. "
						+ "The numbers are in the table below.",
				"Sessions, %", Format.PERCENT, months,
				List.of(new LineChart.Line("Attended", attended), new LineChart.Line("No-show", missed)),
				new Table("attendance_by_month", "Month by month", "",
						List.of(Table.Column.rowHeader("Month"), Table.Column.of("Sessions counted", Format.COUNT),
								Table.Column.of("Attended", Format.PERCENT),
								Table.Column.of("No-show", Format.PERCENT)),
						rows));
	}

}
