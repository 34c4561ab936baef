package org.clinicoutcomes.domain.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.domain.statistics.Interval;
import org.clinicoutcomes.domain.statistics.PairedChange;
import org.clinicoutcomes.domain.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * A row of a longer period, with the counts of its parts together.
 */
final class Rewrite {

	private Rewrite() {
	}

	/**
	 * Rewrite a row.
	 * @param row the row as it is known now, or a part's row
	 * @param composition how subjects are composed
	 * @param kinds subjects of the group by kind, all parts together
	 * @param period the longer period
	 * @param asOf the moment of the release
	 * @param parts rows of the parts
	 * @return the row, null for a curve's point, which cannot be summed
	 */
	static @Nullable Result row(Result row, Composition composition, Map<String, Long> kinds, ReportingPeriod period,
			Instant asOf, List<List<Result>> parts) {
		Composition.Numbers numbers = composition.numbers(row, kinds);
		if (numbers == null) {
			return null;
		}
		Double value = row.value();
		Double low = row.ciLow();
		Double high = row.ciHigh();
		if (row.statistic() == Statistic.EXCLUDED) {
			value = (double) kinds.getOrDefault("out " + row.category(), 0L);
		}
		else if (numbers.numerator() != null && row.statistic() != Statistic.MEDIAN) {
			Proportion proportion = new Proportion(numbers.numerator(), numbers.denominator());
			boolean isShare = row.statistic() != Statistic.COUNT;
			value = isShare ? proportion.share().stream().boxed().findFirst().orElse(null)
					: Double.valueOf(numbers.numerator());
			Optional<Interval> interval = isShare ? proportion.wilson() : Optional.empty();
			low = interval.map(Interval::low).orElse(null);
			high = interval.map(Interval::high).orElse(null);
		}
		else if (row.statistic() == Statistic.CHANGE && composition == Composition.CHANGE) {
			long both = numbers.denominator();
			PairedChange change = new PairedChange(kinds.getOrDefault("yy", 0L), kinds.getOrDefault("yn", 0L),
					kinds.getOrDefault("ny", 0L), kinds.getOrDefault("nn", 0L));
			value = (both == 0) ? null : change.change().stream().boxed().findFirst().orElse(null);
			low = change.interval().map(Interval::low).orElse(null);
			high = change.interval().map(Interval::high).orElse(null);
		}
		else if (row.statistic() != Statistic.MEDIAN && row.statistic() != Statistic.P25
				&& row.statistic() != Statistic.P75 && row.statistic() != Statistic.P90) {
			value = together(row, parts);
			low = null;
			high = null;
		}
		return new Result(period, asOf, row.measure(), row.version(), row.part(), row.site(), row.levelOfCare(),
				row.stratum(), row.stratumValue(), row.statistic(), row.category(), row.time(), numbers.eligible(),
				numbers.excluded(), numbers.missing(), numbers.denominator(), numbers.numerator(), value, low, high,
				false);
	}

	/**
	 * Means weighted by those counted; sums added.
	 */
	private static @Nullable Double together(Result row, List<List<Result>> parts) {
		Object same = Composition.sameRow(row);
		double total = 0;
		double weight = 0;
		for (List<Result> part : parts) {
			for (Result one : part) {
				if (Composition.sameRow(one).equals(same) && one.value() != null) {
					boolean isSum = row.statistic() == Statistic.COUNT;
					total += one.value() * (isSum ? 1 : one.denominator());
					weight += isSum ? 0 : one.denominator();
				}
			}
		}
		return (row.statistic() == Statistic.COUNT) ? Double.valueOf(total)
				: (weight == 0) ? null : Double.valueOf(total / weight);
	}

}
