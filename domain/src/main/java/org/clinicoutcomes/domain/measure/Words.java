package org.clinicoutcomes.domain.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a query apart into names, quoted texts and signs, without its comments.
 */
final class Words {

	private static final Pattern WORD = Pattern
		.compile("--[^\\n]*|/\\*(?s:.*?)\\*/|'(?:[^']|'')*'|\"[^\"]*\"|[A-Za-z_]\\w*|\\S");

	private Words() {
	}

	/**
	 * The words of a text.
	 * @param text a query, with or without a header
	 * @return lower-case names, texts in their quotes, and single signs, in order
	 */
	static List<String> of(String text) {
		List<String> words = new ArrayList<>();
		Matcher word = WORD.matcher(text);
		while (word.find()) {
			String found = word.group();
			if (!found.startsWith("--") && !found.startsWith("/*")) {
				words.add(found.startsWith("'") ? found : found.toLowerCase(Locale.ROOT));
			}
		}
		return words;
	}

}
