package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Group;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;

/**
 * Reads what was printed, writes down every sum that must hold, and searches whole
 * numbers for the smallest and the largest that a hidden count can be. It knows nothing
 * of how numbers were hidden. It is told more than a reader can know: which hidden counts
 * are zero, and that all others are at least one.
 */
public final class IntegerAttacker {

	/** How much longer than usual it tries before it leaves a count undecided. */
	private static final int PATIENCE = Integer.getInteger("disclosure.patience", 1);

	private static final int MOST_PROGRAMMES = 2 * PATIENCE;

	private static final int MOST_NUMBERS = 300 * PATIENCE;

	private static final int MOST_NODES = 250 * PATIENCE;

	private final Map<String, Integer> numbers = new LinkedHashMap<>();

	private final List<Long> truth = new ArrayList<>();

	private final List<Boolean> isShown = new ArrayList<>();

	/** Whether a reader knows that there is such a row, and so whether it is zero. */
	private final List<Boolean> isMarked = new ArrayList<>();

	private final List<int[]> places = new ArrayList<>();

	private final List<int[]> signs = new ArrayList<>();

	private final List<List<Integer>> equationsOf = new ArrayList<>();

	private final int threshold;

	private long[] least = new long[0];

	private long[] most = new long[0];

	private boolean isRowPrinted;

	private int nodes;

	private int hard;

	private int undecided;

	private int attacked;

	/**
	 * An attacker who has read nothing yet.
	 * @param threshold the smallest count that may be known
	 */
	public IntegerAttacker(int threshold) {
		this.threshold = threshold;
	}

	/**
	 * Read a release.
	 * @param exact the exact numbers, for the attack's verdict only
	 * @param printed what was printed
	 */
	public void read(List<Result> exact, List<Result> printed) {
		Map<Object, Result> byKey = new HashMap<>();
		printed.forEach((row) -> byKey.put(key(row), row));
		for (Result row : exact) {
			if (row.statistic() == Statistic.CHANGE) {
				continue;
			}
			Result shown = byKey.get(key(row));
			this.isRowPrinted = shown != null;
			boolean isOpen = shown != null && !shown.suppressed();
			boolean isWhole = isOpen && shown.eligible() != Result.WITHHELD;
			boolean isAnswer = row.statistic() == Statistic.BEFORE || row.statistic() == Statistic.AFTER;
			String asked = isAnswer ? " " + row.statistic() + row.category() : "";
			put(row, "eligible", row.eligible(), isWhole);
			put(row, "excluded", row.excluded(), isWhole);
			put(row, "missing" + asked, row.missing(), isWhole);
			put(row, "denominator" + asked, row.denominator(), isOpen);
			equal(name(row, "eligible"), name(row, "excluded"), name(row, "missing" + asked),
					name(row, "denominator" + asked));
			switch (row.statistic()) {
				case RATE, BEFORE, AFTER -> {
					put(row, "met" + asked, row.numerator(), isOpen);
					put(row, "not met" + asked, row.denominator() - row.numerator(), isOpen);
					equal(name(row, "denominator" + asked), name(row, "met" + asked), name(row, "not met" + asked));
				}
				case COUNT, SHARE -> put(row, "category " + row.category(), row.numerator(), isOpen);
				case EXCLUDED -> put(row, "out " + row.category(), Math.round(row.value()), isOpen);
				default -> throw new IllegalStateException("A row of another kind: " + row.statistic());
			}
		}
		Map<String, Map<ReportingPeriod, Set<Group>>> tables = new LinkedHashMap<>();
		exact.forEach((row) -> tables.computeIfAbsent(row.measure(), (key) -> new LinkedHashMap<>())
			.computeIfAbsent(row.period(), (key) -> new LinkedHashSet<>())
			.add(group(row)));
		doubt(tables, printed);
		sums(tables);
	}

