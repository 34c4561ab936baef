package org.clinicoutcomes.domain.report;

import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * Finds the results that the parts of a report print, by month and measure. Those that
 * are withheld have lost their numbers here already.
 */
final class Answers {

	private static final int MONTHS_SHOWN = 13;

	private final YearMonth month;

	private final ReportingPeriod reported;

	private final Map<ReportingPeriod, Map<String, List<Result>>> byPeriod;

	private final Map<String, MeasureHeader> headers;

	private final Map<String, String> siteNames;

	private final Provenance provenance;

	private final boolean isComplete;

	Answers(YearMonth month, Collection<Result> results, Collection<MeasureHeader> headers, ReportBasis basis) {
		this(ReportingPeriod.of(month), results, headers, basis.siteNames(), basis.provenance(), true);
	}

	Answers(ReportingPeriod reported, Collection<Result> results, Collection<MeasureHeader> headers,
			Map<String, String> siteNames, Provenance provenance, boolean isComplete) {
		this.month = YearMonth.from(reported.end());
		this.reported = reported;
		this.provenance = provenance;
		this.isComplete = isComplete;
		this.byPeriod = results.stream()
			.map(Figures::withheld)
			.collect(Collectors.groupingBy(Result::period, Collectors.groupingBy(Result::measure)));
		this.headers = headers.stream()
			.collect(Collectors.toMap(MeasureHeader::id, Function.identity(), (first, second) -> first,
					LinkedHashMap::new));
		this.siteNames = siteNames;
	}

	ReportingPeriod reported() {
		return this.reported;
	}

	YearMonth month() {
		return this.month;
	}

	/**
	 * The months that have results, oldest first, ending with the reported one.
	 */
	List<YearMonth> months() {
		return IntStream.range(0, MONTHS_SHOWN)
			.mapToObj((index) -> this.month.minusMonths(MONTHS_SHOWN - 1L - index))
			.filter((candidate) -> candidate.equals(this.month)
					|| this.byPeriod.containsKey(ReportingPeriod.of(candidate)))
			.toList();
	}

	Collection<MeasureHeader> headers() {
		return this.headers.values();
	}

	@Nullable MeasureHeader header(String measure) {
		return this.headers.get(measure);
	}

	String version(String measure) {
		return of(measure).map(Result::version).findFirst().orElse("");
	}

	String siteName(String code) {
		return this.siteNames.getOrDefault(code, code);
	}

	/**
	 * The names of the sites that are known, whether anybody is counted there or not.
	 */
	SortedMap<String, String> siteNames() {
		return new TreeMap<>(this.siteNames);
	}

	/**
	 * All results of a measure in the reported period.
	 */
	Stream<Result> of(String measure) {
		return of(this.reported, measure);
	}

	Stream<Result> of(YearMonth wanted, String measure) {
		return of(ReportingPeriod.of(wanted), measure);
	}

	Stream<Result> of(ReportingPeriod wanted, String measure) {
		return this.byPeriod.getOrDefault(wanted, Map.of()).getOrDefault(measure, List.of()).stream();
	}

	/**
	 * What stands where there is no result. Where results may have been left out to
	 * protect clients, nobody can tell that from there being no one.
	 */
	Cell absent(boolean isMeasured) {
		return this.isComplete ? (isMeasured ? Cell.NO_ONE : Cell.NOT_MEASURED) : Cell.SUPPRESSED;
	}

	/**
	 * A measure's name with the mark of one whose numbers may still change.
	 */
	String marked(String measure, String name) {
		return this.provenance.isProvisional(measure) ? name + " (provisional)" : name;
	}

	boolean isAnyProvisional() {
		return this.headers.keySet().stream().anyMatch(this.provenance::isProvisional);
	}

	/**
	 * The network's answer to a measure without parts.
	 */
	@Nullable Result network(String measure, Statistic statistic) {
		return network(this.reported, measure, "", statistic, "");
	}

	@Nullable Result network(YearMonth wanted, String measure, String part, Statistic statistic, String category) {
		return network(ReportingPeriod.of(wanted), measure, part, statistic, category);
	}

	@Nullable Result network(ReportingPeriod wanted, String measure, String part, Statistic statistic, String category) {
		return of(wanted, measure).filter(Result::isNetwork)
			.filter((result) -> result.part().equals(part) && result.statistic() == statistic
					&& result.category().equals(category))
			.findFirst()
			.orElse(null);
	}

	/**
	 * The answers of whole sites to a measure without parts, in order of their names.
	 */
	List<Result> sites(String measure, Statistic statistic) {
		return of(measure).filter(Result::isSite)
			.filter((result) -> result.part().isEmpty() && result.statistic() == statistic
					&& result.category().isEmpty())
			.sorted((one, other) -> siteName(one.site()).compareTo(siteName(other.site())))
			.toList();
	}

	Collection<String> values(String measure, Function<Result, String> key) {
		return of(measure).map(key)
			.filter(Objects::nonNull)
			.filter((value) -> !value.isEmpty())
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
