package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a release speaks of. A number that was published stays as it was until
 * it differs by nothing or by many; and a longer period is the sum of what was published
 * of its parts, so that late records never stand out as a difference.
 */
final class Official {

	private final int threshold;

	private final Map<String, MeasureHeader> headers;

	private final Map<Block, List<Result>> published = new LinkedHashMap<>();

	private final Map<Block, List<Result>> official = new LinkedHashMap<>();

	private final List<Kept> kept = new ArrayList<>();

	private final List<Withheld> withheld = new ArrayList<>();

	Official(Collection<Result> results, Map<String, MeasureHeader> headers, ReleasedNumbers already, int threshold) {
		this.threshold = threshold;
		this.headers = headers;
		already.entries()
			.forEach((entry) -> this.published.computeIfAbsent(Block.of(entry.exact()), (key) -> new ArrayList<>())
				.add(entry.exact()));
		Map<Block, List<Result>> fresh = results.stream()
			.collect(Collectors.groupingBy(Block::of, LinkedHashMap::new, Collectors.toList()));
		Set<Block> ordered = new TreeSet<>(java.util.Comparator.comparing(Block::measure)
			.thenComparing(Block::part)
			.thenComparing((block) -> block.period.months().size())
			.thenComparing((block) -> block.period.start())
			.thenComparing((block) -> block.period.end()));
		ordered.addAll(fresh.keySet());
		Map<Block, Boolean> sums = new HashMap<>();
		for (Block block : ordered) {
			if (block.period.months().size() > 1) {
				sums.put(block, isSum(block, fresh));
			}
		}
		for (Block block : ordered) {
			List<Result> rows = Objects.requireNonNull(fresh.get(block));
			List<Result> before = this.published.get(block);
			if (before != null) {
				this.official.put(block, resolve(block, rows, before));
			}
			else if (sums.getOrDefault(block, false) && !this.published.isEmpty()) {
				this.official.put(block, sum(block, rows));
			}
			else {
				this.official.put(block, rows);
			}
		}
	}

	/**
	 * What to print.
	 * @return rows by measure, part and period
	 */
	Map<Block, List<Result>> official() {
		return this.official;
	}

	/**
	 * What was published of a measure before.
	 * @return rows by measure, part and period
	 */
	Map<Block, List<Result>> published() {
		return this.published;
	}

	List<Kept> kept() {
		return this.kept;
	}

	List<Withheld> withheld() {
		return this.withheld;
	}

	private @Nullable Composition composition(Block block) {
		MeasureHeader header = this.headers.get(block.measure);
		return (header == null || header.windowMonths() > 1) ? null : Composition.of(header.scoring());
	}

