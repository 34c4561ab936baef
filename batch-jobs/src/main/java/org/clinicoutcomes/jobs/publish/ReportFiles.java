package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.templates.html.HtmlReport;
import org.clinicoutcomes.templates.pdf.PdfReport;
import org.clinicoutcomes.templates.workbook.WorkbookReport;

/**
 * Writes one report in every format that people open.
 */
final class ReportFiles {

	private ReportFiles() {
	}

	/**
	 * Write.
	 * @param report the report
	 * @param folder where to
	 * @param name the files' name without its ending
	 */
	static void write(Report report, Path folder, String name) {
		write(report, folder.resolve(name + ".pdf"), new PdfReport()::write);
		write(report, folder.resolve(name + ".xlsx"), new WorkbookReport()::write);
		write(report, folder.resolve(name + ".html"), new HtmlReport()::write);
	}

	private static void write(Report report, Path file, BiConsumer<Report, OutputStream> format) {
		try (OutputStream out = Files.newOutputStream(file)) {
			format.accept(report, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
