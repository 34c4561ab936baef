package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.disclosure.Official.Block;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Makes exact results fit to be shown: no number under the threshold is in them, nor can
 * any be computed from them, from what was released before, or from both, nor be narrowed
 * down to fewer than T - 1 values.
 */
public final class Disclosure {

	/** The smallest threshold that is accepted. */
	public static final int LEAST_THRESHOLD = 5;

	/** The threshold that is usual. */
	public static final int USUAL_THRESHOLD = 11;

	/** What is decided must not depend on the order in which rows come. */
	private static final Comparator<Result> ORDER = Comparator.comparing(Result::measure)
		.thenComparing(Result::part)
		.thenComparing((Result row) -> row.period().start())
		.thenComparing((Result row) -> row.period().end())
		.thenComparing(Result::site)
		.thenComparing(Result::levelOfCare)
		.thenComparing(Result::stratum)
		.thenComparing(Result::stratumValue)
		.thenComparing(Result::statistic)
		.thenComparing(Result::category)
		.thenComparing(Result::time, Comparator.nullsFirst(Comparator.naturalOrder()));

	private final int threshold;

	private final Map<String, MeasureHeader> headers;

	private final ReleasedNumbers already;

	private final Set<Withheld> withheld = new LinkedHashSet<>();

	private Disclosure(Collection<MeasureHeader> headers, int threshold, ReleasedNumbers already) {
		if (threshold < LEAST_THRESHOLD) {
			throw new IllegalArgumentException(
					"A threshold must be %d or more, got: %d".formatted(LEAST_THRESHOLD, threshold));
		}
		this.threshold = threshold;
		this.headers = headers.stream().collect(Collectors.toMap(MeasureHeader::id, (header) -> header));
		this.already = already;
	}

	/**
	 * Protect a release.
	 * @param results exact results that are about to be published, all that go to this
	 * audience at once: tables that are protected one by one give each other away
	 * @param headers what the measures say about themselves; numbers of others are
	 * withheld
	 * @param threshold the smallest count that is shown, at least 5
	 * @param already what was published to the same class of audience before
	 * @return what may be shown, and what to remember of it
	 */
	public static ProtectedRelease protect(List<Result> results, Collection<MeasureHeader> headers, int threshold,
			ReleasedNumbers already) {
		List<Result> ordered = results.stream().sorted(ORDER).toList();
		return new Disclosure(headers, threshold, already).protect(ordered);
	}

	private ProtectedRelease protect(List<Result> results) {
		Official official = new Official(results, this.headers, this.already, this.threshold);
		this.withheld.addAll(official.withheld());
		LeftOut leftOut = new LeftOut(official.official(), this.headers, this.already, this.threshold);
		this.withheld.addAll(leftOut.withheld());
		Map<Block, List<Result>> world = world(official);
		Axes axes = new Axes(world.values().stream().flatMap(List::stream).toList());
		Map<Block, Series> series = series(world, axes,
				results.stream().map(Result::period).collect(Collectors.toCollection(LinkedHashSet::new)));
		Set<Series> all = new LinkedHashSet<>(series.values());
		Links links = new Links(all);
		all.forEach((one) -> one.open(links));
		world.forEach((block, rows) -> {
			Series one = series.get(block);
			if (one != null) {
				rows.stream().filter(leftOut::contains).forEach((row) -> one.leaveOut(row, leftOut.isGone(row)));
			}
		});
		remember(series, world);
		List<Protection> protections = links.families()
			.stream()
			.map((family) -> new Protection(family, axes, links, this.threshold))
			.toList();
		protections.parallelStream().map(Protection::apply).toList().forEach(this.withheld::addAll);
		all.forEach((one) -> noteKinds(one, axes));
		List<Entry> entries = new ArrayList<>();
		official.official().forEach((block, rows) -> {
			Series one = series.get(block);
			Map<Boolean, List<Result>> isOut = rows.stream()
				.collect(Collectors.partitioningBy(
						(row) -> leftOut.contains(row) || one != null && isModelled(row) && one.isLeftOut(row)));
			entries.addAll(entries(block, isOut.getOrDefault(false, List.of()), one, official));
			isOut.getOrDefault(true, List.of()).forEach((row) -> entries.add(new Entry(row, Shown.ABSENT)));
		});
		Map<Object, Entry> byKey = new LinkedHashMap<>();
		entries.forEach((entry) -> byKey.put(ReleasedNumbers.Key.of(entry.exact()), entry));
		List<Entry> printed = List.copyOf(byKey.values());
		return new ProtectedRelease(
				printed.stream().filter((entry) -> entry.shown() != Shown.ABSENT).map(this::printed).toList(),
				List.copyOf(this.withheld), official.kept(), protections.stream().mapToInt(Protection::unsafe).sum(),
				printed);
	}

