package org.clinicoutcomes.domain.file;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula: a site called {@code =1+1} must be
 * read, not computed, by who opens a file of ours.
 */
public final class SpreadsheetText {

	/** The wide forms count as well where a spreadsheet speaks Japanese or Chinese. */
	private static final Pattern FORMULA = Pattern
		.compile("[\\t\\r\\n].*|[\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20].*", Pattern.DOTALL);

	private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

	private static final char MARK = '\'';

	private SpreadsheetText() {
	}

	/**
	 * Whether a text could be taken for a formula.
	 * @param text a text
	 * @return whether it begins like one, after blanks or not
	 */
	public static boolean startsLikeFormula(String text) {
		return FORMULA.matcher(text).matches();
	}

	/**
	 * A text for a CSV file, where nothing but the text itself can say that it is one.
	 * @param text the text
	 * @return the text, after an apostrophe if it could be taken for a formula; a plain
	 * number stays as it is
	 */
	public static String marked(String text) {
		return needsMark(text) ? MARK + text : text;
	}

	/**
	 * The opposite of {@link #marked}.
	 * @param marked a text of a CSV file
	 * @return what was written there
	 */
	public static String plain(String marked) {
		return (!marked.isEmpty() && marked.charAt(0) == MARK && needsMark(marked.substring(1))) ? marked.substring(1)
				: marked;
	}

	/** Marks of the text's own count, or they could not be told from ours. */
	private static boolean needsMark(String text) {
		int start = 0;
		while (start < text.length() && text.charAt(start) == MARK) {
			start++;
		}
		String rest = text.substring(start);
		return startsLikeFormula(rest) && !NUMBER.matcher(rest).matches();
	}

}
