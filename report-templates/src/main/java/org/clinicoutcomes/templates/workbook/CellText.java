package org.clinicoutcomes.templates.workbook;

import java.util.regex.Pattern;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * A text as a cell can hold it, so that no name that somebody gave a site can keep a
 * report from being written or read back.
 */
final class CellText {

	private static final int REPLACEMENT = 0xfffd;

	/** By ECMA-376 this stands for a character that XML cannot hold. */
	private static final Pattern NUMBERED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private static final String MARK = "_x005F_";

	/** Excel refuses a heading of more than 255 characters. */
	private static final int LONGEST_HEADING = 250;

	private CellText() {
	}

	/**
	 * What a cell shows of a text.
	 */
	static String of(String text) {
		String shown = text;
		if (!text.codePoints().allMatch(CellText::isCharacter)) {
			StringBuilder known = new StringBuilder();
			text.codePoints()
				.map((character) -> isCharacter(character) ? character : REPLACEMENT)
				.forEach(known::appendCodePoint);
			shown = known.toString();
		}
		// The library counts what is written, marks included.
		int marks = (int) NUMBERED.matcher(shown).results().count() * (MARK.length() - 1);
		return cut(shown, SpreadsheetVersion.EXCEL2007.getMaxTextLength() - marks);
	}

	/**
	 * What a heading shows of a text: one line, since Excel repeats it as the name of the
	 * column and offers to repair a workbook in which the two differ.
	 */
	static String ofHeading(String text) {
		return cut(NUMBERED.matcher(of(text)).replaceAll("_ ").replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip(),
				LONGEST_HEADING);
	}

	/**
	 * Writes a text into a cell.
	 */
	static void write(String text, XSSFCell cell) {
		cell.setCellValue(NUMBERED.matcher(of(text)).replaceAll(MARK));
	}

	private static String cut(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = longest - 1;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
	}

	/** By XML 1.0, 2.2. */
	private static boolean isCharacter(int character) {
		return character == '\t' || character == '\n' || character == '\r'
				|| (character >= 0x20 && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
						&& character != 0xfffe && character != 0xffff);
	}

}
