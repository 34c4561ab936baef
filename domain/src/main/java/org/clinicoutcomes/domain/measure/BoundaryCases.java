package org.clinicoutcomes.domain.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.jspecify.annotations.Nullable;

/**
 * The boundary cases beside a measure or check; makes sure that they can be read and show
 * every kind of verdict, so that nobody relies on a definition that was never tried.
 */
public final class BoundaryCases {

	private static final List<String> COLUMNS = List.of("case", "feed", "values", "expect");

	private final String file;

	private final List<BoundaryCase> cases;

	private BoundaryCases(String file, List<BoundaryCase> cases) {
		this.file = file;
		this.cases = cases;
	}

	/**
	 * Read the cases of a file.
	 * @param file what they belong to, as a sentence begins, for example Measure
	 * early-exit
	 * @param lines the fields of each line, the header first
	 * @param contracts the feeds that rows may come from
	 * @return the cases
	 * @throws IllegalArgumentException if a line cannot be a record of a case
	 */
	public static BoundaryCases of(String file, List<List<String>> lines, FeedContracts contracts) {
		if (lines.isEmpty()) {
			throw refused(file, "a CSV file of boundary cases beside it", "none");
		}
		if (!lines.get(0).equals(COLUMNS)) {
			throw refused(file, "boundary cases with the header " + String.join(",", COLUMNS), "another header");
		}
		Map<String, List<BoundaryCase.Row>> rows = new LinkedHashMap<>();
		Map<String, String> expected = new LinkedHashMap<>();
		for (List<String> line : lines.subList(1, lines.size())) {
			String name = line.get(0);
			if (line.size() != COLUMNS.size() || name.isBlank()) {
				throw refused(file, "a name and four fields in each line of its boundary cases",
						"%d fields after the case %s".formatted(line.size(), lastOf(rows.keySet())));
			}
			String place = "in the case " + name;
			rows.computeIfAbsent(name, (key) -> new ArrayList<>())
				.add(row(file, place, line.get(1), line.get(2), contracts));
			String expect = line.get(3).trim();
			if (expect.isEmpty() == (expected.get(name) == null)) {
				throw refused(file, "an expectation on the first line of each boundary case and on no other",
						(expect.isEmpty() ? "none " : "a second ") + place);
			}
			expected.putIfAbsent(name, expect);
		}
		return new BoundaryCases(file, rows.entrySet()
			.stream()
			.map((one) -> new BoundaryCase(one.getKey(), one.getValue(), expected.getOrDefault(one.getKey(), "")))
			.toList());
	}

	private static BoundaryCase.Row row(String file, String place, String feed, String text, FeedContracts contracts) {
		if (!contracts.names().contains(feed)) {
			throw refused(file, "rows of known feeds in its boundary cases", "feed %s %s".formatted(feed, place));
		}
		FeedContract contract = contracts.get(feed);
		Map<String, String> values = new LinkedHashMap<>();
		for (String assignment : text.isBlank() ? new String[0] : text.split(";")) {
			String[] sides = assignment.trim().split("=", 2);
			if (sides.length < 2 || contract.column(sides[0]).isEmpty()) {
				throw refused(file, "column=value with columns of the feed %s in its boundary cases".formatted(feed),
						"%s %s".formatted(sides[0], place));
			}
			if (values.put(sides[0], sides[1]) != null) {
				throw refused(file, "each column once in a row of its boundary cases",
						"%s twice %s".formatted(sides[0], place));
			}
		}
		return new BoundaryCase.Row(feed, values);
	}

	private static String lastOf(Set<String> names) {
		return names.stream().reduce("", (one, other) -> other);
	}

	/**
	 * All cases, in the order of the file.
	 * @return the cases
	 */
	public List<BoundaryCase> all() {
		return this.cases;
	}

	/**
	 * Make sure that the cases show every kind of verdict: for a proportion one met and
	 * one not met, for a count two cases, for every other scoring two different verdicts,
	 * and one for every exclusion code that stands in the measure's text.
	 * @param measure the measure they belong to
	 * @throws IllegalArgumentException if a case is missing, or expects what the
	 * measure's scoring cannot return
	 */
	public void assertComplete(MeasureFile measure) {
		Scoring scoring = measure.header().scoring();
		List<Map<String, String>> decided = new ArrayList<>();
		Set<String> excluded = new TreeSet<>();
		for (BoundaryCase one : this.cases) {
			for (Map<String, String> verdict : one.expected()) {
				String exclusion = verdict.get("exclusion");
				assertPossible(one, verdict, scoring, exclusion != null);
				if (exclusion != null) {
					excluded.add(exclusion);
				}
				else {
					decided.add(withoutPart(verdict));
				}
			}
		}
		String lacking = lacking(scoring, decided);
		if (lacking != null) {
			throw refused(this.file, "boundary cases on both sides", "none that is " + lacking);
		}
		Set<String> untried = new TreeSet<>(ExclusionCodes.of(measure.text()));
		untried.removeAll(excluded);
		if (!untried.isEmpty()) {
			throw refused(this.file, "a boundary case for every exclusion code it can return",
					"none for " + String.join(", ", untried));
		}
	}

	/**
	 * Make sure that one case is found and one is not.
	 * @param check the check they belong to
	 * @throws IllegalArgumentException if a case is missing, or expects anything else
	 */
	public void assertComplete(CheckFile check) {
		Set<String> expected = this.cases.stream().map(BoundaryCase::expect).collect(Collectors.toSet());
		if (!expected.equals(Set.of(BoundaryCase.FOUND, BoundaryCase.NOT_FOUND))) {
			throw refused("Check " + check.id(), "boundary cases that are found and that are not found, and no others",
					String.valueOf(new TreeSet<>(expected)));
		}
	}

	private void assertPossible(BoundaryCase one, Map<String, String> verdict, Scoring scoring, boolean isExcluded) {
		List<String> columns = isExcluded ? List.of() : scoring.columns();
		List<String> required = isExcluded ? List.of() : scoring.required();
		Set<String> other = new LinkedHashSet<>(verdict.keySet());
		other.removeAll(List.of("part", "exclusion"));
		boolean complete = other.containsAll(required);
		other.removeAll(columns);
		other.removeAll(isExcluded ? List.of() : scoring.optional());
		if (!complete || !other.isEmpty()) {
			throw refused(this.file,
					"boundary cases that expect absent, excluded:code or its scoring's columns " + columns,
					"%s in the case %s".formatted(one.expect(), one.name()));
		}
	}

	private static Map<String, String> withoutPart(Map<String, String> verdict) {
		Map<String, String> without = new TreeMap<>(verdict);
		without.remove("part");
		return without;
	}

	private static @Nullable String lacking(Scoring scoring, List<Map<String, String>> decided) {
		return switch (scoring) {
			case PROPORTION -> !decided.contains(Map.of("met", "true")) ? "met"
					: !decided.contains(Map.of("met", "false")) ? "not met" : null;
			case COUNT -> (decided.size() < 2) ? "a second one counted" : null;
			default -> (Set.copyOf(decided).size() < 2) ? "a second, different verdict" : null;
		};
	}

	private static IllegalArgumentException refused(String file, String mustHold, String got) {
		return new IllegalArgumentException(
				"%s must have %s, got: %s; complete its cases".formatted(file, mustHold, got));
	}

}