	/**
	 * Of a table that is not printed in a period nobody can say which rows it would have.
	 */
	private void doubt(Map<String, Map<ReportingPeriod, Set<Group>>> tables, List<Result> printed) {
		Set<Object> known = new LinkedHashSet<>();
		printed.forEach((row) -> known.add(List.of(row.measure(), row.period(), division(group(row)))));
		this.isRowPrinted = false;
		Set<ReportingPeriod> all = new LinkedHashSet<>();
		tables.values().forEach((periods) -> all.addAll(periods.keySet()));
		tables.forEach((measure, periods) -> {
			all.forEach((period) -> periods.computeIfAbsent(period, (key) -> new LinkedHashSet<>()));
			Set<Group> groups = new LinkedHashSet<>();
			periods.values().forEach(groups::addAll);
			Set<String> counts = counts(measure);
			periods.forEach((period, present) -> {
				for (Group group : groups) {
					if (!known.contains(List.of(measure, period, division(group)))) {
						present.add(group);
						counts.forEach((count) -> put(name(measure, period, group, count), 0, false));
					}
				}
			});
		});
	}

	private Set<String> counts(String measure) {
		Set<String> counts = new TreeSet<>();
		this.numbers.keySet()
			.stream()
			.filter((name) -> name.startsWith(measure + "|"))
			.forEach((name) -> counts.add(name.substring(name.lastIndexOf('|') + 1)));
		return counts;
	}

	private static String division(Group group) {
		return group.stratum() + "|" + !group.site().isEmpty() + "|" + !group.levelOfCare().isEmpty();
	}

	private static Object key(Result row) {
		return List.of(row.period(), row.measure(), row.site(), row.levelOfCare(), row.stratum(), row.stratumValue(),
				row.statistic(), row.category());
	}

	private static String name(Result row, String count) {
		return name(row.measure(), row.period(), group(row), count);
	}

	private static Group group(Result row) {
		return new Group("", row.site(), row.levelOfCare(), row.stratum(), row.stratumValue());
	}

	private static String name(String measure, ReportingPeriod period, Group group, String count) {
		return measure + "|" + period.start() + "|" + period.end() + "|" + group.site() + "|" + group.levelOfCare()
				+ "|" + group.stratum() + "|" + group.stratumValue() + "|" + count;
	}

	private void put(Result row, String count, long value, boolean shown) {
		put(name(row, count), value, shown);
	}

	private void put(String name, long value, boolean shown) {
		Integer number = this.numbers.get(name);
		if (number == null) {
			this.numbers.put(name, this.truth.size());
			this.truth.add(value);
			this.isShown.add(shown);
			this.isMarked.add(this.isRowPrinted);
			this.equationsOf.add(new ArrayList<>());
		}
		else {
			this.isShown.set(number, shown || this.isShown.get(number));
			this.isMarked.set(number, this.isRowPrinted || this.isMarked.get(number));
		}
	}

	/**
	 * The first number is the sum of the others, if it really is.
	 */
	private void equal(String whole, String... parts) {
		List<Integer> found = new ArrayList<>();
		long rest = this.truth.get(this.numbers.get(whole));
		found.add(this.numbers.get(whole));
		for (String part : parts) {
			Integer number = this.numbers.get(part);
			if (number != null) {
				rest -= this.truth.get(number);
				found.add(number);
			}
		}
		if (rest != 0) {
			return;
		}
		int[] signed = new int[found.size()];
		java.util.Arrays.fill(signed, 1);
		signed[0] = -1;
		found.forEach((number) -> this.equationsOf.get(number).add(this.places.size()));
		this.places.add(found.stream().mapToInt(Integer::intValue).toArray());
		this.signs.add(signed);
	}

	private void sums(Map<String, Map<ReportingPeriod, Set<Group>>> tables) {
		Map<String, Set<String>> counts = new LinkedHashMap<>();
		tables.keySet().forEach((measure) -> counts.put(measure, counts(measure)));
		tables.forEach((measure, periods) -> periods.forEach((period, groups) -> {
			for (Group group : groups) {
				inside(measure, period, group, counts.get(measure));
			}
			for (String count : counts.get(measure)) {
				across(measure, period, groups, count);
				months(measure, period, groups, periods.keySet(), count);
			}
		}));
		List<String> measures = List.copyOf(tables.keySet());
		for (int one = 0; one < measures.size(); one++) {
			for (int other = one + 1; other < measures.size(); other++) {
				same(measures.get(one), measures.get(other), "eligible");
				same(measures.get(one), measures.get(other), "excluded");
				same(measures.get(one), measures.get(other), "missing");
				same(measures.get(one), measures.get(other), "denominator");
				same(measures.get(one), measures.get(other), "out died");
				same(measures.get(one), measures.get(other), "out missing-date");
			}
		}
	}

