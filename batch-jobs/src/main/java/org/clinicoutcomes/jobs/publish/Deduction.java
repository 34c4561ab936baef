package org.clinicoutcomes.jobs.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;

/**
 * What can be worked out from printed counts by adding and subtracting: every count has a
 * lowest and a highest possible value, and every total that is known narrows them, until
 * nothing moves any more.
 */
final class Deduction {

	private static final long UNBOUNDED = 1_000_000_000L;

	private static final int MOST_ROUNDS = 1_000_000;

	private final Set<String> additive;

	private final Map<String, long[]> bounds = new LinkedHashMap<>();

	private final Map<String, Set<String>> parts = new LinkedHashMap<>();

	/**
	 * Nothing known yet.
	 * @param additive ids of measures whose longer periods are sums of months
	 */
	Deduction(Set<String> additive) {
		this.additive = additive;
	}

	/**
	 * Take a row into account. Of what is hidden only the equations are used, never the
	 * value.
	 * @param row the row
	 * @param shown how much of it was printed
	 */
	void know(Result row, Shown shown) {
		boolean isAnswerShown = shown == Shown.ALL || shown == Shown.WITHOUT_POPULATION;
		boolean isPopulationShown = shown == Shown.ALL;
		String group = group(row);
		String denominator = "counted " + group;
		if (hasPopulation(row)) {
			set(denominator, row.denominator(), isAnswerShown);
			set("eligible " + group, row.eligible(), isPopulationShown);
			set("excluded " + group, row.excluded(), isPopulationShown);
			set("missing " + group, row.missing(), isPopulationShown);
			add("eligible " + group, denominator, "excluded " + group, "missing " + group);
			for (String count : List.of("counted ", "eligible ", "excluded ", "missing ")) {
				wholes(row, count);
			}
		}
		Long numerator = row.numerator();
		if (row.statistic() == Statistic.RATE && numerator != null) {
			set("met " + group, numerator, isAnswerShown);
			set("not met " + group, row.denominator() - numerator, isAnswerShown);
			add(denominator, "met " + group, "not met " + group);
			wholes(row, "met ");
			wholes(row, "not met ");
		}
		else if (row.statistic() == Statistic.SHARE && numerator != null) {
			String category = "category " + row.category() + " ";
			set(category + group, numerator, isAnswerShown);
			add(denominator, category + group);
			wholes(row, category);
		}
	}

	private static boolean hasPopulation(Result row) {
		return row.time() == null && (row.statistic() == Statistic.RATE || row.statistic() == Statistic.SHARE);
	}

	/**
	 * The totals a count is a part of: the network's, its site's, the longer period's.
	 */
	private void wholes(Result row, String count) {
		if (row.stratum().isEmpty()) {
			if (!row.site().isEmpty() && row.levelOfCare().isEmpty()) {
				add(count + key(row.period(), row, "", "") + " by site", count + group(row));
			}
			if (row.site().isEmpty() && !row.levelOfCare().isEmpty()) {
				add(count + key(row.period(), row, "", "") + " by level", count + group(row));
			}
		}
		if (this.additive.contains(row.measure()) && row.period().months().size() > 1) {
			String whole = count + group(row);
			row.period()
				.months()
				.forEach((month) -> add(whole + " by month",
						count + key(month, row, row.site(), row.levelOfCare()) + strata(row)));
		}
	}

	private void set(String cell, long value, boolean isShown) {
		long[] range = this.bounds.computeIfAbsent(cell, (key) -> new long[] { 0, UNBOUNDED });
		if (isShown) {
			range[0] = value;
			range[1] = value;
		}
	}

	private void add(String whole, String... some) {
		this.parts.computeIfAbsent(whole, (key) -> new LinkedHashSet<>()).addAll(Arrays.asList(some));
	}

	/**
	 * Narrow all counts until nothing moves.
	 */
	void conclude() {
		List<Sum> sums = sums();
		Map<String, List<Sum>> byCell = new HashMap<>();
		sums.forEach((sum) -> Stream.concat(Stream.of(sum.whole()), sum.parts().stream())
			.forEach((cell) -> byCell.computeIfAbsent(cell, (key) -> new ArrayList<>()).add(sum)));
		Deque<Sum> open = new ArrayDeque<>(sums);
		for (int round = 0; !open.isEmpty() && round < MOST_ROUNDS; round++) {
			for (String moved : narrow(open.poll())) {
				open.addAll(byCell.getOrDefault(moved, List.of()));
			}
		}
	}

