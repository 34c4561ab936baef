package org.clinicoutcomes.templates.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Optional;

import javax.xml.transform.TransformerFactory;

import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * Writes a report as an Excel workbook that people can read and programs can read back;
 * the same report always gives the same bytes.
 */
public final class WorkbookReport {

	private static final String LANGUAGE = "en-US";

	private static final String TRANSFORMERS = "javax.xml.transform.TransformerFactory";

	static {
		// POI asks for a factory with every part; unless one is named, each time all jars
		// are searched for it.
		if (System.getProperty(TRANSFORMERS) == null) {
			System.setProperty(TRANSFORMERS, TransformerFactory.newDefaultInstance().getClass().getName());
		}
	}

	/**
	 * Writes a report.
	 * @param report what is written
	 * @param out where to; it is not closed
	 */
	public void write(Report report, OutputStream out) {
		XSSFWorkbook workbook = new XSSFWorkbook();
		try {
			describe(workbook, report.identity());
			fill(workbook, report);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			workbook.write(bytes);
			StableZip.rewrite(bytes.toByteArray(), out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			// To close it would write it once more, to nowhere.
			workbook.getPackage().revert();
		}
	}

	private static void fill(XSSFWorkbook workbook, Report report) {
		Sheets sheets = new Sheets(workbook, report.identity(), Palette.of(report.look().accent()));
		report.parts().forEach((part) -> sheets.add(BlockTables.withTables(part)));
		sheets.addReference(DrawnPoints.part(report));
		sheets.drawCharts();
		workbook.setActiveSheet(0);
		workbook.setSelectedTab(0);
	}

	private static void describe(XSSFWorkbook workbook, ReportIdentity identity) {
		POIXMLProperties properties = workbook.getProperties();
		POIXMLProperties.CoreProperties core = properties.getCoreProperties();
		Optional<Date> asOf = Optional.of(Date.from(identity.asOf()));
		core.setTitle(identity.program() + ": " + identity.title());
		core.setCreator(identity.program());
		core.setLastModifiedByUser(identity.program());
		core.setSubjectProperty("%s report for %s, revision %s".formatted(identity.kind().word(), identity.audience(),
				identity.revision()));
		core.getUnderlyingProperties().setLanguageProperty(LANGUAGE);
		core.setDescription(identity.notice());
		core.setCreated(asOf);
		core.setModified(asOf);
		properties.getExtendedProperties()
			.getUnderlyingProperties()
			.setApplication("Clinic Outcomes " + identity.softwareVersion());
		properties.getExtendedProperties().getUnderlyingProperties().setCompany(identity.program());
	}

}
