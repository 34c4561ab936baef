package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Breaks a note into lines, one sentence each and none too wide, because without merged
 * cells a spreadsheet would run it out of the page.
 */
final class SentenceLines {

	private SentenceLines() {
	}

	static List<String> of(String note, int width) {
		return Arrays.stream(note.split("(?<=[.!?]) (?=\\p{Lu})"))
			.filter((sentence) -> !sentence.isBlank())
			.flatMap((sentence) -> wrap(sentence, width).stream())
			.toList();
	}

	static List<String> wrap(String text, int width) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split("(?<=[ -])")) {
			if (!line.isEmpty() && line.length() + word.strip().length() > width) {
				lines.add(line.toString().strip());
				line.setLength(0);
			}
			line.append(word);
		}
		lines.add(line.toString().strip());
		return lines;
	}

}
