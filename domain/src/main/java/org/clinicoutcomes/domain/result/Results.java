package org.clinicoutcomes.domain.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Tallies.Pair;
import org.clinicoutcomes.domain.statistics.ClusteredMean;
import org.clinicoutcomes.domain.statistics.ClusteredProportion;
import org.clinicoutcomes.domain.statistics.CumulativeIncidence;
import org.clinicoutcomes.domain.statistics.Interval;
import org.clinicoutcomes.domain.statistics.KaplanMeier;
import org.clinicoutcomes.domain.statistics.LogRank;
import org.clinicoutcomes.domain.statistics.PairedChange;
import org.clinicoutcomes.domain.statistics.Proportion;
import org.clinicoutcomes.domain.statistics.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Computes a measure's results from its tallies, as its scoring says.
 */
public final class Results {

	private final MeasureFile measure;

	/** Kept, because it is the digest of a text and stands in every row. */
	private final String version;

	private final ReportingPeriod period;

	private final Instant asOf;

	private final List<Result> results = new ArrayList<>();

	private Results(MeasureFile measure, ReportingPeriod period, Instant asOf) {
		this.measure = measure;
		this.version = measure.version();
		this.period = period;
		this.asOf = asOf;
	}

	/**
	 * Compute all results.
	 * @param measure the measure
	 * @param period the reporting period
	 * @param asOf the moment as of which records were known
	 * @param tallies what was counted
	 * @return results, groups in the order in which they were counted
	 */
	public static List<Result> of(MeasureFile measure, ReportingPeriod period, Instant asOf, Tallies tallies) {
		Results results = new Results(measure, period, asOf);
		tallies.populations().forEach((group, population) -> results.add(group, population, tallies));
		return results.results;
	}

	private void add(Group group, Population population, Tallies tallies) {
		Line line = new Line(group, population);
		switch (this.measure.header().scoring()) {
			case PROPORTION -> proportion(line, tallies.clusters(group));
			case CHANGE -> change(line, tallies.pairs(group));
			case MEAN_CHANGE -> meanChange(line, tallies.pairs(group));
			case MEAN -> mean(line, tallies.mean(group));
			case MEDIAN -> median(line, new Tally(tallies.values(group)), tallies.mean(group));
			case DISTRIBUTION -> distribution(line, tallies.categories(group));
			case SURVIVAL -> {
				survival(line, tallies.times(group), tallies.marks(group));
				if (group.isNetwork()) {
					compare(line, tallies.timesOfSites(group.part()));
				}
			}
			case INCIDENCE -> incidence(line, tallies.incidences(group));
			case COUNT -> line.add(Statistic.COUNT, "",
					tallies.sums(group).values().stream().mapToDouble(Double::doubleValue).sum());
			case FLOW -> tallies.lines()
				.forEach((category) -> line.add(Statistic.COUNT, category,
						tallies.sums(group).getOrDefault(category, 0.0)));
		}
		population.exclusions().forEach((code, count) -> line.add(Statistic.EXCLUDED, code, count.doubleValue()));
	}

	private static void proportion(Line line, ClusteredProportion clusters) {
		Proportion proportion = clusters.proportion();
		line.add(Statistic.RATE, "", proportion.denominator(), proportion.numerator(), proportion.share(),
				clusters.interval());
	}

	private static void change(Line line, Map<Pair, Long> pairs) {
		share(line, Statistic.BEFORE, "", pairs, (pair) -> pair.before() != null, Pair::before);
		share(line, Statistic.AFTER, "", pairs, (pair) -> pair.after() != null, Pair::after);
		Predicate<Pair> both = (pair) -> pair.before() != null && pair.after() != null;
		share(line, Statistic.BEFORE, "paired", pairs, both, Pair::before);
		share(line, Statistic.AFTER, "paired", pairs, both, Pair::after);
		share(line, Statistic.AFTER, "lower-bound", pairs, (pair) -> true, Pair::after);
		share(line, Statistic.AFTER, "upper-bound", pairs, (pair) -> true,
				(pair) -> (pair.after() == null) ? Double.valueOf(1) : pair.after());
		PairedChange change = new PairedChange(count(pairs, 1, 1), count(pairs, 1, 0), count(pairs, 0, 1),
				count(pairs, 0, 0));
		line.add(Statistic.CHANGE, "paired", change.size(), null, change.change(), change.interval());
	}

	private static void meanChange(Line line, Map<Pair, Long> pairs) {
		Predicate<Pair> both = (pair) -> pair.before() != null && pair.after() != null;
		mean(line, Statistic.BEFORE, "", pairs, (pair) -> pair.before() != null, Pair::before);
		mean(line, Statistic.AFTER, "", pairs, (pair) -> pair.after() != null, Pair::after);
		mean(line, Statistic.BEFORE, "paired", pairs, both, Pair::before);
		mean(line, Statistic.AFTER, "paired", pairs, both, Pair::after);
		mean(line, Statistic.CHANGE, "paired", pairs, both,
				(pair) -> Objects.requireNonNull(pair.after()) - Objects.requireNonNull(pair.before()));
	}

	private static void mean(Line line, Statistic statistic, String category, Map<Pair, Long> pairs,
			Predicate<Pair> counted, Answer answer) {
		TreeMap<Double, Long> values = new TreeMap<>();
		pairs.forEach((pair, count) -> {
			Double value = counted.test(pair) ? answer.of(pair) : null;
			if (value != null) {
				values.merge(value, count, Long::sum);
			}
		});
		Tally tally = new Tally(values);
		line.add(statistic, category, tally.size(), null, tally.mean(), tally.meanInterval());
	}

	private static long count(Map<Pair, Long> pairs, double before, double after) {
		return pairs.getOrDefault(new Pair(before, after), 0L);
	}

