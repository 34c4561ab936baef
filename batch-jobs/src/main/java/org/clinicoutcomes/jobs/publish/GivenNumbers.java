package org.clinicoutcomes.jobs.publish;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a class of audience was given, so that any other number in a file
 * stands out.
 */
final class GivenNumbers {

	private static final double EXACT = 1e-9;

	/** Half of the last digit of a share, and of a number above one, in a chart. */
	private static final double ROUNDED_SHARE = 0.0005 + EXACT;

	private static final double ROUNDED = 0.05 + EXACT;

	private final double[] sorted;

	private final boolean isAllGiven;

	/**
	 * What was given.
	 * @param entries every number of the issue and of those before it, shown or hidden
	 */
	GivenNumbers(Collection<Entry> entries) {
		this.sorted = entries.stream().flatMapToDouble(GivenNumbers::given).sorted().distinct().toArray();
		this.isAllGiven = entries.stream().allMatch((entry) -> entry.shown() == Shown.ALL);
	}

	private static DoubleStream given(Entry entry) {
		Result row = entry.exact();
		Stream<Number> population = Stream.of(row.eligible(), row.excluded(), row.missing(),
				row.eligible() - row.excluded() - row.missing());
		Stream<Number> answer = Stream.of(row.denominator(), row.numerator(), row.value(), row.ciLow(), row.ciHigh(),
				share(row.ciLow()), share(row.ciHigh()));
		Stream<Number> shown = switch (entry.shown()) {
			case ABSENT, NOTHING -> Stream.empty();
			case WITHOUT_POPULATION -> answer;
			case ALL -> Stream.concat(population, answer);
		};
		return shown.filter(Objects::nonNull).mapToDouble(Number::doubleValue);
	}

	/** A limit of a share is printed within its bounds. */
	private static @Nullable Double share(@Nullable Double limit) {
		return (limit != null) ? Math.min(Math.max(limit, 0), 1) : null;
	}

	/**
	 * Whether a number was given. Where there is nobody there need be no result to say
	 * so.
	 */
	boolean has(double number) {
		return this.isAllGiven || number == 0 || isNear(number, EXACT * Math.max(1, Math.abs(number)));
	}

	/**
	 * Whether a number was given, up to what a chart rounds.
	 */
	boolean hasRounded(double number) {
		return this.isAllGiven || isNear(number, (Math.abs(number) > 1) ? ROUNDED : ROUNDED_SHARE);
	}

	private boolean isNear(double number, double most) {
		int at = Arrays.binarySearch(this.sorted, number - most);
		int next = (at >= 0) ? at : -at - 1;
		return next < this.sorted.length && this.sorted[next] <= number + most;
	}

}