	/**
	 * All that a reader knows of the months this release speaks of.
	 */
	private Map<Block, List<Result>> world(Official official) {
		Map<Block, List<Result>> world = new LinkedHashMap<>();
		Set<ReportingPeriod> months = official.official()
			.keySet()
			.stream()
			.flatMap((block) -> block.period().months().stream())
			.collect(Collectors.toSet());
		official.official().forEach((block, rows) -> {
			Map<Object, Result> merged = new LinkedHashMap<>();
			official.published()
				.getOrDefault(block, List.of())
				.forEach((row) -> merged.put(ReleasedNumbers.Key.of(row), row));
			rows.forEach((row) -> merged.put(ReleasedNumbers.Key.of(row), row));
			world.put(block, List.copyOf(merged.values()));
		});
		official.published().forEach((block, rows) -> {
			if (!world.containsKey(block) && block.period().months().stream().anyMatch(months::contains)) {
				world.put(block, rows);
			}
		});
		return world;
	}

	private Map<Block, Series> series(Map<Block, List<Result>> world, Axes axes, Set<ReportingPeriod> current) {
		Map<List<String>, Map<ReportingPeriod, List<Result>>> byMeasure = new LinkedHashMap<>();
		world.forEach((block, rows) -> byMeasure
			.computeIfAbsent(List.of(block.measure(), block.part()), (key) -> new LinkedHashMap<>())
			.put(block.period(), rows));
		Map<Block, Series> series = new HashMap<>();
		byMeasure.forEach((key, periods) -> {
			MeasureHeader header = this.headers.get(key.get(0));
			Composition composition = (header == null) ? null : Composition.of(header.scoring());
			if (composition == null) {
				return;
			}
			Series together = new Series(key.get(0), key.get(1), composition, periods, axes);
			boolean isSum = header.windowMonths() == 1 && together.isSummable(current);
			periods.forEach((period, rows) -> series.put(new Block(key.get(0), key.get(1), period),
					isSum ? together : new Series(key.get(0), key.get(1), composition, Map.of(period, rows), axes)));
		});
		return series;
	}

	/**
	 * What was published stays shown or hidden as it was.
	 */
	private void remember(Map<Block, Series> series, Map<Block, List<Result>> world) {
		Map<Facet, Boolean> shown = new HashMap<>();
		world.forEach((block, rows) -> {
			Series one = series.get(block);
			for (Result row : rows) {
				Entry entry = this.already.find(row);
				if (entry != null && one != null) {
					Facet main = one.facet(row, false);
					Facet population = one.facet(row, true);
					if (main != null && population != null && isModelled(row)) {
						shown.merge(main, isShown(entry), Boolean::logicalOr);
						shown.merge(population, entry.shown() == Shown.ALL, Boolean::logicalOr);
					}
				}
			}
		});
		shown.forEach(Facet::wasPublished);
	}

	private static boolean isShown(Entry entry) {
		return entry.shown() == Shown.ALL || entry.shown() == Shown.WITHOUT_POPULATION;
	}

	private static boolean isModelled(Result row) {
		return row.statistic() != Statistic.SURVIVAL && row.statistic() != Statistic.INCIDENCE
				&& row.statistic() != Statistic.LOG_RANK && row.time() == null;
	}

	private void noteKinds(Series one, Axes axes) {
		for (int kind : one.withheldKinds()) {
			for (int period : one.periods()) {
				this.withheld.add(new Withheld(one.measure(), one.part(), axes.periods().get(period),
						axes.kindName(kind), "its numbers do not add up to everybody's"));
			}
		}
	}

	private List<Entry> entries(Block block, List<Result> rows, @Nullable Series one, Official official) {
		MeasureHeader header = this.headers.get(block.measure());
		if (header == null) {
			this.withheld.add(new Withheld(block.measure(), block.part(), block.period(), "all",
					"nothing is known of how the measure counts"));
			return rows.stream().map((row) -> new Entry(row, Shown.NOTHING)).toList();
		}
		if (header.scoring() == Scoring.FLOW) {
			return new Flows(this.threshold, official, this.already).entries(block, rows);
		}
		List<Entry> entries = new ArrayList<>();
		List<Result> curve = new ArrayList<>();
		for (Result row : rows) {
			if (row.statistic() == Statistic.SURVIVAL || row.statistic() == Statistic.INCIDENCE || row.time() != null) {
				if (row.statistic() != Statistic.COUNT && row.isNetwork()) {
					curve.add(row);
				}
			}
			else if (row.statistic() == Statistic.LOG_RANK) {
				entries.add(new Entry(row, areSitesShown(rows, one) ? Shown.ALL : Shown.NOTHING));
			}
			else {
				entries.add(new Entry(row, (one == null) ? shownAlone(row) : shown(row, one)));
			}
		}
		if (!curve.isEmpty()) {
			entries.addAll(curve(block, curve, rows, one, official));
		}
		return entries;
	}

