package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Group;
import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * One measure's numbers by period and group, as far as they add up: the groups of a kind
 * to everybody, kinds of subjects to sums, and months to longer periods.
 */
final class Series {

	private static final String FUNDER = "funder";

	private static final String PROGRAM = "program";

	private final String measure;

	private final String part;

	private final Composition composition;

	private final Axes axes;

	private final int[] periods;

	private final int[][] periodsOfMonth;

	private final Definitions definitions;

	private final int[][] sumsOfKind;

	private final boolean[][] members;

	private final int[] sumOfKind;

	private final boolean[][] present;

	private final Map<Integer, Map<Integer, long[]>> values = new TreeMap<>();

	private final @Nullable Count @Nullable [][][] counts;

	private final Map<Integer, Map<Integer, Map<String, Facet>>> facets = new HashMap<>();

	private final Set<Integer> withheldKinds = new TreeSet<>();

	private boolean[][] leftOut = new boolean[0][];

	private boolean[][] unmarked = new boolean[0][];

	/**
	 * Read a measure's numbers.
	 * @param measure its id
	 * @param part the part of the answer
	 * @param composition how its subjects are composed
	 * @param rows its rows by period
	 * @param axes periods and groups
	 */
	Series(String measure, String part, Composition composition, Map<ReportingPeriod, List<Result>> rows, Axes axes) {
		this.measure = measure;
		this.part = part;
		this.composition = composition;
		this.axes = axes;
		this.periods = rows.keySet().stream().mapToInt(axes::period).sorted().toArray();
		Map<Integer, Map<Integer, Map<String, Long>>> tables = new TreeMap<>();
		Set<String> kinds = new TreeSet<>();
		rows.forEach((period, ofPeriod) -> {
			Map<Integer, Map<String, Long>> table = new TreeMap<>();
			byGroup(ofPeriod).forEach((group, ofGroup) -> table.put(axes.number(group), composition.kinds(ofGroup)));
			tables.put(axes.period(period), table);
		});
		splitOverlapping(tables);
		this.present = new boolean[axes.periods().size()][axes.kindCount()];
		tables.forEach((period, table) -> {
			table.keySet().forEach((group) -> this.present[period][axes.kindOf(group)] = true);
			complete(period, table);
		});
		tables.values()
			.forEach((table) -> table.entrySet()
				.removeIf((entry) -> this.withheldKinds.contains(axes.kindOf(entry.getKey()))));
		tables.values().forEach((table) -> table.values().forEach((ofGroup) -> kinds.addAll(ofGroup.keySet())));
		for (boolean[] ofPeriod : this.present) {
			this.withheldKinds.forEach((kind) -> ofPeriod[kind] = false);
		}
		this.definitions = composition.definitions(kinds);
		List<String> listed = this.definitions.kinds();
		this.sumsOfKind = listed.stream().map(this.definitions::sumsOf).toArray(int[][]::new);
		this.members = new boolean[this.sumsOfKind.length][this.definitions.sums().size()];
		for (int kind = 0; kind < this.sumsOfKind.length; kind++) {
			for (int sum : this.sumsOfKind[kind]) {
				this.members[kind][sum] = true;
			}
		}
		this.sumOfKind = listed.stream().mapToInt(this.definitions.sums()::indexOf).toArray();
		tables.forEach((period, table) -> {
			Map<Integer, long[]> sums = new TreeMap<>();
			table.forEach((group, ofGroup) -> sums.put(group, sums(listed, ofGroup)));
			this.values.put(period, sums);
		});
		this.periodsOfMonth = axes.months()
			.stream()
			.map((month) -> java.util.Arrays.stream(this.periods)
				.filter((period) -> contains(axes.periods().get(period), month))
				.toArray())
			.toArray(int[][]::new);
		this.counts = new Count[axes.periods().size()][][];
	}

	private static boolean contains(ReportingPeriod period, ReportingPeriod month) {
		return !month.start().isBefore(period.start()) && !month.end().isAfter(period.end());
	}

	private static Map<Group, List<Result>> byGroup(List<Result> rows) {
		Map<Group, List<Result>> byGroup = new LinkedHashMap<>();
		rows.forEach((row) -> byGroup.computeIfAbsent(Axes.group(row), (key) -> new ArrayList<>()).add(row));
		return byGroup;
	}

