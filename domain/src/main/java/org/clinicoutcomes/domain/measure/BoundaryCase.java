package org.clinicoutcomes.domain.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One small clinic, and the verdicts a measure or check must return for it.
 *
 * @param name says population, verdict and boundary
 * @param rows the records of the clinic, without what every row of a feed has by default
 * @param expect what is expected, as written
 */
public record BoundaryCase(String name, List<Row> rows, String expect) {

	/** What a data check's case expects that returns a row. */
	static final String FOUND = "found";

	/** What a data check's case expects that returns none. */
	static final String NOT_FOUND = "not found";

	private static final String ABSENT = "absent";

	private static final String EXCLUDED = "excluded:";

	public BoundaryCase {
		rows = List.copyOf(rows);
	}

	/**
	 * The verdicts expected, each as the columns that are not null: {@code part},
	 * {@code exclusion} and those of the scoring, booleans as true and false.
	 * @return one map per verdict, none if nobody may be counted
	 */
	public List<Map<String, String>> expected() {
		List<Map<String, String>> expected = new ArrayList<>();
		if (!this.expect.equals(ABSENT)) {
			for (String verdict : this.expect.split(" \\| ")) {
				expected.add(verdict(verdict));
			}
		}
		return expected;
	}

	private static Map<String, String> verdict(String text) {
		Map<String, String> verdict = new LinkedHashMap<>();
		List<String> bare = new ArrayList<>();
		for (String word : text.split(" ")) {
			int equals = word.indexOf('=');
			if (word.startsWith(EXCLUDED)) {
				verdict.put("exclusion", word.substring(EXCLUDED.length()));
			}
			else if (equals > 0) {
				put(verdict, word.substring(0, equals), word.substring(equals + 1));
			}
			else {
				bare.add(word);
			}
		}
		switch (String.join(" ", bare)) {
			case "" -> {
			}
			case "met" -> verdict.put("met", "true");
			case "not met" -> verdict.put("met", "false");
			default -> verdict.put("value", String.join(" ", bare));
		}
		return verdict;
	}

	private static void put(Map<String, String> verdict, String column, String value) {
		if (!value.equals("null")) {
			verdict.put(column, value);
		}
	}

	/**
	 * One record of a case.
	 *
	 * @param feed the feed it comes from
	 * @param values what it says, by column
	 */
	public record Row(String feed, Map<String, String> values) {

		public Row {
			values = Map.copyOf(values);
		}

	}

}