	private void inside(String measure, ReportingPeriod period, Group group, Set<String> counts) {
		java.util.function.Function<String, String> named = (count) -> name(measure, period, group, count);
		sum(named.apply("excluded"),
				counts.stream().filter((c) -> c.startsWith("out ") && !c.startsWith("out missing-")).map(named));
		sum(named.apply("missing"), counts.stream().filter((c) -> c.startsWith("out missing-")).map(named));
		if (counts.stream().anyMatch((c) -> c.startsWith("category "))) {
			sum(named.apply("denominator"), counts.stream().filter((c) -> c.startsWith("category ")).map(named));
		}
		if (counts.contains("met BEFORE")) {
			answers(named);
		}
	}

	/**
	 * Answers before and after: the table behind what is printed has no names, but its
	 * sums have.
	 */
	private void answers(java.util.function.Function<String, String> named) {
		if (!this.numbers.containsKey(named.apply("met BEFORE"))) {
			return;
		}
		derive(named, "only before yes", "met BEFORE", "met BEFOREpaired");
		derive(named, "only before no", "not met BEFORE", "not met BEFOREpaired");
		derive(named, "only after yes", "met AFTER", "met AFTERpaired");
		derive(named, "only after no", "not met AFTER", "not met AFTERpaired");
		derive(named, "no answer after", "denominator AFTERlower-bound", "denominator AFTER");
		derive(named, "no answer", "no answer after", "only before yes", "only before no");
		sum(named.apply("met AFTER"), java.util.stream.Stream.of(named.apply("met AFTERlower-bound")));
		sum(named.apply("denominator BEFOREpaired"),
				java.util.stream.Stream.of(named.apply("denominator AFTERpaired")));
		sum(named.apply("denominator AFTERlower-bound"),
				java.util.stream.Stream.of(named.apply("denominator AFTERupper-bound")));
		sum(named.apply("met AFTERupper-bound"),
				java.util.stream.Stream.of(named.apply("met AFTER"), named.apply("no answer after")));
		sum(named.apply("missing AFTERlower-bound"), java.util.stream.Stream.of(named.apply("missing")));
	}

	private void derive(java.util.function.Function<String, String> named, String rest, String whole, String... parts) {
		long value = this.truth.get(this.numbers.get(named.apply(whole)));
		List<String> all = new ArrayList<>();
		for (String part : parts) {
			value -= this.truth.get(this.numbers.get(named.apply(part)));
			all.add(named.apply(part));
		}
		put(named.apply(rest), value, false);
		all.add(named.apply(rest));
		sum(named.apply(whole), all.stream());
	}

	private void sum(String whole, java.util.stream.Stream<String> parts) {
		if (this.numbers.containsKey(whole)) {
			equal(whole, parts.toArray(String[]::new));
		}
	}

	private void across(String measure, ReportingPeriod period, Set<Group> groups, String count) {
		java.util.function.Function<Group, String> named = (group) -> name(measure, period, group, count);
		String everybody = named.apply(Group.NETWORK);
		if (groups.stream().anyMatch(Group::isSite)) {
			sum(everybody, groups.stream().filter(Group::isSite).map(named));
		}
		if (groups.stream().anyMatch((group) -> group.stratum().equals("sex"))) {
			sum(everybody, groups.stream().filter((group) -> group.stratum().equals("sex")).map(named));
		}
		if (groups.stream().anyMatch((group) -> !group.levelOfCare().isEmpty())) {
			sum(everybody,
					groups.stream()
						.filter((group) -> group.site().isEmpty() && !group.levelOfCare().isEmpty())
						.map(named));
			for (Group one : groups) {
				if (one.isSite()) {
					sum(named.apply(one),
							groups.stream()
								.filter((group) -> group.site().equals(one.site()) && !group.levelOfCare().isEmpty())
								.map(named));
				}
				else if (one.site().isEmpty() && !one.levelOfCare().isEmpty()) {
					sum(named.apply(one), groups.stream()
						.filter((group) -> !group.site().isEmpty() && group.levelOfCare().equals(one.levelOfCare()))
						.map(named));
				}
			}
		}
	}

	private void months(String measure, ReportingPeriod period, Set<Group> groups, Set<ReportingPeriod> periods,
			String count) {
		List<ReportingPeriod> months = period.months();
		if (months.size() > 1 && periods.containsAll(months)) {
			groups.forEach((group) -> sum(name(measure, period, group, count),
					months.stream().map((month) -> name(measure, month, group, count))));
		}
	}

