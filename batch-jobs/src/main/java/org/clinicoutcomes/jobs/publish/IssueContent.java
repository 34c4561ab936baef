package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.util.List;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.report.Change;
import org.clinicoutcomes.domain.report.LastIssue;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.templates.html.HtmlReport;
import org.clinicoutcomes.templates.pdf.PdfReport;
import org.clinicoutcomes.templates.pdf.TemplateRefused;
import org.clinicoutcomes.templates.workbook.WorkbookReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the files of an issue say.
 *
 * @param name the name of the files that people open, without ending
 * @param report the report
 * @param results its results
 * @param provenance what stands behind them
 * @param lastIssue what the last issue said otherwise, null for the first
 */
record IssueContent(String name, Report report, List<Result> results, Provenance provenance,
		@Nullable LastIssue lastIssue) {

	static final String RESULTS = "results.csv";

	static final String CHANGES = "changes.csv";

	/**
	 * Write the files.
	 * @param folder where to
	 */
	void write(Path folder) {
		writeReport(folder);
		ResultsFile.write(this.results, this.provenance, folder.resolve(RESULTS));
		List<Change> changes = changes();
		if (changes != null) {
			ChangesFile.write(changes, folder.resolve(CHANGES));
		}
	}

	/**
	 * Write the files that people open. The PDF takes as long as the others together.
	 * @param folder where to
	 */
	void writeReport(Path folder) {
		SideBySide.run(() -> writePdf(folder.resolve(this.name + ".pdf")), () -> {
			FileWriting.write(folder.resolve(this.name + ".xlsx"),
					(out) -> new WorkbookReport().write(this.report, out));
			FileWriting.write(folder.resolve(this.name + ".html"), (out) -> new HtmlReport().write(this.report, out));
		});
	}

	private void writePdf(Path file) {
		try {
			FileWriting.write(file, (out) -> new PdfReport().write(this.report, out));
		}
		catch (TemplateRefused ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
	}

	@Nullable List<Change> changes() {
		return (this.lastIssue != null) ? this.lastIssue.changes() : null;
	}

}