	/**
	 * The sums in which every part is known to be there: a site without a row may be
	 * nobody, or a row that was never printed.
	 */
	private List<Sum> sums() {
		List<Sum> sums = new ArrayList<>();
		this.parts.forEach((name, cells) -> {
			String whole = name.replaceFirst(" by (site|level|month)$", "");
			if (this.bounds.containsKey(whole) && this.bounds.keySet().containsAll(cells)) {
				sums.add(new Sum(whole, List.copyOf(cells)));
			}
		});
		return sums;
	}

	private List<String> narrow(Sum sum) {
		List<String> moved = new ArrayList<>();
		long low = sum.parts().stream().mapToLong((part) -> range(part)[0]).sum();
		long high = sum.parts().stream().mapToLong((part) -> range(part)[1]).sum();
		if (tighten(sum.whole(), low, high)) {
			moved.add(sum.whole());
		}
		long[] whole = range(sum.whole());
		for (String part : sum.parts()) {
			long[] range = range(part);
			if (tighten(part, whole[0] - (high - range[1]), whole[1] - (low - range[0]))) {
				moved.add(part);
				low = sum.parts().stream().mapToLong((one) -> range(one)[0]).sum();
				high = sum.parts().stream().mapToLong((one) -> range(one)[1]).sum();
			}
		}
		return moved;
	}

	private boolean tighten(String cell, long low, long high) {
		long[] range = range(cell);
		boolean isNarrower = low > range[0] || (high < range[1] && high < UNBOUNDED);
		range[0] = Math.max(range[0], low);
		range[1] = Math.min(range[1], high);
		return isNarrower;
	}

	private long[] range(String cell) {
		return Objects.requireNonNull(this.bounds.get(cell));
	}

	/**
	 * Whether a hidden row's small counts can be told.
	 * @param row a row that was not printed whole
	 * @param threshold the smallest count that may be known
	 * @return which measure gives one away, empty if none can be told
	 */
	Optional<String> given(Result row, int threshold) {
		String group = group(row);
		Long numerator = row.numerator();
		Map<String, Long> counts = new LinkedHashMap<>();
		if (hasPopulation(row)) {
			counts.put("counted " + group, row.denominator());
			counts.put("eligible " + group, row.eligible());
			counts.put("excluded " + group, row.excluded());
			counts.put("missing " + group, row.missing());
		}
		if (row.statistic() == Statistic.RATE && numerator != null) {
			counts.put("met " + group, numerator);
			counts.put("not met " + group, row.denominator() - numerator);
		}
		else if (row.statistic() == Statistic.SHARE && numerator != null) {
			counts.put("category " + row.category() + " " + group, numerator);
		}
		return counts.entrySet()
			.stream()
			.filter((count) -> count.getValue() > 0 && count.getValue() < threshold)
			.filter((count) -> {
				long[] range = range(count.getKey());
				long least = tellsOfSomebody(count.getKey(), row) ? 1 : 0;
				return range[1] - Math.max(range[0], least) + 1 < threshold - 1;
			})
			.findFirst()
			.map((count) -> "%s, %s to %s: a hidden count can be worked out".formatted(row.measure(),
					row.period().start(), row.period().end()));
	}

	/**
	 * Whether the mark alone tells that a count is not zero: rows of a category or of a
	 * group other than everybody stand only where there is somebody. What became of them
	 * may be zero and hidden, too.
	 */
	private static boolean tellsOfSomebody(String count, Result row) {
		return count.startsWith("category ") || count.startsWith("eligible ") && !row.isNetwork();
	}

	private static String group(Result row) {
		return key(row.period(), row, row.site(), row.levelOfCare()) + strata(row);
	}

	private static String key(ReportingPeriod period, Result row, String site, String level) {
		return String.join("|", period.start().toString(), period.end().toString(), row.measure(), row.part(), site,
				level);
	}

	private static String strata(Result row) {
		return row.stratum().isEmpty() ? "" : "|" + row.stratum() + "|" + row.stratumValue();
	}

	/**
	 * A count and what it is the sum of.
	 */
	private record Sum(String whole, List<String> parts) {

	}

}
