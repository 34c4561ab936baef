package org.clinicoutcomes.templates.workbook;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.file.SpreadsheetText;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * The house style in the terms of a spreadsheet: one accent colour, dark text, two greys
 * that can be read on white.
 */
final class Styles {

	static final String INK = "1C2428";

	static final String GREY = "4A555B";

	static final String ACCENT = "0B4F6C";

	static final String ACCENT_LIGHT = "BBD3DE";

	static final String RULE = "D3DADE";

	private static final String BAND = "F3F7F9";

	private static final String WARNING = "7A3E00";

	private static final String WARNING_BAND = "FFF4E5";

	private static final String FONT = "Calibri";

	private final XSSFWorkbook workbook;

	private final Map<Look, XSSFCellStyle> styles = new HashMap<>();

	private final Map<Type, XSSFFont> fonts = new HashMap<>();

	private final Palette palette;

	Styles(XSSFWorkbook workbook, Palette palette) {
		this.workbook = workbook;
		this.palette = palette;
		XSSFFont standard = workbook.getFontAt(0);
		standard.setFontName(FONT);
		standard.setFontHeight(11.0);
		standard.setColor(color(INK));
	}

	/**
	 * What a cell is for.
	 */
	enum Role {

		TITLE(20, true, ACCENT), LEAD(12, false, GREY), SMALL(10, false, GREY), HEADING(13, true, INK),
		TEXT(11, false, INK), BANNER(11, true, WARNING), COLUMN_HEADING(10, true, GREY), BODY(11, false, INK),
		TOTAL(11, true, INK);

		private final Type type;

		Role(double size, boolean isBold, String color) {
			this.type = new Type(size, isBold, color);
		}

		/** How high a row must be, since not every program fits rows by itself. */
		float height(int lines) {
			return (float) Math.ceil(lines * this.type.size() * 1.28 + 4);
		}

	}

	/**
	 * Where in its cell a value stands; words beside figures keep a distance.
	 */
	enum Side {

		LEFT, INDENTED, RIGHT;

		static Side of(Table.Column column, int index) {
			if (column.format().isRightAligned()) {
				return RIGHT;
			}
			return (index == 0) ? LEFT : INDENTED;
		}

	}

	/**
	 * How a cell looks.
	 *
	 * @param role what it is for
	 * @param format number format code
	 * @param side where in the cell it stands
	 * @param isQuoted whether its text could be taken for a formula
	 */
	record Look(Role role, String format, Side side, boolean isQuoted) {

		static final String GENERAL = "General";

		static Look words(Role role, String text) {
			return words(role, Side.LEFT, text);
		}

		static Look words(Role role, Side side, String text) {
			// Without the mark, an apostrophe of the text's own would become one.
			return new Look(role, GENERAL, side, text.startsWith("'") || SpreadsheetText.startsLikeFormula(text));
		}

	}

	XSSFCellStyle of(Look look) {
		return this.styles.computeIfAbsent(look, this::create);
	}

	private XSSFCellStyle create(Look look) {
		XSSFCellStyle style = this.workbook.createCellStyle();
		style.setFont(this.fonts.computeIfAbsent(look.role().type, this::create));
		style.setDataFormat(this.workbook.createDataFormat().getFormat(look.format()));
		style.setAlignment((look.side() == Side.RIGHT) ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
		style.setIndention((short) ((look.side() == Side.INDENTED) ? 1 : 0));
		style.setVerticalAlignment(VerticalAlignment.CENTER);
		style.setQuotePrefixed(look.isQuoted());
		switch (look.role()) {
			case COLUMN_HEADING -> {
				style.setVerticalAlignment(VerticalAlignment.BOTTOM);
				style.setWrapText(true);
				fill(style, BAND);
				top(style, BorderStyle.THIN, ACCENT);
				bottom(style, BorderStyle.THIN, ACCENT);
			}
			case BODY -> {
				style.setWrapText(look.side() != Side.RIGHT);
				bottom(style, BorderStyle.THIN, RULE);
			}
			case TOTAL -> {
				style.setWrapText(look.side() != Side.RIGHT);
				top(style, BorderStyle.THIN, ACCENT);
				bottom(style, BorderStyle.THIN, ACCENT);
			}
			case BANNER -> fill(style, WARNING_BAND);
			default -> {
			}
		}
		return style;
	}

	private XSSFFont create(Type type) {
		XSSFFont font = this.workbook.createFont();
		font.setFontName(FONT);
		font.setFontHeight(type.size());
		font.setBold(type.isBold());
		font.setColor(color(type.color()));
		return font;
	}

	private void fill(XSSFCellStyle style, String color) {
		style.setFillForegroundColor(color(color));
		style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
	}

	private void top(XSSFCellStyle style, BorderStyle border, String color) {
		style.setBorderTop(border);
		style.setTopBorderColor(color(color));
	}

	private void bottom(XSSFCellStyle style, BorderStyle border, String color) {
		style.setBorderBottom(border);
		style.setBottomBorderColor(color(color));
	}

	private XSSFColor color(String hex) {
		return new XSSFColor(rgb("FF" + inPalette(hex, this.palette)));
	}

	/** What a colour of the house is in a palette. */
	static String inPalette(String hex, Palette palette) {
		return switch (hex) {
			case ACCENT -> Palette.hex(palette.accent());
			case ACCENT_LIGHT -> Palette.hex(palette.light());
			default -> hex;
		};
	}

	static byte[] rgb(String hex) {
		return HexFormat.of().parseHex(hex);
	}

	/**
	 * A font's size, weight and colour.
	 */
	private record Type(double size, boolean isBold, String color) {

	}

}