	private long[] sums(List<String> listed, Map<String, Long> ofGroup) {
		long[] sums = new long[this.definitions.sums().size()];
		for (int kind = 0; kind < listed.size(); kind++) {
			long count = ofGroup.getOrDefault(listed.get(kind), 0L);
			for (int sum : this.sumsOfKind[kind]) {
				sums[sum] += count;
			}
		}
		return sums;
	}

	/**
	 * A client may have several funders, so each funder divides everybody by itself,
	 * unless the numbers add up.
	 */
	private void splitOverlapping(Map<Integer, Map<Integer, Map<String, Long>>> tables) {
		int network = this.axes.find(Group.NETWORK);
		boolean addsUp = tables.values().stream().allMatch((table) -> {
			Map<String, Long> rest = new TreeMap<>(table.getOrDefault(network, Map.of()));
			boolean[] has = new boolean[1];
			table.forEach((group, kinds) -> {
				if (this.axes.group(group).stratum().equals(FUNDER)) {
					has[0] = true;
					subtract(rest, kinds);
				}
			});
			return !has[0] || rest.isEmpty();
		});
		if (addsUp) {
			return;
		}
		tables.values().forEach((table) -> List.copyOf(table.keySet()).forEach((group) -> {
			Group whom = this.axes.group(group);
			if (whom.stratum().equals(FUNDER)) {
				Map<String, Long> kinds = table.remove(group);
				table.put(this.axes.number(split(whom)), kinds);
			}
		}));
	}

	private static Group split(Group funder) {
		return new Group("", "", "", FUNDER + "=" + funder.stratumValue(), funder.stratumValue());
	}

	private static void subtract(Map<String, Long> from, Map<String, Long> kinds) {
		kinds.forEach((kind, count) -> from.merge(kind, -count, Long::sum));
		from.values().removeIf((count) -> count == 0);
	}

	/**
	 * Add the rest of each kind of group.
	 */
	private void complete(int period, Map<Integer, Map<String, Long>> table) {
		Map<String, Long> everybody = table.computeIfAbsent(this.axes.find(Group.NETWORK), (key) -> new TreeMap<>());
		for (int kind = Axes.SITE; kind < this.axes.kindCount(); kind++) {
			if (this.present[period][kind] && kind != Axes.SITE_LEVEL) {
				completeKind(kind, everybody, table);
			}
		}
		if (this.present[period][Axes.SITE_LEVEL]) {
			completeSiteLevels(everybody, table);
		}
		if (everybody.values().stream().anyMatch((count) -> count < 0)) {
			for (int kind = 0; kind < this.axes.kindCount(); kind++) {
				this.withheldKinds.add(kind);
			}
		}
	}

	private void completeKind(int kind, Map<String, Long> everybody, Map<Integer, Map<String, Long>> table) {
		Map<String, Long> rest = new TreeMap<>(everybody);
		int groups = 0;
		Group any = Group.NETWORK;
		for (int group : this.axes.groupsOf(kind)) {
			if (table.containsKey(group)) {
				any = this.axes.group(group);
				subtract(rest, table.get(group));
				groups++;
			}
		}
		if (rest.values().stream().anyMatch((count) -> count < 0)
				|| any.stratum().equals(PROGRAM) && (groups > 1 || !rest.isEmpty())) {
			this.withheldKinds.add(kind);
		}
		else if (!rest.isEmpty()) {
			table.put(this.axes.number(rest(any)), rest);
		}
	}

	private static Group rest(Group group) {
		return new Group("", group.site().isEmpty() ? "" : Axes.REST, group.levelOfCare().isEmpty() ? "" : Axes.REST,
				group.stratum(), group.stratum().isEmpty() ? "" : Axes.REST);
	}

