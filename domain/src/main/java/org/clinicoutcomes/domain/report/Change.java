package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * A result that is not what the last issue said.
 *
 * @param before what it said, null if it said nothing
 * @param after what is true now, null if there is nothing any more
 * @param because why it differs
 */
public record Change(@Nullable Result before, @Nullable Result after, Because because) {

	/**
	 * Why a number differs from what was issued.
	 */
	public enum Because {

		/** Records came, were corrected or were deleted. */
		RECORDS("records"),

		/** The measure's own text is another; records may have changed too. */
		MEASURE("definition of the measure"),

		/**
		 * What all measures rest on is another: build, settings or software; records may
		 * have changed too.
		 */
		FOUNDATION("build, settings or software");

		private final String words;

		Because(String words) {
			this.words = words;
		}

		/**
		 * The reason as it is printed.
		 * @return a few words
		 */
		public String words() {
			return this.words;
		}

	}

	/**
	 * Compare with the last issue. Neither the order of the results nor the moment they
	 * were known at matters.
	 * @param last the last issue
	 * @param results the results of now
	 * @return every result that differs, in a fixed order
	 */
	public static List<Change> since(LastIssue last, Collection<Result> results) {
		Map<String, Result> before = byKey(last.results());
		Map<String, Result> after = byKey(results);
		TreeSet<String> keys = new TreeSet<>(before.keySet());
		keys.addAll(after.keySet());
		List<Change> changes = new ArrayList<>();
		for (String key : keys) {
			Result then = before.get(key);
			Result now = after.get(key);
			if (then == null || now == null || !numbers(then).equals(numbers(now))) {
				Result either = Objects.requireNonNull((now != null) ? now : then);
				changes.add(new Change(then, now, because(either.measure(), last)));
			}
		}
		return changes;
	}

	/**
	 * The result that says what is counted: that of now, or the one that is gone.
	 * @return one of the two
	 */
	public Result either() {
		return Objects.requireNonNull((this.after != null) ? this.after : this.before);
	}

	private static Because because(String measure, LastIssue last) {
		if (last.changedDefinitions().contains("measure/" + measure)) {
			return Because.MEASURE;
		}
		boolean isFoundation = last.changedDefinitions().stream().anyMatch((part) -> !part.startsWith("measure/"));
		return isFoundation ? Because.FOUNDATION : Because.RECORDS;
	}

	private static Map<String, Result> byKey(Collection<Result> results) {
		return results.stream()
			.collect(Collectors.toMap(Change::key, Function.identity(), (first, second) -> first, LinkedHashMap::new));
	}

	private static String key(Result result) {
		Double time = result.time();
		return String.join("\u0000", result.period().start().toString(), result.period().end().toString(),
				result.measure(), result.part(), result.site(), result.levelOfCare(), result.stratum(),
				result.stratumValue(), result.statistic().word(), result.category(),
				(time == null) ? "" : String.format(Locale.ROOT, "%010.3f", time));
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
