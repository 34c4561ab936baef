package org.clinicoutcomes.domain.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;

/**
 * Turns codes of the feeds into the words a reader knows.
 */
final class Wording {

	private static final Map<String, String> LEVELS = Map.ofEntries(Map.entry("0.5", "Early intervention"),
			Map.entry("1", "Outpatient"), Map.entry("2.1", "Intensive outpatient"),
			Map.entry("2.5", "Partial hospitalization"), Map.entry("3.1", "Residential, low intensity"),
			Map.entry("3.3", "Residential, population specific"), Map.entry("3.5", "Residential, high intensity"),
			Map.entry("3.7", "Inpatient, monitored"), Map.entry("4", "Inpatient, managed"),
			Map.entry("1-wm", "Withdrawal management, outpatient"),
			Map.entry("2-wm", "Withdrawal management, extended"),
			Map.entry("3.2-wm", "Withdrawal management, residential"),
			Map.entry("3.7-wm", "Withdrawal management, monitored"),
			Map.entry("4-wm", "Withdrawal management, inpatient"), Map.entry("ots", "Opioid treatment service"));

	private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("terminated", "Terminated by program"),
			Map.entry("unknown", "Not recorded"), Map.entry("other", "Other reason"), Map.entry("all", "All"),
			Map.entry("words", "Tests week by week (CTN-0094 library)"), Map.entry("own", "Discharged by us"),
			Map.entry("referred-in", "Referred to us"), Map.entry("24h", "24 hours"), Map.entry("30d", "30 days"),
			Map.entry("60d", "60 days"), Map.entry("90d", "90 days"), Map.entry("6m", "6 months"),
			Map.entry("9m", "9 months"), Map.entry("1y", "1 year"));

	private Wording() {
	}

	static String level(String code) {
		String name = LEVELS.get(code.toLowerCase(Locale.ROOT));
		return (name != null) ? code.toUpperCase(Locale.ROOT) + " " + name : code;
	}

	static String of(String code) {
		String known = WORDS.get(code);
		if (known != null) {
			return known;
		}
		// A hyphen between digits, as in an age, stays.
		String words = code.replace('_', ' ').replaceAll("(?<![0-9])-|-(?![0-9])", " ");
		return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	/**
	 * Who is counted, who is not and what happens to missing data, from a measure's
	 * header and the counts of the month.
	 */
	static String note(Answers answers, String measure) {
		MeasureHeader header = answers.header(measure);
		StringBuilder note = new StringBuilder();
		if (header != null) {
			append(note, "Counted: ", header.denominator());
			append(note, "Not counted: ", header.exclusion());
			append(note, "Missing data: ", header.missing());
		}
		append(note, "", taken(answers, measure));
		return note.toString();
	}

	/**
	 * How many were taken out for which reason, empty if no one was.
	 */
	static String taken(Answers answers, String measure) {
		StringBuilder note = new StringBuilder();
		String reasons = answers.of(measure)
			.filter(Result::isNetwork)
			.filter((result) -> result.statistic() == Statistic.EXCLUDED && result.value() != null)
			.map((result) -> of(result.category()).toLowerCase(Locale.ROOT) + " "
					+ Cell.figure(result.value(), Format.COUNT).text())
			.collect(Collectors.joining(", "));
		append(note, "Taken out this month: ", reasons);
		return note.toString();
	}

	/**
	 * The same for one of several measures in a table, which is named first.
	 */
	static String note(Answers answers, String measure, String which) {
		String note = note(answers, measure);
		return note.isEmpty() ? note : which + note;
	}

	private static void append(StringBuilder note, String label, String text) {
		if (!text.isBlank()) {
			String sentence = text.strip();
			note.append(note.isEmpty() ? "" : " ").append(label).append(sentence);
			note.append(sentence.endsWith(".") ? "" : ".");
		}
	}

}