	private void completeSiteLevels(Map<String, Long> everybody, Map<Integer, Map<String, Long>> table) {
		if (this.withheldKinds.contains(Axes.SITE) || this.withheldKinds.contains(Axes.LEVEL)) {
			this.withheldKinds.add(Axes.SITE_LEVEL);
			return;
		}
		Map<Group, Map<String, Long>> rests = new LinkedHashMap<>();
		table.forEach((group, kinds) -> {
			Group whom = this.axes.group(group);
			switch (this.axes.kindOf(group)) {
				case Axes.SITE ->
					rests.computeIfAbsent(ofSite(whom.site(), Axes.REST), (key) -> new TreeMap<>()).putAll(kinds);
				case Axes.LEVEL ->
					rests.computeIfAbsent(ofSite(Axes.REST, whom.levelOfCare()), (key) -> new TreeMap<>())
						.putAll(kinds);
				default -> {
				}
			}
		});
		Map<String, Long> none = new TreeMap<>(everybody);
		table.forEach((group, kinds) -> {
			if (this.axes.kindOf(group) == Axes.SITE_LEVEL) {
				Group whom = this.axes.group(group);
				subtract(rests.computeIfAbsent(ofSite(whom.site(), Axes.REST), (key) -> new TreeMap<>()), kinds);
				subtract(rests.computeIfAbsent(ofSite(Axes.REST, whom.levelOfCare()), (key) -> new TreeMap<>()), kinds);
				subtract(none, kinds);
			}
		});
		rests.remove(ofSite(Axes.REST, Axes.REST));
		rests.values().forEach((kinds) -> subtract(none, kinds));
		rests.put(ofSite(Axes.REST, Axes.REST), none);
		if (rests.values().stream().flatMap((kinds) -> kinds.values().stream()).anyMatch((count) -> count < 0)) {
			this.withheldKinds.addAll(List.of(Axes.SITE, Axes.LEVEL, Axes.SITE_LEVEL));
			return;
		}
		rests.forEach((group, kinds) -> {
			if (!kinds.isEmpty()) {
				table.put(this.axes.number(group), kinds);
			}
		});
	}

	private static Group ofSite(String site, String level) {
		return new Group("", site, level, "", "");
	}

	/**
	 * Whether what is printed of the longer periods is the sum of their months.
	 * @param checked periods to look at
	 * @return whether it is
	 */
	boolean isSummable(Set<ReportingPeriod> checked) {
		for (int period : this.periods) {
			if (!checked.contains(this.axes.periods().get(period))) {
				continue;
			}
			List<ReportingPeriod> months = this.axes.periods().get(period).months();
			List<Integer> parts = new ArrayList<>();
			months.forEach((month) -> {
				if (this.axes.periods().contains(month) && this.values.containsKey(this.axes.period(month))) {
					parts.add(this.axes.period(month));
				}
			});
			if (parts.size() == months.size() && months.size() > 1 && !isSum(period, parts)) {
				return false;
			}
		}
		return true;
	}

	private boolean isSum(int period, List<Integer> parts) {
		Map<Integer, long[]> whole = this.values.get(period);
		Set<Integer> groups = new HashSet<>(whole.keySet());
		parts.forEach((part) -> groups.addAll(this.values.get(part).keySet()));
		for (int group : groups) {
			int kind = this.axes.kindOf(group);
			if (!this.present[period][kind] || parts.stream().anyMatch((part) -> !this.present[part][kind])) {
				continue;
			}
			long[] rest = whole.getOrDefault(group, new long[0]).clone();
			for (int part : parts) {
				long[] ofPart = this.values.get(part).get(group);
				for (int sum = 0; ofPart != null && sum < ofPart.length; sum++) {
					if (rest.length == 0) {
						rest = new long[ofPart.length];
					}
					rest[sum] -= ofPart[sum];
				}
			}
			for (long left : rest) {
				if (left != 0) {
					return false;
				}
			}
		}
		return true;
	}

	/**
	 * Make the counts that are printed, and the facets they are printed in.
	 * @param links which of them are known from another series too
	 */
	void open(Links links) {
		this.leftOut = new boolean[this.axes.periods().size()][this.axes.kindCount()];
		this.unmarked = new boolean[this.axes.periods().size()][this.axes.kindCount()];
		for (int period : this.periods) {
			@Nullable Count[][] ofPeriod = new Count[this.axes.groupCount()][];
			this.counts[period] = ofPeriod;
			this.values.get(period).forEach((group, sums) -> {
				Count[] ofGroup = new Count[sums.length];
				for (int sum = 0; sum < sums.length; sum++) {
					ofGroup[sum] = links.count(this, period, group, sum, sums[sum], this.definitions.isLatent(sum));
					ofGroup[sum].marks += isMarked(group, sum) ? 1 : 0;
				}
				ofPeriod[group] = ofGroup;
				if (!this.axes.isRest(group)) {
					facets(period, group, ofGroup);
				}
			});
		}
	}