	private static void share(Line line, Statistic statistic, String category, Map<Pair, Long> pairs,
			Predicate<Pair> counted, Answer answer) {
		long denominator = 0;
		long numerator = 0;
		for (Map.Entry<Pair, Long> entry : pairs.entrySet()) {
			if (counted.test(entry.getKey())) {
				denominator += entry.getValue();
				numerator += Double.valueOf(1).equals(answer.of(entry.getKey())) ? entry.getValue() : 0;
			}
		}
		Proportion proportion = new Proportion(numerator, denominator);
		line.add(statistic, category, denominator, numerator, proportion.share(), proportion.wilson());
	}

	private static void mean(Line line, ClusteredMean mean) {
		line.add(Statistic.MEAN, "", mean.size(), null, mean.mean(), mean.interval());
	}

	/**
	 * The order statistics of a median know nothing of clusters, so it has no interval
	 * where clients give several values.
	 */
	private static void median(Line line, Tally tally, ClusteredMean mean) {
		line.add(Statistic.MEDIAN, "", tally.size(), null, tally.median(),
				mean.isOneSubjectEach() ? tally.medianInterval() : Optional.empty());
		mean(line, mean);
		line.add(Statistic.P25, "", tally.size(), null, tally.quantile(0.25), Optional.empty());
		line.add(Statistic.P75, "", tally.size(), null, tally.quantile(0.75), Optional.empty());
		line.add(Statistic.P90, "", tally.size(), null, tally.quantile(0.90), Optional.empty());
	}

	private static void distribution(Line line, Map<String, Long> categories) {
		long all = categories.values().stream().mapToLong(Long::longValue).sum();
		categories.forEach((category, count) -> {
			Proportion proportion = new Proportion(count, all);
			line.add(Statistic.COUNT, category, all, count, OptionalDouble.of(count), Optional.empty());
			line.add(Statistic.SHARE, category, all, count, proportion.share(), proportion.wilson());
		});
	}

	private static void incidence(Line line, List<CumulativeIncidence.Observation> observations) {
		for (CumulativeIncidence.Step step : CumulativeIncidence.of(observations).steps()) {
			line.add(Statistic.INCIDENCE, step.kind(), step.time(), step.atRisk(), step.events(), step.incidence(),
					step.interval().map(Interval::low).orElse(null), step.interval().map(Interval::high).orElse(null));
		}
	}

	private static void compare(Line line, SortedMap<String, List<KaplanMeier.Observation>> bySite) {
		LogRank.of(List.copyOf(bySite.values())).ifPresent((test) -> {
			line.add(Statistic.LOG_RANK, "chi-square", test.chiSquare());
			line.add(Statistic.LOG_RANK, "degrees-of-freedom", test.degreesOfFreedom());
			line.add(Statistic.LOG_RANK, "p", test.probability());
		});
	}

	private static void survival(Line line, List<KaplanMeier.Observation> observations, SortedMap<Double, Long> marks) {
		KaplanMeier curve = KaplanMeier.of(observations);
		for (KaplanMeier.Step step : curve.steps()) {
			line.add(Statistic.SURVIVAL, "", step.time(), step.atRisk(), step.events(), step.survival(),
					step.logLogInterval().map(Interval::low).orElse(null),
					step.logLogInterval().map(Interval::high).orElse(null));
		}
		marks.forEach((time, count) -> line.add(Statistic.COUNT, "completed", time,
				curve.at(time).map(KaplanMeier.Step::atRisk).orElse(0L), null, count.doubleValue(), null, null));
		long all = observations.stream().mapToLong(KaplanMeier.Observation::count).sum();
		long events = observations.stream()
			.filter(KaplanMeier.Observation::event)
			.mapToLong(KaplanMeier.Observation::count)
			.sum();
		line.add(Statistic.MEDIAN, "", null, all, events, orNull(curve.median()), orNull(curve.medianLow()),
				orNull(curve.medianHigh()));
	}

	private static @Nullable Double orNull(OptionalDouble value) {
		return value.isPresent() ? value.getAsDouble() : null;
	}

	/**
	 * Picks one of a pair's answers.
	 */
	@FunctionalInterface
	private interface Answer {

		@Nullable Double of(Pair pair);

	}

	/**
	 * Adds the results of one group.
	 */
	private final class Line {

		private final Group group;

		private final Population population;

		Line(Group group, Population population) {
			this.group = group;
			this.population = population;
		}

		void add(Statistic statistic, String category, double value) {
			add(statistic, category, this.population.denominator(), null, OptionalDouble.of(value), Optional.empty());
		}

		void add(Statistic statistic, String category, long denominator, @Nullable Long numerator, OptionalDouble value,
				Optional<Interval> interval) {
			add(statistic, category, null, denominator, numerator, orNull(value),
					interval.map(Interval::low).orElse(null), interval.map(Interval::high).orElse(null));
		}

		/**
		 * Of a question asked twice, an answer may be missing at one time and not at the
		 * other.
		 */
		private long missing(Statistic statistic, long denominator) {
			return switch (statistic) {
				case BEFORE, AFTER, CHANGE -> this.population.eligible() - this.population.excluded() - denominator;
				default -> this.population.missing();
			};
		}

		void add(Statistic statistic, String category, @Nullable Double time, long denominator,
				@Nullable Long numerator, @Nullable Double value, @Nullable Double low, @Nullable Double high) {
			Results.this.results.add(new Result(Results.this.period, Results.this.asOf, Results.this.measure.id(),
					Results.this.version, this.group.part(), this.group.site(), this.group.levelOfCare(),
					this.group.stratum(), this.group.stratumValue(), statistic, category, time,
					this.population.eligible(), this.population.excluded(), missing(statistic, denominator),
					denominator, numerator, value, low, high, false));
		}

	}

}
