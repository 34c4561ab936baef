package org.clinicoutcomes.templates.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;

/**
 * Writes a report as an Excel workbook that people can read and programs can read back;
 * the same report always gives the same bytes.
 */
public final class WorkbookReport {

	/**
	 * Writes a report.
	 * @param report what is written
	 * @param out where to; it is not closed
	 */
	public void write(Report report, OutputStream out) {
		try (XSSFWorkbook workbook = new XSSFWorkbook()) {
			describe(workbook, report.identity());
			fill(workbook, report);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			workbook.write(bytes);
			StableZip.rewrite(bytes.toByteArray(), out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void fill(XSSFWorkbook workbook, Report report) {
		WorkbookNames names = new WorkbookNames();
		Styles styles = new Styles(workbook);
		PageSetup page = new PageSetup(report.identity());
		List<Part> sheets = new ArrayList<>();
		report.parts().forEach((part) -> sheets.add(BlockTables.withTables(part)));
		Part drawn = DrawnPoints.part(report);
		if (!drawn.blocks().isEmpty()) {
			sheets.add(drawn);
		}
		List<String> sheetNames = sheets.stream().map((part) -> names.sheet(part.title())).toList();
		String dictionaryName = names.sheet(DataDictionary.TITLE);
		String aboutName = names.sheet(AboutPart.TITLE);
		DataDictionary dictionary = new DataDictionary();
		List<AboutPart.Line> contents = new ArrayList<>();
		List<PartSheet> written = new ArrayList<>();
		for (int index = 0; index < sheets.size(); index++) {
			Part part = sheets.get(index);
			contents.add(new AboutPart.Line(sheetNames.get(index), part.lead()));
			XSSFSheet sheet = workbook.createSheet(sheetNames.get(index));
			PartSheet partSheet = new PartSheet(sheet, styles, names);
			partSheet.write(part, report.identity());
			page.applyTo(sheet, 0);
			dictionary.add(sheetNames.get(index), partSheet.tables());
			written.add(partSheet);
		}
		written.forEach((sheet) -> sheet.charts().forEach((place) -> draw(place, written)));
		contents.add(new AboutPart.Line(dictionaryName, DataDictionary.LEAD));
		contents.add(new AboutPart.Line(aboutName, AboutPart.LEAD));
		XSSFSheet about = workbook.createSheet(aboutName);
		PartSheet aboutSheet = new PartSheet(about, styles, names);
		aboutSheet.write(AboutPart.part(report.identity(), contents), report.identity());
		page.applyTo(about, 0);
		dictionary.add(aboutName, aboutSheet.tables());
		XSSFSheet columns = workbook.createSheet(dictionaryName);
		TableArea.alone(columns, styles, names.table("data_dictionary"), dictionary.table());
		page.applyTo(columns, 0);
		workbook.setSheetOrder(dictionaryName, workbook.getSheetIndex(about));
		workbook.setActiveSheet(0);
		workbook.setSelectedTab(0);
	}

	private static void draw(PartSheet.ChartPlace place, List<PartSheet> sheets) {
		Chart chart = place.chart();
		List<TableArea> points = DrawnPoints.tables(chart)
			.stream()
			.map((table) -> sheets.stream().flatMap((sheet) -> sheet.area(table.id()).stream()).findFirst())
			.flatMap(Optional::stream)
			.toList();
		new NativeChart(chart, points).drawAt(place);
	}

	private static void describe(XSSFWorkbook workbook, ReportIdentity identity) {
		POIXMLProperties properties = workbook.getProperties();
		POIXMLProperties.CoreProperties core = properties.getCoreProperties();
		Optional<Date> asOf = Optional.of(Date.from(identity.asOf()));
		core.setTitle(identity.program() + ": " + identity.title());
		core.setCreator(identity.program());
		core.setLastModifiedByUser(identity.program());
		core.setSubjectProperty("%s report for %s, revision %d".formatted(identity.kind().word(), identity.audience(),
				identity.revision()));
		core.setDescription(identity.notice());
		core.setCreated(asOf);
		core.setModified(asOf);
		properties.getExtendedProperties()
			.getUnderlyingProperties()
			.setApplication("Clinic Outcomes " + identity.softwareVersion());
		properties.getExtendedProperties().getUnderlyingProperties().setCompany(identity.program());
	}

}