	private void facets(int period, int group, Count[] ofGroup) {
		Map<String, Facet> named = new HashMap<>();
		double worth = worth(period, group);
		this.definitions.facets().forEach((name, sums) -> {
			List<Count> counts = new ArrayList<>();
			for (int sum : sums) {
				counts.add(ofGroup[sum]);
			}
			boolean isDetail = name.equals(Composition.POPULATION) || name.startsWith("out ");
			boolean isNobody = counts.stream().allMatch((count) -> count.value == 0);
			named.put(name, new Facet(counts, worth / (isDetail ? 4 : 1) / (isNobody ? 20 : 1)));
		});
		this.facets.computeIfAbsent(period, (key) -> new HashMap<>()).put(group, named);
	}

	/**
	 * What a reader loses: most with everybody's numbers, more with a site's than with a
	 * stratum's, and more with a long period's or the last month's than with an old
	 * one's.
	 */
	private double worth(int period, int group) {
		double worth = switch (this.axes.kindOf(group)) {
			case Axes.NETWORK -> 400;
			case Axes.SITE, Axes.LEVEL -> 20;
			case Axes.SITE_LEVEL -> 4;
			default -> 8;
		};
		ReportingPeriod whole = this.axes.periods().get(period);
		boolean isOldMonth = whole.months().size() == 1
				&& whole.end().isBefore(this.axes.months().get(this.axes.months().size() - 1).end());
		return isOldMonth ? worth / 2 : worth * 2;
	}

	/**
	 * The facet a row's numbers are in.
	 * @param row the row
	 * @param population whether eligible, excluded and missing are meant
	 * @return the facet, null if the row is withheld as a whole
	 */
	@Nullable Facet facet(Result row, boolean population) {
		Group whom = Axes.group(row);
		Map<Integer, Map<String, Facet>> ofPeriod = this.facets.getOrDefault(this.axes.period(row.period()), Map.of());
		Map<String, Facet> named = ofPeriod.get(this.axes.find(whom));
		if (named == null && whom.stratum().equals(FUNDER)) {
			named = ofPeriod.get(this.axes.find(split(whom)));
		}
		return (named == null) ? null : named.get(population ? Composition.POPULATION : this.composition.facet(row));
	}

	List<Facet> facets(int period) {
		return this.facets.getOrDefault(period, Map.of())
			.values()
			.stream()
			.flatMap((named) -> named.values().stream())
			.toList();
	}

	List<Facet> facets(int period, int kind) {
		List<Facet> found = new ArrayList<>();
		this.facets.getOrDefault(period, Map.of()).forEach((group, named) -> {
			if (this.axes.kindOf(group) == kind) {
				found.addAll(named.values());
			}
		});
		return found;
	}

	/**
	 * Whether rows of a table are out already, shown or hidden.
	 */
	boolean isPublished(int period, int kind) {
		return facets(period, kind).stream().anyMatch(Facet::isPublished);
	}

	/**
	 * Leave a table out of one period.
	 * @return whether that could be done, or was done before
	 */
	boolean unmarkUnlessPublished(int period, int kind) {
		boolean isTable = kind != Axes.NETWORK || this.composition == Composition.DISTRIBUTION;
		if (isTable && !isPublished(period, kind)) {
			unmark(period, kind);
			return true;
		}
		return false;
	}

	/**
	 * Whether a division of everybody can be left out: none of it is out already, and
	 * everybody's own numbers would stay.
	 */
	boolean canLeaveOut(int kind) {
		boolean isTable = kind != Axes.NETWORK || this.composition == Composition.DISTRIBUTION;
		return isTable && java.util.Arrays.stream(this.periods)
			.mapToObj((period) -> facets(period, kind))
			.flatMap(List::stream)
			.noneMatch(Facet::isPublished);
	}

	/**
	 * Leave a division of everybody out of every period.
	 */
	void leaveOut(int kind) {
		for (int period : this.periods) {
			leaveOut(period, kind);
		}
	}

	/**
	 * Leave out the table that a row is of.
	 * @param row the row
	 * @param isGone whether it is left out of every period; else what other periods show
	 * may still tell of it, and it stays in mind
	 */
	void leaveOut(Result row, boolean isGone) {
		int group = find(row);
		int period = this.axes.period(row.period());
		if (group >= 0 && isGone) {
			leaveOut(period, this.axes.kindOf(group));
		}
		else if (group >= 0) {
			unmark(period, this.axes.kindOf(group));
		}
	}

