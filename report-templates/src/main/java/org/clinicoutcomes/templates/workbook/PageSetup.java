package org.clinicoutcomes.templates.workbook;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.clinicoutcomes.domain.report.ReportIdentity;

/**
 * How sheets come out on paper: landscape, as wide as the page, and with the program, the
 * month, the kind and the notice on every page.
 */
final class PageSetup {

	private static final int LONGEST_HEADER = 255;

	private final ReportIdentity identity;

	PageSetup(ReportIdentity identity) {
		this.identity = identity;
	}

	void applyTo(XSSFSheet sheet, int lastTitleRow) {
		sheet.setAutobreaks(true);
		sheet.setFitToPage(true);
		XSSFPrintSetup print = sheet.getPrintSetup();
		print.setLandscape(true);
		print.setPaperSize(PrintSetup.LETTER_PAPERSIZE);
		print.setFitWidth((short) 1);
		print.setFitHeight((short) 0);
		sheet.setRepeatingRows(new CellRangeAddress(0, lastTitleRow, -1, -1));
		sheet.setMargin(PageMargin.LEFT, 0.6);
		sheet.setMargin(PageMargin.RIGHT, 0.6);
		sheet.setMargin(PageMargin.TOP, 0.8);
		sheet.setMargin(PageMargin.BOTTOM, 0.8);
		sheet.getHeader().setLeft(escape(this.identity.program()));
		sheet.getHeader().setCenter(escape(this.identity.title()));
		sheet.getHeader().setRight(escape("%s, revision %d".formatted(this.identity.kind().word(), this.identity.revision())));
		sheet.getFooter().setLeft(escape(notice()));
		sheet.getFooter().setRight("&P of &N");
	}

	/** Excel refuses a footer of more than 255 characters. */
	private String notice() {
		String notice = this.identity.notice();
		return (escape(notice).length() <= LONGEST_HEADER - "&L&R&P of &N".length()) ? notice
				: "The notice on redisclosure is on the sheet \"%s\".".formatted(AboutPart.TITLE);
	}

	private static String escape(String text) {
		return text.replace("&", "&&");
	}

}
