package org.clinicoutcomes.domain.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.clinicoutcomes.domain.statistics.ClusteredMean;
import org.clinicoutcomes.domain.statistics.ClusteredProportion;
import org.clinicoutcomes.domain.statistics.CumulativeIncidence;
import org.clinicoutcomes.domain.statistics.KaplanMeier;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one measure in one period, counted by group: all that the statistics
 * need, and small however many verdicts there are.
 */
public final class Tallies {

	private final Map<Group, Population> populations = new LinkedHashMap<>();

	private final Map<Group, ClusteredProportion> clusters = new HashMap<>();

	private final Map<Group, Map<Pair, Long>> pairs = new HashMap<>();

	private final Map<Group, SortedMap<String, Double>> sums = new HashMap<>();

	private final Map<Group, SortedMap<Double, Long>> values = new HashMap<>();

	private final Map<Group, SortedMap<String, Long>> categories = new HashMap<>();

	private final Map<Group, List<KaplanMeier.Observation>> times = new HashMap<>();

	private final Map<Group, ClusteredMean> means = new HashMap<>();

	private final Map<Group, List<CumulativeIncidence.Observation>> incidences = new HashMap<>();

	private final Map<Group, SortedMap<Double, Long>> marks = new HashMap<>();

	/**
	 * The subjects of a group.
	 * @param group the group
	 * @return its population, to be added to
	 */
	public Population population(Group group) {
		return this.populations.computeIfAbsent(group, (key) -> new Population());
	}

	/**
	 * Note what became of a proportion's subjects.
	 * @param group the group
	 * @param numerator subjects for whom it is met
	 * @param denominator subjects counted
	 * @param clusters number of clients
	 * @param squaredMet sum over clients of their met subjects, squared
	 * @param products sum over clients of met subjects times subjects
	 * @param squaredSizes sum over clients of their subjects, squared
	 */
	public void clusters(Group group, long numerator, long denominator, long clusters, double squaredMet,
			double products, double squaredSizes) {
		this.clusters.put(group,
				new ClusteredProportion(numerator, denominator, clusters, squaredMet, products, squaredSizes));
	}

	/**
	 * Note answers given before and after.
	 * @param group the group
	 * @param before the first answer, yes as 1 and no as 0, null if missing
	 * @param after the second answer, likewise
	 * @param count number of subjects
	 */
	public void pair(Group group, @Nullable Double before, @Nullable Double after, long count) {
		this.pairs.computeIfAbsent(group, (key) -> new HashMap<>()).merge(new Pair(before, after), count, Long::sum);
	}

	/**
	 * Note a sum.
	 * @param group the group
	 * @param category the line it stands in, empty if there is one only
	 * @param total the sum
	 */
	public void sum(Group group, String category, double total) {
		this.sums.computeIfAbsent(group, (key) -> new TreeMap<>()).merge(category, total, Double::sum);
	}

	/**
	 * Note the sums over clients from which a clustered mean is computed.
	 * @param group the group
	 * @param mean the sums
	 */
	public void mean(Group group, ClusteredMean mean) {
		this.means.put(group, mean);
	}

	/**
	 * Note subjects that had an event of a kind, or none so far.
	 * @param group the group
	 * @param time when
	 * @param kind the kind of event, null if none was seen
	 * @param count number of subjects
	 */
	public void incidence(Group group, double time, @Nullable String kind, long count) {
		this.incidences.computeIfAbsent(group, (key) -> new ArrayList<>())
			.add(new CumulativeIncidence.Observation(time, kind, count));
	}

	/**
	 * Note a value, a category or a time.
	 * @param group the group
	 * @param value the value or time, null if the measure has none
	 * @param event whether the event happened at that time, null if the measure has none
	 * @param category the category, null if the measure has none
	 * @param count number of subjects
	 */
	public void value(Group group, @Nullable Double value, @Nullable Boolean event, @Nullable String category,
			long count) {
		if (value != null && event != null) {
			this.times.computeIfAbsent(group, (key) -> new ArrayList<>())
				.add(new KaplanMeier.Observation(value, event, count));
			if (category != null) {
				this.marks.computeIfAbsent(group, (key) -> new TreeMap<>()).merge(value, count, Long::sum);
			}
		}
		else if (value != null) {
			this.values.computeIfAbsent(group, (key) -> new TreeMap<>()).merge(value, count, Long::sum);
		}
		else if (category != null) {
			this.categories.computeIfAbsent(group, (key) -> new TreeMap<>()).merge(category, count, Long::sum);
		}
	}

	ClusteredMean mean(Group group) {
		return this.means.getOrDefault(group, new ClusteredMean(0, 0, 0, 0, 0, 0));
	}

	List<CumulativeIncidence.Observation> incidences(Group group) {
		return this.incidences.getOrDefault(group, List.of());
	}

	/**
	 * What is known at each whole site, for a part of the answer.
	 * @param part the part
	 * @return times by site, in the order of the sites
	 */
	SortedMap<String, List<KaplanMeier.Observation>> timesOfSites(String part) {
		SortedMap<String, List<KaplanMeier.Observation>> bySite = new TreeMap<>();
		this.times.forEach((group, observations) -> {
			if (group.isSite() && group.part().equals(part)) {
				bySite.put(group.site(), observations);
			}
		});
		return bySite;
	}

	/**
	 * Subjects by group. Everybody is always a group, so that a measure with no one to
	 * count says so.
	 */
	Map<Group, Population> populations() {
		if (this.populations.isEmpty()) {
			population(Group.NETWORK);
		}
		return this.populations;
	}

	ClusteredProportion clusters(Group group) {
		return this.clusters.getOrDefault(group, new ClusteredProportion(0, 0, 0, 0, 0, 0));
	}

	Map<Pair, Long> pairs(Group group) {
		return this.pairs.getOrDefault(group, Map.of());
	}

	SortedMap<String, Double> sums(Group group) {
		return this.sums.getOrDefault(group, new TreeMap<>());
	}

	/**
	 * The lines of a flow: a line that is empty for one group still stands there as 0.
	 * @return all categories that any group has
	 */
	SortedSet<String> lines() {
		SortedSet<String> lines = new TreeSet<>();
		this.sums.values().forEach((bySum) -> lines.addAll(bySum.keySet()));
		return lines;
	}

	SortedMap<Double, Long> values(Group group) {
		return this.values.getOrDefault(group, new TreeMap<>());
	}

	SortedMap<String, Long> categories(Group group) {
		return this.categories.getOrDefault(group, new TreeMap<>());
	}

	/**
	 * Events that are marked on a curve, such as marks.
	 */
	SortedMap<Double, Long> marks(Group group) {
		return this.marks.getOrDefault(group, new TreeMap<>());
	}

	List<KaplanMeier.Observation> times(Group group) {
		return this.times.getOrDefault(group, List.of());
	}

	/**
	 * An answer given twice.
	 *
	 * @param before the first answer, yes as 1 and no as 0, null if missing
	 * @param after the second answer, likewise
	 */
	record Pair(@Nullable Double before, @Nullable Double after) {
	}

}
