package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * A curve whose every step is many subjects: it stands at days 30, 60, 90 and so on, and
 * steps are merged until those who had the event, and those who were followed no longer,
 * are none or at least T.
 */
final class CoarseCurve {

	private static final double STEP = 30;

	private static final double PRECISION = 1000;

	private final List<Result> points;

	private final int threshold;

	/**
	 * A curve.
	 * @param points its points as they are
	 * @param threshold the smallest number to be shown
	 */
	CoarseCurve(List<Result> points, int threshold) {
		this.points = points.stream().sorted(Comparator.comparingDouble(CoarseCurve::time)).toList();
		this.threshold = threshold;
	}

	/**
	 * Merge.
	 * @return the points to be shown, none if there are too few subjects
	 */
	List<Result> points() {
		if (this.points.isEmpty() || this.points.get(0).denominator() < this.threshold) {
			return List.of();
		}
		List<Bin> bins = new ArrayList<>();
		Result first = this.points.get(0);
		long atRisk = first.eligible() - first.excluded() - first.missing();
		double last = time(this.points.get(this.points.size() - 1));
		double from = Double.NEGATIVE_INFINITY;
		for (double to = STEP; to < last; to += STEP) {
			Map<String, Long> events = events(from, to);
			long left = atRiskAfter(to);
			long gone = atRisk - left - total(events);
			if (events.values().stream().allMatch(this::isSafe) && isSafe(gone) && left >= this.threshold) {
				bins.add(new Bin(to, atRisk, events));
				atRisk = left;
				from = to;
			}
		}
		while (!bins.isEmpty() && !isRestSafe(bins.get(bins.size() - 1).to)) {
			bins.remove(bins.size() - 1);
		}
		List<Result> coarse = new ArrayList<>();
		bins.forEach((bin) -> bin.events.forEach((kind, events) -> {
			Result point = at(kind, bin.to);
			Result any = this.points.get(0);
			coarse.add(new Result(any.period(), any.asOf(), any.measure(), any.version(), any.part(), any.site(),
					any.levelOfCare(), any.stratum(), any.stratumValue(), any.statistic(), kind, bin.to, any.eligible(),
					any.excluded(), any.missing(), bin.atRisk, events,
					rounded((point == null) ? Double.valueOf((any.statistic() == Statistic.SURVIVAL) ? 1 : 0)
							: point.value()),
					rounded((point == null) ? null : point.ciLow()), rounded((point == null) ? null : point.ciHigh()),
					false));
		}));
		return coarse;
	}

	/**
	 * What is left after the last point follows from the totals.
	 */
	private boolean isRestSafe(double to) {
		Map<String, Long> events = events(to, Double.POSITIVE_INFINITY);
		return events.values().stream().allMatch(this::isSafe) && isSafe(atRiskAfter(to) - total(events));
	}

	private boolean isSafe(long count) {
		return count == 0 || count >= this.threshold;
	}

	private Map<String, Long> events(double after, double upTo) {
		Map<String, Long> events = new TreeMap<>();
		new TreeSet<>(this.points.stream().map(Result::category).toList()).forEach((kind) -> events.put(kind, 0L));
		this.points.stream()
			.filter((point) -> time(point) > after && time(point) <= upTo)
			.forEach((point) -> events.merge(point.category(), (point.numerator() == null) ? 0 : point.numerator(),
					Long::sum));
		return events;
	}

	private static long total(Map<String, Long> events) {
		return events.values().stream().mapToLong(Long::longValue).sum();
	}

	private long atRiskAfter(double to) {
		return this.points.stream().filter((point) -> time(point) > to).findFirst().map(Result::denominator).orElse(0L);
	}

	private @Nullable Result at(String kind, double to) {
		Result found = null;
		for (Result point : this.points) {
			if (point.category().equals(kind) && time(point) <= to) {
				found = point;
			}
		}
		return found;
	}

	private static @Nullable Double rounded(@Nullable Double value) {
		return (value == null) ? null : Double.valueOf(Math.round(value * PRECISION) / PRECISION);
	}

	private static double time(Result point) {
		return (point.time() == null) ? 0 : point.time();
	}

	/**
	 * Steps merged.
	 *
	 * @param to the day they end on
	 * @param atRisk those at risk when they begin
	 * @param events those who had the event, by kind
	 */
	private record Bin(double to, long atRisk, Map<String, Long> events) {
	}

}
