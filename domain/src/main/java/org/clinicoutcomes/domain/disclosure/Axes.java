package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Group;
import org.clinicoutcomes.domain.result.Result;

/**
 * The periods and the groups of a release, numbered. A group has a kind: everybody, site,
 * level of care, site and level, or the name of a stratum. Of each kind there is a group
 * of the rest, those who are in no group that is printed.
 */
final class Axes {

	static final int NETWORK = 0;

	static final int SITE = 1;

	static final int LEVEL = 2;

	static final int SITE_LEVEL = 3;

	/** Stands for no site, no level, no value. */
	static final String REST = "(rest)";

	private final List<ReportingPeriod> periods;

	private final Map<ReportingPeriod, Integer> periodNumbers = new HashMap<>();

	private final List<ReportingPeriod> months;

	private final List<String> kinds = new ArrayList<>(List.of("network", "site", "level", "site and level"));

	private final List<Group> groups = new ArrayList<>();

	private final List<Integer> kindOfGroup = new ArrayList<>();

	private final Map<Group, Integer> groupNumbers = new HashMap<>();

	private final List<List<Integer>> groupsOfKind = new ArrayList<>();

	Axes(Collection<Result> results) {
		TreeSet<ReportingPeriod> ordered = new TreeSet<>(
				Comparator.comparing(ReportingPeriod::start).thenComparing(ReportingPeriod::end));
		TreeSet<ReportingPeriod> orderedMonths = new TreeSet<>(ordered.comparator());
		Map<Group, Boolean> seen = new LinkedHashMap<>();
		results.forEach((result) -> {
			if (ordered.add(result.period())) {
				orderedMonths.addAll(result.period().months());
			}
			seen.put(group(result), true);
		});
		this.periods = List.copyOf(ordered);
		this.months = List.copyOf(orderedMonths);
		this.periods.forEach((period) -> this.periodNumbers.put(period, this.periodNumbers.size()));
		for (int kind = 0; kind < this.kinds.size(); kind++) {
			this.groupsOfKind.add(new ArrayList<>());
		}
		number(Group.NETWORK);
		seen.keySet().forEach(this::number);
	}

	/**
	 * Whom a result speaks of, whatever the part of the answer.
	 */
	static Group group(Result result) {
		return new Group("", result.site(), result.levelOfCare(), result.stratum(), result.stratumValue());
	}

	List<ReportingPeriod> periods() {
		return this.periods;
	}

	int period(ReportingPeriod period) {
		return this.periodNumbers.get(period);
	}

	List<ReportingPeriod> months() {
		return this.months;
	}

	/**
	 * Give a group a number if it has none.
	 */
	int number(Group group) {
		return this.groupNumbers.computeIfAbsent(group, (key) -> {
			int kind = kind(group);
			this.groups.add(group);
			this.kindOfGroup.add(kind);
			this.groupsOfKind.get(kind).add(this.groups.size() - 1);
			return this.groups.size() - 1;
		});
	}

	/**
	 * The number of a group that may not exist.
	 * @return its number, or -1
	 */
	int find(Group group) {
		return this.groupNumbers.getOrDefault(group, -1);
	}

	Group group(int number) {
		return this.groups.get(number);
	}

	int groupCount() {
		return this.groups.size();
	}

	int kindOf(int group) {
		return this.kindOfGroup.get(group);
	}

	int kindCount() {
		return this.kinds.size();
	}

	String kindName(int kind) {
		return this.kinds.get(kind);
	}

	List<Integer> groupsOf(int kind) {
		return this.groupsOfKind.get(kind);
	}

	int kind(Group group) {
		if (!group.stratum().isEmpty()) {
			int kind = this.kinds.indexOf(group.stratum());
			if (kind < 0) {
				this.kinds.add(group.stratum());
				this.groupsOfKind.add(new ArrayList<>());
				return this.kinds.size() - 1;
			}
			return kind;
		}
		if (group.site().isEmpty()) {
			return group.levelOfCare().isEmpty() ? NETWORK : LEVEL;
		}
		return group.levelOfCare().isEmpty() ? SITE : SITE_LEVEL;
	}

	boolean isRest(int group) {
		Group whom = this.groups.get(group);
		return whom.site().equals(REST) || whom.levelOfCare().equals(REST) || whom.stratumValue().equals(REST);
	}

}
