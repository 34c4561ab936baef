package org.clinicoutcomes.domain.measure;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a file holds exactly one query before anything is wrapped around it.
 */
public final class SingleStatement {

	private final String text;

	private int position;

	private SingleStatement(String text) {
		this.text = text;
	}

	/**
	 * What is wrong with a text that must be one query.
	 * @param text the text of a file
	 * @return what stands there instead, null if it is one query
	 */
	public static @Nullable String fault(String text) {
		int end = new SingleStatement(text).end();
		if (end < 0) {
			return "a quote, comment or bracket that is not closed, or a backslash before a quote";
		}
		String rest = text.substring(end);
		if (!new SingleStatement(rest.replaceFirst(";", " ")).isBlank()) {
			return "more than one statement";
		}
		String first = firstWord(text);
		return (first.equals("select") || first.equals("with")) ? null
				: "a statement that does not begin with select or with";
	}

	/**
	 * The text without the semicolon that may end it.
	 * @param text the text of a file that holds one query
	 * @return the query
	 */
	public static String withoutEnd(String text) {
		int end = new SingleStatement(text).end();
		return (end >= 0) ? text.substring(0, end) : text;
	}

	private static String firstWord(String text) {
		SingleStatement scan = new SingleStatement(text);
		while (scan.position < text.length()) {
			int before = scan.position;
			scan.skip();
			boolean skippedComment = scan.position > before + 1;
			if (!skippedComment && !Character.isWhitespace(text.charAt(before))) {
				int end = before;
				while (end < text.length() && Character.isLetter(text.charAt(end))) {
					end++;
				}
				return text.substring(before, end).toLowerCase(Locale.ROOT);
			}
		}
		return "";
	}

	private boolean isBlank() {
		while (this.position < this.text.length()) {
			int before = this.position;
			if (!skip()) {
				return false;
			}
			boolean isComment = this.text.startsWith("--", before) || this.text.startsWith("/*", before);
			if (!isComment && !Character.isWhitespace(this.text.charAt(before))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Find the first semicolon that ends a statement.
	 * @return its position or the length of the text; negative if something stays open
	 */
	private int end() {
		int depth = 0;
		while (this.position < this.text.length()) {
			char character = this.text.charAt(this.position);
			if (character == ';' && depth == 0) {
				return this.position;
			}
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			if (depth < 0 || !skip()) {
				return -1;
			}
		}
		return (depth == 0) ? this.text.length() : -1;
	}

	/**
	 * Step over one character, or over a whole comment or quoted text.
	 * @return whether what began here also ended
	 */
	private boolean skip() {
		char character = this.text.charAt(this.position);
		if (this.text.startsWith("--", this.position)) {
			skipLineComment();
			return true;
		}
		if (this.text.startsWith("/*", this.position)) {
			return skipBlockComment();
		}
		if (character == '\'' || character == '"') {
			return skipQuoted(character);
		}
		if (character == '$') {
			return skipDollarQuoted();
		}
		this.position++;
		return true;
	}

	private boolean skipBlockComment() {
		int depth = 0;
		while (this.position < this.text.length()) {
			if (this.text.startsWith("/*", this.position)) {
				depth++;
				this.position += 2;
			}
			else if (this.text.startsWith("*/", this.position)) {
				depth--;
				this.position += 2;
				if (depth == 0) {
					return true;
				}
			}
			else {
				this.position++;
			}
		}
		return false;
	}

	private void skipLineComment() {
		while (this.position < this.text.length() && "\r\n".indexOf(this.text.charAt(this.position)) < 0) {
			this.position++;
		}
	}

	private boolean skipQuoted(char quote) {
		for (int i = this.position + 1; i < this.text.length(); i++) {
			if (this.text.charAt(i) != quote) {
				continue;
			}
			if (quote == '\'' && this.text.charAt(i - 1) == '\\') {
				// Whether the text ends here depends on what kind of text the server
				// takes it
				// for.
				return false;
			}
			if (i + 1 < this.text.length() && this.text.charAt(i + 1) == quote) {
				i++;
			}
			else {
				this.position = i + 1;
				return true;
			}
		}
		return false;
	}

	private boolean skipDollarQuoted() {
		int end = this.position + 1;
		while (end < this.text.length() && this.text.charAt(end) != '$' && isNamePart(end)) {
			end++;
		}
		boolean isWithinName = this.position > 0 && isNamePart(this.position - 1);
		boolean isParameter = end < this.text.length() && Character.isDigit(this.text.charAt(this.position + 1));
		if (isWithinName || isParameter || end >= this.text.length() || this.text.charAt(end) != '$') {
			this.position++;
			return true;
		}
		String tag = this.text.substring(this.position, end + 1);
		int close = this.text.indexOf(tag, end + 1);
		if (close < 0) {
			return false;
		}
		this.position = close + tag.length();
		return true;
	}

	/**
	 * Whether the server would take a character for a part of a name: it takes every
	 * letter beyond ASCII for one.
	 */
	private boolean isNamePart(int index) {
		char character = this.text.charAt(index);
		return character > '\u007F' || Character.isLetterOrDigit(character) || character == '_' || character == '$';
	}

}