	/**
	 * Curves are shown for everybody and for single months; those of longer periods
	 * differ from each other by a few clients.
	 */
	private List<Entry> curve(Block block, List<Result> curve, List<Result> rows, @Nullable Series one,
			Official official) {
		boolean isAllowed = block.period().months().size() == 1 && rows.stream()
			.filter((row) -> row.isNetwork() && isModelled(row) && row.statistic() != Statistic.EXCLUDED)
			.allMatch((row) -> one != null && shown(row, one) != Shown.NOTHING);
		boolean wasPublished = official.published().containsKey(block);
		List<Result> points = wasPublished ? curve.stream().filter((row) -> this.already.find(row) != null).toList()
				: isAllowed ? new CoarseCurve(curve, this.threshold).points() : List.of();
		if (points.isEmpty()) {
			this.withheld.add(new Withheld(block.measure(), block.part(), block.period(), "curve",
					"its steps would be single clients"));
		}
		Result first = curve.get(0);
		boolean hasPopulation = isSafe(first.eligible()) && isSafe(first.excluded()) && isSafe(first.missing());
		return points.stream()
			.map((point) -> new Entry(point,
					(one == null) ? (hasPopulation ? Shown.ALL : Shown.WITHOUT_POPULATION) : Shown.WITHOUT_POPULATION))
			.toList();
	}

	private Shown shown(Result row, Series one) {
		Facet main = one.facet(row, false);
		Facet population = one.facet(row, true);
		if (main == null || population == null || main.isHidden()) {
			return Shown.NOTHING;
		}
		boolean isQuantile = row.statistic() == Statistic.MEDIAN || row.statistic() == Statistic.P25
				|| row.statistic() == Statistic.P75 || row.statistic() == Statistic.P90;
		if (isQuantile && row.denominator() < 2L * this.threshold) {
			return Shown.NOTHING;
		}
		return population.isHidden() ? Shown.WITHOUT_POPULATION : Shown.ALL;
	}

	/**
	 * A number beside a curve of several kinds of events: only everybody's, and only if
	 * all of them are large enough.
	 */
	private Shown shownAlone(Result row) {
		boolean isSafe = row.isNetwork() && isSafe(row.eligible()) && isSafe(row.excluded()) && isSafe(row.missing())
				&& isSafe(row.denominator()) && row.statistic() == Statistic.EXCLUDED && row.value() != null
				&& isSafe(Math.round(row.value()));
		return isSafe ? Shown.ALL : Shown.NOTHING;
	}

	private boolean isSafe(long count) {
		return count == 0 || count >= this.threshold;
	}

	private boolean areSitesShown(List<Result> rows, @Nullable Series one) {
		return one != null && rows.stream()
			.filter((row) -> (row.isSite() || row.isNetwork()) && isModelled(row)
					&& row.statistic() != Statistic.EXCLUDED)
			.allMatch((row) -> shown(row, one) != Shown.NOTHING);
	}

	private Result printed(Entry entry) {
		Result exact = entry.exact();
		if (exact.statistic() == Statistic.CHANGE && exact.numerator() == null && isPairs(exact)) {
			exact = new Result(exact.period(), exact.asOf(), exact.measure(), exact.version(), exact.part(),
					exact.site(), exact.levelOfCare(), exact.stratum(), exact.stratumValue(), exact.statistic(),
					exact.category(), exact.time(), exact.eligible(), exact.excluded(), exact.missing(),
					exact.denominator(), null, exact.value(), null, null, exact.suppressed());
		}
		return switch (entry.shown()) {
			case ALL -> exact;
			case WITHOUT_POPULATION -> exact.withoutPopulation();
			case NOTHING, ABSENT -> exact.withoutNumbers();
		};
	}

	/**
	 * The interval of a change of shares tells how many changed each way.
	 */
	private boolean isPairs(Result row) {
		MeasureHeader header = this.headers.get(row.measure());
		return header != null && header.scoring() == Scoring.CHANGE;
	}

}
