package org.clinicoutcomes.domain.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.clinicoutcomes.domain.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * What a measure should reach, for everybody, a program, a funder, a site or a level of
 * care.
 *
 * @param measure the measure's id
 * @param part the part of its answer, empty if it has none
 * @param scope whom it is about: program, funder, site or level, empty for everybody
 * @param scopeValue which one
 * @param isAtLeast whether the value should be at least the target, else at most
 * @param value the target; shares from 0 to 1
 */
public record Target(String measure, String part, String scope, String scopeValue, boolean isAtLeast, double value) {

	private static final List<String> SCOPES = List.of("program", "funder", "site", "level");

	private static final Set<String> KEYS = Set.of("measure", "part", "program", "funder", "site", "level", "at-least",
			"at-most");

	/**
	 * Read targets.
	 * @param file what they stand in, for messages
	 * @param root the content of the file, null if it is empty
	 * @param isMeasure whether there is a measure of an id
	 * @return the targets
	 * @throws IllegalArgumentException if the content cannot be targets
	 */
	public static List<Target> of(String file, @Nullable Object root, Predicate<String> isMeasure) {
		List<Target> targets = new ArrayList<>();
		if (root == null) {
			return targets;
		}
		if (!(root instanceof Map<?, ?> map) || !map.keySet().equals(Set.of("targets"))) {
			throw refused(file, "one key, targets", "something else");
		}
		if (map.get("targets") == null) {
			return targets;
		}
		if (!(map.get("targets") instanceof List<?> list)) {
			throw refused(file, "a list under targets", "something else");
		}
		for (Object entry : list) {
			if (!(entry instanceof Map<?, ?> target)) {
				throw refused(file, "keys and values in every target", "something else");
			}
			targets.add(target(file, target, isMeasure));
		}
		return targets;
	}

	private static Target target(String file, Map<?, ?> entry, Predicate<String> isMeasure) {
		Set<String> unknown = new TreeSet<>();
		entry.keySet().forEach((key) -> unknown.add(String.valueOf(key)));
		unknown.removeAll(KEYS);
		if (!unknown.isEmpty()) {
			throw refused(file, "in a target only the keys " + new TreeSet<>(KEYS), String.valueOf(unknown));
		}
		String measure = text(entry, "measure");
		if (!isMeasure.test(measure)) {
			throw refused(file, "in every target the id of a measure", measure.isEmpty() ? "none" : measure);
		}
		List<String> scopes = SCOPES.stream().filter(entry::containsKey).toList();
		if (scopes.size() > 1) {
			throw refused(file, "in a target at most one of " + SCOPES, String.valueOf(scopes));
		}
		if (entry.containsKey("at-least") == entry.containsKey("at-most")) {
			throw refused(file, "in every target at-least or at-most, one of the two",
					"neither or both for " + measure);
		}
		boolean isAtLeast = entry.containsKey("at-least");
		if (!(entry.get(isAtLeast ? "at-least" : "at-most") instanceof Number value)) {
			throw refused(file, "a number for every target", "something else for " + measure);
		}
		String scope = scopes.isEmpty() ? "" : scopes.get(0);
		return new Target(measure, text(entry, "part"), scope, scope.isEmpty() ? "" : text(entry, scope), isAtLeast,
				value.doubleValue());
	}

	private static String text(Map<?, ?> entry, String key) {
		Object value = entry.get(key);
		return (value != null) ? String.valueOf(value) : "";
	}

	/**
	 * Whether a result is about those the target is about.
	 * @param result a result of the target's measure and part
	 * @return whether it may be held against the target
	 */
	public boolean isAbout(Result result) {
		boolean isWhole = result.stratum().isEmpty();
		return result.measure().equals(this.measure) && result.part().equals(this.part) && switch (this.scope) {
			case "" -> result.isNetwork();
			case "site" -> result.isSite() && result.site().equals(this.scopeValue);
			case "level" -> isWhole && result.site().isEmpty() && result.levelOfCare().equals(this.scopeValue);
			default -> result.site().isEmpty() && result.stratum().equals(this.scope)
					&& result.stratumValue().equals(this.scopeValue);
		};
	}

	/**
	 * Whether a value reaches the target.
	 * @param reached the value
	 * @return whether it is at least, or at most, the target
	 */
	public boolean isMet(double reached) {
		return this.isAtLeast ? reached >= this.value : reached <= this.value;
	}

	private static IllegalArgumentException refused(String file, String mustHold, String got) {
		return new IllegalArgumentException(
				"%s must have %s, got: %s; correct the file".formatted(file, mustHold, got));
	}

}
