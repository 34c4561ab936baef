package org.clinicoutcomes.templates.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.renderers.SimpleDataRenderer;
import org.clinicoutcomes.templates.chart.Palette;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;
import net.sf.jasperreports.pdf.type.PdfVersionEnum;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Look;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;

/**
 * Prints a report as one PDF that is both accessible (PDF/UA-1) and fit for archives
 * (PDF/A-2a). {@link org.clinicoutcomes.templates.font.FontInstallation} must have run
 * before on machines without fonts.
 */
public final class PdfReport {

	/** One for all, because the library keeps in it what it needs to read templates. */
	private static final SimpleJasperReportsContext CONTEXT = new SimpleJasperReportsContext();

	static {
		CONTEXT.setProperty(JRPdfExporter.PDF_TAGGER_FACTORY_PROPERTY, StructureTaggerFactory.class.getName());
	}

	/**
	 * Prints a report. The same report gives the same text, structure and dates.
	 * @param report what is printed
	 * @param out where to; it is not closed
	 */
	public void write(Report report, OutputStream out) {
		try {
			JasperPrint print = fill(report);
			metadata(report.identity()).writeTo(print);
			export(report.identity(), print, out);
		}
		catch (JRException ex) {
			throw new IllegalStateException("The report must fit its templates, got: " + ex.getMessage(), ex);
		}
	}

	private JasperPrint fill(Report report) throws JRException {
		Palette palette = Palette.of(report.look().accent());
		Templates templates = new Templates(CONTEXT, palette, report.look().templates());
		ReportIdentity identity = report.identity();
		Map<String, Object> parameters = new HashMap<>();
		parameters.put(JRParameter.REPORT_LOCALE, Locale.US);
		parameters.put(JRParameter.REPORT_TEMPLATES, List.of(templates.styles()));
		parameters.put("program", identity.program());
		parameters.put("title", identity.title());
		parameters.put("subtitle",
				"%s  \u00b7  %s, for %s  \u00b7  revision %s  \u00b7  as known on %s".formatted(identity.program(),
						identity.kind().word(), identity.audience(), identity.revision(), identity.asOfInWords()));
		boolean isSuppressed = report.tables()
			.stream()
			.flatMap((table) -> table.rows().stream())
			.anyMatch((row) -> row.cells().contains(Cell.SUPPRESSED));
		parameters.put("runningHead", "%s  \u00b7  %s  \u00b7  %s%s".formatted(identity.program(),
				identity.period().name(), identity.kind().word(), isSuppressed ? "  \u00b7  star: not shown" : ""));
		parameters.put("notice", foot(report));
		Look.Logo logo = report.look().logo();
		parameters.put("hasLogo", logo != null);
		if (logo != null) {
			parameters.put("logo", SimpleDataRenderer.getInstance(logo.png()));
			parameters.put("logoSays", logo.says());
		}
		return JasperFillManager.getInstance(CONTEXT)
			.fill(templates.report(), parameters, new Records(new Blocks(templates, palette).of(report)));
	}

	private static String foot(Report report) {
		return Stream.of(report.identity().notice(), report.look().footer())
			.filter((text) -> !text.isBlank())
			.collect(Collectors.joining("  \u00b7  "));
	}

	private static DocumentMetadata metadata(ReportIdentity identity) {
		return new DocumentMetadata(
				identity.program() + ": " + identity.title(), "%s report for %s, revision %s"
					.formatted(identity.kind().word(), identity.audience(), identity.revision()),
				"Clinic Outcomes " + identity.softwareVersion(), identity.asOf());
	}

	private void export(ReportIdentity identity, JasperPrint print, OutputStream out) throws JRException {
		DocumentMetadata metadata = metadata(identity);
		Path colours = colourProfile();
		try {
			SimplePdfExporterConfiguration document = new SimplePdfExporterConfiguration();
			document.setMetadataTitle(metadata.title());
			document.setMetadataSubject(metadata.subject());
			document.setMetadataAuthor(identity.program());
			document.setMetadataCreator(metadata.creator());
			document.setDisplayMetadataTitle(true);
			document.setTagged(true);
			document.setTagLanguage(StructureTagger.LANGUAGE);
			document.setPdfVersion(PdfVersionEnum.VERSION_1_7);
			document.setPdfaConformance(PdfaConformanceEnum.PDFA_2A);
			document.setIccProfilePath(colours.toString());
			SimplePdfReportConfiguration page = new SimplePdfReportConfiguration();
			page.setForceSvgShapes(false);
			page.setForceLineBreakPolicy(true);
			JRPdfExporter exporter = new JRPdfExporter(CONTEXT);
			exporter.setExporterInput(new SimpleExporterInput(print));
			exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
			exporter.setConfiguration(document);
			exporter.setConfiguration(page);
			exporter.exportReport();
		}
		finally {
			delete(colours);
		}
	}

	/** The library reads the profile from a file, so Java's own is written to one. */
	private static Path colourProfile() {
		try {
			return Files.write(Files.createTempFile("srgb", ".icc"),
					ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