	/**
	 * Two measures ask the same clients: what agrees everywhere is the same number.
	 */
	private void same(String one, String other, String count) {
		List<String> names = this.numbers.keySet()
			.stream()
			.filter((name) -> name.startsWith(one + "|") && name.endsWith("|" + count))
			.toList();
		boolean agrees = names.stream().allMatch((name) -> {
			Integer twin = this.numbers.get(other + name.substring(one.length()));
			return this.truth.get(this.numbers.get(name))
				.equals((twin == null) ? Long.valueOf(0) : this.truth.get(twin));
		});
		if (agrees) {
			names.forEach((name) -> sum(name, java.util.stream.Stream.of(other + name.substring(one.length()))));
		}
	}

	/**
	 * Attack all small counts.
	 * @return those that can be computed or narrowed down, in words
	 */
	public List<String> attack() {
		List<String> found = new ArrayList<>();
		long[] low = new long[this.truth.size()];
		long[] high = new long[this.truth.size()];
		for (int i = 0; i < low.length; i++) {
			low[i] = this.isShown.get(i) ? this.truth.get(i) : 0;
			high[i] = this.isShown.get(i) ? this.truth.get(i) : 1_000_000;
		}
		this.numbers.forEach((name, i) -> {
			if (this.isMarked.get(i) && isCertain(name)) {
				low[i] = Math.max(low[i], Math.min(1, this.truth.get(i)));
				high[i] = (this.truth.get(i) == 0) ? 0 : high[i];
			}
		});
		this.least = this.truth.stream().mapToLong(Long::longValue).toArray();
		this.most = this.least.clone();
		if (!propagate(low, high, null)) {
			throw new IllegalStateException("The printed numbers contradict each other");
		}
		for (Map.Entry<String, Integer> entry : this.numbers.entrySet()) {
			int number = entry.getValue();
			long value = this.truth.get(number);
			if (value > 0 && value < this.threshold) {
				if (this.isShown.get(number)) {
					found.add(entry.getKey() + " is printed");
				}
				else {
					this.attacked++;
					narrow(entry.getKey(), number, low, high, found);
				}
			}
		}
		return found;
	}

	/**
	 * Whether a mark says that there is somebody: rows of categories and reasons stand
	 * only where there is one, and no group but everybody has a row without anybody
	 * eligible.
	 */
	private static boolean isCertain(String name) {
		String count = name.substring(name.lastIndexOf('|') + 1);
		return count.equals("eligible") && !name.contains("|||||") || count.startsWith("category ")
				|| count.startsWith("out ");
	}

	/**
	 * First what follows from the sums by itself, then by trying whole numbers: from the
	 * truth to both sides, one after the other, as far as some solution is found.
	 */
	private void narrow(String name, int number, long[] low, long[] high, List<String> found) {
		long value = this.truth.get(number);
		if (high[number] - low[number] + 1 < this.threshold - 1) {
			found.add("%s = %d is between %d and %d".formatted(name, value, low[number], high[number]));
			return;
		}
		long need = this.threshold - 2L;
		for (boolean up : new boolean[] { true, false }) {
			long missing = need - (this.most[number] - this.least[number]);
			while (missing > 0) {
				long target = up ? this.most[number] + missing : this.least[number] - missing;
				if (target >= low[number] && target <= high[number] && isPossible(number, target, low, high)) {
					break;
				}
				missing = missing / 2;
			}
		}
		if (this.most[number] - this.least[number] < need) {
			this.hard++;
			if (this.hard > MOST_PROGRAMMES || low.length > MOST_NUMBERS) {
				this.undecided++;
				return;
			}
			Attacker attacker = linear(low, high);
			Attacker.Bounds bounds = attacker.bounds(name, false);
			if (bounds.values() < this.threshold - 1) {
				found.add("%s = %d is between %d and %d by programme".formatted(name, value, bounds.least(),
						bounds.most()));
			}
		}
	}

	/**
	 * Counts for which neither a narrow range nor a wide one was proven.
	 * @return how many
	 */
	public int undecided() {
		return this.undecided;
	}

	/**
	 * Small hidden counts that were attacked.
	 * @return how many
	 */
	public int attacked() {
		return this.attacked;
	}

