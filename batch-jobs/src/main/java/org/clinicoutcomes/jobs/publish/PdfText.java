package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What a finished PDF says.
 *
 * @param pages number of its pages
 * @param text the text of the pages that were read
 */
record PdfText(int pages, String text) {

	/**
	 * Read a PDF.
	 * @param file the file
	 * @param mostPages how many of its first pages
	 * @return its text
	 * @throws IOException if it is no PDF that can be read
	 */
	static PdfText read(Path file, int mostPages) throws IOException {
		try (PDDocument document = Loader.loadPDF(file.toFile())) {
			PDFTextStripper stripper = new PDFTextStripper();
			stripper.setEndPage(mostPages);
			return new PdfText(document.getNumberOfPages(), stripper.getText(document));
		}
	}

	boolean says(String words) {
		return oneLine(this.text).contains(oneLine(words));
	}

	private static String oneLine(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

}
