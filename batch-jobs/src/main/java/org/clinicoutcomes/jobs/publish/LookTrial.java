package org.clinicoutcomes.jobs.publish;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.period.IssuePeriod;
import org.clinicoutcomes.domain.period.MonthPeriods;
import org.clinicoutcomes.domain.report.DataQuality;
import org.clinicoutcomes.domain.report.Earlier;
import org.clinicoutcomes.domain.report.MonthlyReport;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportBasis;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.domain.result.Provenance;
import org.clinicoutcomes.templates.pdf.PdfReport;
import org.clinicoutcomes.templates.pdf.TemplateRefused;

/**
 * Prints a report without numbers in the clinic's look, so that what is wrong with
 * report.yml, a template or the targets is known before anything is measured.
 */
public final class LookTrial {

	private static final YearMonth ANY_MONTH = YearMonth.of(2026, 10);

	private final Path config;

	private final List<MeasureHeader> catalogue;

	/**
	 * A trial.
	 * @param config the folder of settings
	 * @param catalogue the measures that targets may name
	 */
	public LookTrial(Path config, List<MeasureHeader> catalogue) {
		this.config = config;
		this.catalogue = catalogue;
	}

	/**
	 * Print the administrators' report and throw it away.
	 * @throws ClinicFailure if what it is printed with cannot be meant
	 */
	public void ofMonthly() {
		ReportLook look = ReportLook.in(this.config);
		Report report = empty();
		print(look, look.applyTo(report));
	}

	/**
	 * Print with the parts that every funder gets and throw it away.
	 * @throws ClinicFailure if what it is printed with cannot be meant
	 */
	public void ofExport() {
		ReportLook look = ReportLook.in(this.config);
		print(look, look.applyWithAllParts(empty()));
	}

	/** The look of the house has been tried by its tests. */
	private static void print(ReportLook look, Report report) {
		if (look.texts().isEmpty()) {
			return;
		}
		try {
			new PdfReport().write(report, OutputStream.nullOutputStream());
		}
		catch (TemplateRefused ex) {
			throw new ClinicFailure(ExitCode.USAGE, ex.getMessage());
		}
	}

	private Report empty() {
		ReportIdentity identity = new ReportIdentity("Trial", ReportIdentity.MONTHLY, IssuePeriod.of(ANY_MONTH),
				PublishStage.AUDIENCE, ReportIdentity.Kind.INTERNAL, 1, Instant.EPOCH, ZoneOffset.UTC, "no run",
				"no version", "no version", ANY_MONTH.atEndOfMonth(), Notice.SHORT);
		StandardFiles standards = new StandardFiles(StandardFiles.read(this.config).texts());
		ReportBasis basis = new ReportBasis(new MonthPeriods(ANY_MONTH, 1), Map.of(), new Provenance("", Set.of()),
				standards.targets(this.catalogue), standards.benchmarks(), Earlier.none());
		return new MonthlyReport(identity, List.of(), basis).assemble(List.of(), DataQuality.none());
	}

}
