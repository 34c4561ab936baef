package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * What a result is about, so that it is found again in another issue.
 */
record ResultKey(ReportingPeriod period, String measure, String part, String site, String levelOfCare, String stratum,
		String stratumValue, Statistic statistic, String category, double time) {

	private static final double NO_TIME = -1;

	static final Comparator<ResultKey> ORDER = Comparator.comparing((ResultKey key) -> key.period().start())
		.thenComparing((key) -> key.period().end())
		.thenComparing(ResultKey::measure)
		.thenComparing(ResultKey::part)
		.thenComparing(ResultKey::site)
		.thenComparing(ResultKey::levelOfCare)
		.thenComparing(ResultKey::stratum)
		.thenComparing(ResultKey::stratumValue)
		.thenComparing((key) -> key.statistic().word())
		.thenComparing(ResultKey::category)
		.thenComparingDouble(ResultKey::time);

	static ResultKey of(Result result) {
		Double time = result.time();
		return new ResultKey(result.period(), result.measure(), result.part(), result.site(), result.levelOfCare(),
				result.stratum(), result.stratumValue(), result.statistic(), result.category(),
				(time != null) ? time : NO_TIME);
	}

	/**
	 * Whether two results about the same say the same, whenever they were known.
	 */
	static boolean isSame(@Nullable Result one, @Nullable Result other) {
		return (one == null || other == null) ? one == other : numbers(one).equals(numbers(other));
	}

	private static List<@Nullable Object> numbers(Result result) {
		List<@Nullable Object> numbers = new ArrayList<>(List.of(result.eligible(), result.excluded(), result.missing(),
				result.denominator(), result.suppressed()));
		numbers.add(result.numerator());
		numbers.add(result.value());
		numbers.add(result.ciLow());
		numbers.add(result.ciHigh());
		return numbers;
	}

}