	/**
	 * Whether all that is known of a period now is the sum of what is known of its months
	 * now.
	 */
	private boolean isSum(Block block, Map<Block, List<Result>> fresh) {
		Composition composition = composition(block);
		if (composition == null) {
			return false;
		}
		Map<org.clinicoutcomes.domain.result.Group, Map<String, Long>> rest = kinds(composition,
				Objects.requireNonNull(fresh.get(block)));
		Set<String> divisions = new TreeSet<>();
		for (ReportingPeriod month : block.period.months()) {
			List<Result> ofMonth = fresh.getOrDefault(block.in(month), List.of());
			kinds(composition, ofMonth).forEach((group, kinds) -> {
				if (group.stratum().isEmpty() && group.levelOfCare().isEmpty()) {
					divisions.add(group.site());
					kinds.forEach((kind, count) -> rest.computeIfAbsent(group, (key) -> new TreeMap<>())
						.merge(kind, -count, Long::sum));
				}
			});
		}
		return rest.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().stratum().isEmpty() && entry.getKey().levelOfCare().isEmpty())
			.filter((entry) -> entry.getKey().site().isEmpty() || divisions.size() > 1)
			.allMatch((entry) -> entry.getValue().values().stream().allMatch((count) -> count == 0));
	}

	private static Map<org.clinicoutcomes.domain.result.Group, Map<String, Long>> kinds(Composition composition,
			List<Result> rows) {
		Map<org.clinicoutcomes.domain.result.Group, List<Result>> byGroup = rows.stream()
			.collect(Collectors.groupingBy(Axes::group, LinkedHashMap::new, Collectors.toList()));
		Map<org.clinicoutcomes.domain.result.Group, Map<String, Long>> kinds = new LinkedHashMap<>();
		byGroup.forEach((group, ofGroup) -> kinds.put(group, composition.kinds(ofGroup)));
		return kinds;
	}

	/**
	 * Numbers that were published before: all of them stay, or all are replaced.
	 */
	private List<Result> resolve(Block block, List<Result> rows, List<Result> before) {
		Map<Object, Result> old = new HashMap<>();
		before.forEach((row) -> old.put(ReleasedNumbers.Key.of(row), row));
		boolean differs = false;
		boolean isLarge = true;
		for (Result row : rows) {
			Result was = old.get(ReleasedNumbers.Key.of(row));
			if (was == null || !sameNumbers(row, was)) {
				differs = true;
				isLarge &= was != null && isLarge(row, was);
			}
		}
		Set<Object> now = rows.stream().map(ReleasedNumbers.Key::of).collect(Collectors.toSet());
		boolean all = now.containsAll(old.keySet());
		if (differs && isLarge && all) {
			return rows;
		}
		if (differs) {
			this.kept.add(new Kept(block.measure, block.part, block.period));
		}
		return before.stream().filter((row) -> now.contains(ReleasedNumbers.Key.of(row))).toList();
	}

	private static boolean sameNumbers(Result one, Result other) {
		return java.util.Arrays.equals(counts(one), counts(other)) && Objects.equals(one.value(), other.value())
				&& Objects.equals(one.ciLow(), other.ciLow()) && Objects.equals(one.ciHigh(), other.ciHigh());
	}

	/**
	 * Whether each count that differs, differs by many.
	 */
	private boolean isLarge(Result one, Result other) {
		long[] now = counts(one);
		long[] before = counts(other);
		boolean any = false;
		for (int i = 0; i < now.length; i++) {
			long difference = Math.abs(now[i] - before[i]);
			any |= difference > 0;
			if (difference > 0 && difference < this.threshold) {
				return false;
			}
		}
		return any;
	}

	private static long[] counts(Result row) {
		long numerator = (row.numerator() == null) ? 0 : row.numerator();
		boolean isCount = row.statistic() == org.clinicoutcomes.domain.result.Statistic.EXCLUDED && row.value() != null;
		return new long[] { row.eligible(), row.excluded(), row.missing(), row.denominator(), numerator,
				row.denominator() - numerator, isCount ? Math.round(Objects.requireNonNull(row.value())) : 0 };
	}

	/**
	 * A longer period as the sum of what is official of its parts.
	 */
	private List<Result> sum(Block block, List<Result> rows) {
		Composition composition = Objects.requireNonNull(composition(block));
		List<List<Result>> parts = parts(block);
		Map<org.clinicoutcomes.domain.result.Group, Map<String, Long>> total = new LinkedHashMap<>();
		parts.forEach((part) -> kinds(composition, part).forEach((group, kinds) -> kinds.forEach((kind,
				count) -> total.computeIfAbsent(group, (key) -> new TreeMap<>()).merge(kind, count, Long::sum))));
		Map<org.clinicoutcomes.domain.result.Group, Map<String, Long>> now = kinds(composition, rows);
		Set<String> divided = parts.stream()
			.map((part) -> part.stream().map(Official::division).collect(Collectors.toSet()))
			.reduce((one, other) -> {
				Set<String> both = new TreeSet<>(one);
				both.retainAll(other);
				return both;
			})
			.orElse(Set.of());
		boolean isSame = now.entrySet()
			.stream()
			.filter((entry) -> divided.contains(division(entry.getKey())))
			.allMatch((entry) -> entry.getValue().equals(total.getOrDefault(entry.getKey(), Map.of())))
				&& total.entrySet()
					.stream()
					.filter((entry) -> divided.contains(division(entry.getKey())))
					.allMatch((entry) -> entry.getValue().equals(now.getOrDefault(entry.getKey(), Map.of())));
		if (isSame) {
			return rows;
		}
		this.kept.add(new Kept(block.measure, block.part, block.period));
		Map<Object, Result> templates = new LinkedHashMap<>();
		rows.forEach((row) -> templates.put(Composition.sameRow(row), row));
		parts.forEach((part) -> part.forEach((row) -> templates.putIfAbsent(Composition.sameRow(row), row)));
		List<Result> summed = new ArrayList<>();
		Set<String> dropped = new TreeSet<>();
		Result any = rows.get(0);
		templates.values().forEach((row) -> {
			if (divided.contains(division(row))) {
				Map<String, Long> ofGroup = total.getOrDefault(Axes.group(row), Map.of());
				Result rewritten = Rewrite.row(row, composition, ofGroup, block.period, any.asOf(), parts);
				if (rewritten != null) {
					summed.add(rewritten);
				}
			}
			else if (row.period().equals(block.period)) {
				dropped.add(division(row));
			}
		});
		dropped.forEach((division) -> this.withheld.add(new Withheld(block.measure, block.part, block.period, division,
				"records came late, and it would show how many")));
		return summed;
	}

	/**
	 * Official numbers that make up a period, each part as long as possible.
	 */
	private List<List<Result>> parts(Block block) {
		List<List<Result>> parts = new ArrayList<>();
		java.time.LocalDate cursor = block.period.start();
		while (!cursor.isAfter(block.period.end())) {
			java.time.LocalDate start = cursor;
			ReportingPeriod next = null;
			for (Map<Block, List<Result>> known : List.of(this.published, this.official)) {
				for (Block other : known.keySet()) {
					if (other.measure.equals(block.measure) && other.part.equals(block.part)
							&& other.period.start().equals(start) && !other.period.end().isAfter(block.period.end())
							&& !other.period.equals(block.period)
							&& (next == null || other.period.end().isAfter(next.end()))) {
						next = other.period;
					}
				}
			}
			if (next == null) {
				next = new ReportingPeriod(start, java.time.YearMonth.from(start).atEndOfMonth());
			}
			Block part = block.in(next);
			List<Result> rows = this.published.getOrDefault(part, this.official.getOrDefault(part, List.of()));
			List<Result> restated = this.official.get(part);
			parts.add((restated != null && rows.size() <= restated.size()) ? restated : rows);
			cursor = next.end().plusDays(1);
		}
		parts.removeIf(List::isEmpty);
		return parts;
	}

	private static String division(Result row) {
		return division(Axes.group(row));
	}

	private static String division(org.clinicoutcomes.domain.result.Group group) {
		if (!group.stratum().isEmpty()) {
			return group.stratum();
		}
		if (group.site().isEmpty()) {
			return group.levelOfCare().isEmpty() ? "network" : "level";
		}
		return group.levelOfCare().isEmpty() ? "site" : "site and level";
	}

	/**
	 * All numbers of a measure in a period.
	 *
	 * @param measure its id
	 * @param part the part of the answer
	 * @param period the period
	 */
	record Block(String measure, String part, ReportingPeriod period) {

		static Block of(Result result) {
			return new Block(result.measure(), result.part(), result.period());
		}

		Block in(ReportingPeriod other) {
			return new Block(this.measure, this.part, other);
		}

	}

}
