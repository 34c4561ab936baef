package org.clinicoutcomes.templates.workbook;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTHeaderFooter;

/**
 * How sheets come out on paper: landscape, as wide as the page, and with the program, the
 * month, the kind and the notice on every page.
 */
final class PageSetup {

	private static final int LONGEST_HEADER = 255;

	private static final String FOOTER_RIGHT = "&R&P of &N";

	private static final double PRINTED_WIDTH = 11 - 2 * 0.6;

	private static final double PRINTED_HEIGHT = 8.5 - 2 * 0.7;

	private static final double POINTS_PER_CHARACTER = 5.25;

	private final ReportIdentity identity;

	PageSetup(ReportIdentity identity) {
		this.identity = identity;
	}

	void applyTo(XSSFSheet sheet) {
		sheet.setAutobreaks(true);
		sheet.setFitToPage(true);
		XSSFPrintSetup print = sheet.getPrintSetup();
		print.setLandscape(true);
		print.setPaperSize(PrintSetup.LETTER_PAPERSIZE);
		print.setFitWidth((short) 1);
		print.setFitHeight((short) 0);
		sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
		sheet.setMargin(PageMargin.LEFT, 0.6);
		sheet.setMargin(PageMargin.RIGHT, 0.6);
		sheet.setMargin(PageMargin.TOP, 0.7);
		sheet.setMargin(PageMargin.BOTTOM, 0.7);
		// POI would take an ampersand before C, L or R for the next section.
		CTHeaderFooter lines = sheet.getCTWorksheet().addNewHeaderFooter();
		lines.setOddHeader(header());
		lines.setOddFooter("&L" + escape(notice()) + FOOTER_RIGHT);
	}

	private String header() {
		String others = "&C%s&R%s, revision %s".formatted(escape(this.identity.title()),
				escape(this.identity.kind().word()), this.identity.revision());
		String program = this.identity.program();
		int room = LONGEST_HEADER - "&L".length() - others.length();
		while (escape(program).length() > room) {
			program = program.substring(0, program.offsetByCodePoints(program.length(), -1));
		}
		return "&L" + escape(program) + others;
	}

	/**
	 * How much of a sheet fits on a page below the repeated title, in points of the
	 * sheet.
	 */
	static float height(ColumnWidths widths) {
		double scale = Math.min(1, PRINTED_WIDTH * 72 / (widths.total() * POINTS_PER_CHARACTER));
		return (float) (PRINTED_HEIGHT * 72 / scale);
	}

	/** Excel refuses a footer of more than 255 characters. */
	private String notice() {
		String notice = this.identity.notice();
		return (escape(notice).length() <= LONGEST_HEADER - "&L".length() - FOOTER_RIGHT.length()) ? notice
				: "The notice on redisclosure is on the sheet \"%s\".".formatted(AboutPart.TITLE);
	}

	private static String escape(String text) {
		return text.replace("&", "&&");
	}

}