	private void leaveOut(int period, int kind) {
		if (!this.leftOut[period][kind]) {
			unmark(period, kind);
			this.leftOut[period][kind] = true;
			for (int group : this.axes.groupsOf(kind)) {
				if (group < this.counts[period].length) {
					this.counts[period][group] = null;
				}
			}
			this.values.get(period).keySet().removeIf((group) -> this.axes.kindOf(group) == kind);
		}
	}

	/**
	 * Print not even a mark.
	 */
	private void unmark(int period, int kind) {
		if (!this.unmarked[period][kind]) {
			this.unmarked[period][kind] = true;
			facets(period, kind).forEach(Facet::leaveOut);
			this.facets.getOrDefault(period, Map.of()).keySet().removeIf((group) -> this.axes.kindOf(group) == kind);
			for (int group : this.axes.groupsOf(kind)) {
				@Nullable Count[] ofGroup = counts(period, group);
				for (int sum = 0; ofGroup != null && sum < ofGroup.length; sum++) {
					ofGroup[sum].marks -= isMarked(group, sum) ? 1 : 0;
				}
				if (ofGroup == null && group < this.counts[period].length) {
					this.counts[period][group] = nobody();
				}
			}
		}
	}

	/**
	 * A group without anybody, of which no reader knows that it is.
	 */
	private Count[] nobody() {
		Count[] nobody = new Count[sumCount()];
		for (int sum = 0; sum < nobody.length; sum++) {
			nobody[sum] = new Count(0, this.definitions.isLatent(sum));
		}
		return nobody;
	}

	/**
	 * Whether a mark says that there is somebody. Everybody's row stands even where there
	 * is nobody.
	 */
	private boolean isMarked(int group, int sum) {
		return this.definitions.isCertain(sum) && (group != 0 || sum != 0);
	}

	boolean isLeftOut(int period, int kind) {
		return this.leftOut[period][kind];
	}

	boolean isLeftOut(Result row) {
		int group = find(row);
		return group >= 0 && this.unmarked[this.axes.period(row.period())][this.axes.kindOf(group)];
	}

	/**
	 * The group of a row, which for a funder may be a division of its own.
	 */
	private int find(Result row) {
		Group whom = Axes.group(row);
		int group = this.axes.find(whom);
		boolean isSplit = whom.stratum().equals(FUNDER) && this.axes.find(split(whom)) >= 0
				&& !this.present[this.axes.period(row.period())][this.axes.kind(whom)];
		return isSplit ? this.axes.find(split(whom)) : group;
	}

	String measure() {
		return this.measure;
	}

	String part() {
		return this.part;
	}

	int[] periods() {
		return this.periods;
	}

	int[] periodsOfMonth(int month) {
		return this.periodsOfMonth[month];
	}

	boolean isRest(int group) {
		return this.axes.isRest(group);
	}

	Set<Integer> withheldKinds() {
		return this.withheldKinds;
	}

	boolean isPresent(int period, int kind) {
		return kind < this.present[period].length && this.present[period][kind] && !this.leftOut[period][kind];
	}

	@Nullable Count @Nullable [] counts(int period, int group) {
		return (group < this.counts[period].length) ? this.counts[period][group] : null;
	}

	Map<Integer, long[]> values(int period) {
		return this.values.get(period);
	}

	int kindCount() {
		return this.sumsOfKind.length;
	}

	int[] sumsOfKind(int kind) {
		return this.sumsOfKind[kind];
	}

	int sumCount() {
		return this.definitions.sums().size();
	}

	boolean isLatent(int sum) {
		return this.definitions.isLatent(sum);
	}

	/**
	 * How many subjects of a kind a group has.
	 */
	long available(int period, int group, int kind) {
		@Nullable Count[] ofGroup = counts(period, group);
		return (ofGroup == null) ? 0 : ofGroup[this.sumOfKind[kind]].value;
	}

	/**
	 * Whether a reader knows that a group has no subject of a kind, because there is no
	 * row of it.
	 */
	boolean isKnownToBeNobody(int period, int group, int kind) {
		@Nullable Count[] ofGroup = counts(period, group);
		if (ofGroup == null) {
			return true;
		}
		for (int sum : this.sumsOfKind[kind]) {
			if (ofGroup[sum].value == 0 && ofGroup[sum].marks > 0) {
				return true;
			}
		}
		return false;
	}

	boolean isMember(int kind, int sum) {
		return this.members[kind][sum];
	}

}