	/**
	 * What can still move, for a linear programme in whole numbers.
	 */
	private Attacker linear(long[] low, long[] high) {
		Attacker attacker = new Attacker();
		List<String> names = List.copyOf(this.numbers.keySet());
		for (int i = 0; i < low.length; i++) {
			attacker.knows(names.get(i), low[i], Math.min(high[i], this.truth.get(i) + 1_000L));
		}
		for (int equation = 0; equation < this.places.size(); equation++) {
			int[] place = this.places.get(equation);
			boolean isOpen = false;
			List<String> parts = new ArrayList<>();
			for (int i = 0; i < place.length; i++) {
				isOpen |= low[place[i]] < high[place[i]];
				if (i > 0) {
					parts.add(names.get(place[i]));
				}
			}
			if (isOpen) {
				attacker.knowsSum(names.get(place[0]), parts);
			}
		}
		return attacker;
	}

	private boolean isPossible(int number, long value, long[] low, long[] high) {
		long[] lows = low.clone();
		long[] highs = high.clone();
		lows[number] = value;
		highs[number] = value;
		this.nodes = 0;
		return propagate(lows, highs, List.of(number)) && search(lows, highs);
	}

	/**
	 * Whether whole numbers fit, trying those near the truth first.
	 */
	private boolean search(long[] low, long[] high) {
		int open = -1;
		for (int i = 0; i < low.length; i++) {
			if (low[i] < high[i] && (open < 0 || high[i] - low[i] < high[open] - low[open])) {
				open = i;
			}
		}
		if (open < 0) {
			if (!propagate(low, high, null)) {
				return false;
			}
			for (int i = 0; i < low.length; i++) {
				this.least[i] = Math.min(this.least[i], low[i]);
				this.most[i] = Math.max(this.most[i], low[i]);
			}
			return true;
		}
		long near = Math.max(low[open], Math.min(high[open], this.truth.get(open)));
		for (long step = 0; step <= high[open] - low[open]; step++) {
			for (long value : (step == 0) ? new long[] { near } : new long[] { near - step, near + step }) {
				if (value >= low[open] && value <= high[open]) {
					if (++this.nodes > MOST_NODES + low.length) {
						return false;
					}
					long[] lows = low.clone();
					long[] highs = high.clone();
					lows[open] = value;
					highs[open] = value;
					if (propagate(lows, highs, List.of(open)) && search(lows, highs)) {
						return true;
					}
				}
			}
		}
		return false;
	}

	private boolean propagate(long[] low, long[] high,
			java.util.@org.jspecify.annotations.Nullable List<Integer> from) {
		java.util.ArrayDeque<Integer> queue = new java.util.ArrayDeque<>();
		boolean[] queued = new boolean[this.places.size()];
		if (from == null) {
			for (int equation = 0; equation < queued.length; equation++) {
				queue.add(equation);
				queued[equation] = true;
			}
		}
		else {
			from.forEach((number) -> this.equationsOf.get(number).forEach((equation) -> {
				if (!queued[equation]) {
					queued[equation] = true;
					queue.add(equation);
				}
			}));
		}
		int budget = 20 * this.places.size();
		while (!queue.isEmpty() && budget-- > 0) {
			int equation = queue.poll();
			queued[equation] = false;
			int[] place = this.places.get(equation);
			int[] sign = this.signs.get(equation);
			long least = 0;
			long most = 0;
			for (int i = 0; i < place.length; i++) {
				least += (sign[i] > 0) ? low[place[i]] : -high[place[i]];
				most += (sign[i] > 0) ? high[place[i]] : -low[place[i]];
			}
			if (least > 0 || most < 0) {
				return false;
			}
			for (int i = 0; i < place.length; i++) {
				int number = place[i];
				long ownLeast = (sign[i] > 0) ? low[number] : -high[number];
				long ownMost = (sign[i] > 0) ? high[number] : -low[number];
				long newMost = Math.min(ownMost, -(least - ownLeast));
				long newLeast = Math.max(ownLeast, -(most - ownMost));
				if (newLeast > newMost) {
					return false;
				}
				if (newLeast > ownLeast || newMost < ownMost) {
					low[number] = (sign[i] > 0) ? newLeast : -newMost;
					high[number] = (sign[i] > 0) ? newMost : -newLeast;
					least += newLeast - ownLeast;
					most += newMost - ownMost;
					for (int other : this.equationsOf.get(number)) {
						if (!queued[other]) {
							queued[other] = true;
							queue.add(other);
						}
					}
				}
			}
		}
		return true;
	}

}
