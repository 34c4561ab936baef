package org.clinicoutcomes.templates.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * Opens a finished workbook and compares it with its report, because a file that was
 * written is not yet a file that can be read.
 */
public final class WorkbookReading {

	private final Report report;

	private final WorkbookNames names = new WorkbookNames();

	/**
	 * A reading.
	 * @param report what the workbook must say
	 */
	public WorkbookReading(Report report) {
		this.report = report;
	}

	/**
	 * Look for a fault.
	 * @param file the workbook
	 * @return what is wrong, in a few words that name no number; empty if every table is
	 * there with every figure, day and word
	 */
	public Optional<String> fault(Path file) {
		// A package that is cut off would otherwise only seem to lack some parts.
		try (ZipFile whole = new ZipFile(file.toFile());
				OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
				XSSFWorkbook workbook = new XSSFWorkbook(opened)) {
			return this.report.parts()
				.stream()
				.flatMap((part) -> BlockTables.withTables(part).blocks().stream())
				.flatMap(WorkbookReading::table)
				.flatMap((table) -> fault(workbook.getTable(this.names.table(table.id())), table).stream())
				.findFirst();
		}
		catch (InvalidFormatException | POIXMLException | IllegalArgumentException | OpenXML4JRuntimeException ex) {
			return Optional.of("a file that is no workbook");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Table> table(Block block) {
		if (block instanceof Table table) {
			return Stream.of(table);
		}
		return (block instanceof Chart chart) ? Stream.of(chart.numbers()) : Stream.empty();
	}

	private static Optional<String> fault(@Nullable XSSFTable found, Table table) {
		if (found == null) {
			return Optional.of("no table " + table.id());
		}
		int rows = Math.max(table.rows().size(), 1);
		if (found.getRowCount() != rows + 1 || found.getColumnCount() != table.columns().size()) {
			return Optional.of("a table %s of another size".formatted(table.id()));
		}
		for (int row = 0; row < table.rows().size(); row++) {
			XSSFRow cells = found.getXSSFSheet().getRow(found.getStartRowIndex() + 1 + row);
			List<Cell> expected = table.rows().get(row).cells();
			for (int column = 0; column < expected.size(); column++) {
				XSSFCell cell = (cells != null) ? cells.getCell(found.getStartColIndex() + column) : null;
				if (!says(cell, expected.get(column))) {
					return Optional.of("another value in row %d of table %s".formatted(row + 1, table.id()));
				}
			}
		}
		return Optional.empty();
	}

	private static boolean says(@Nullable XSSFCell cell, Cell expected) {
		if (cell == null || cell.getCellType() == CellType.BLANK) {
			return expected.text().isEmpty();
		}
		if (expected instanceof Cell.Figure figure) {
			return cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == figure.value().doubleValue();
		}
		if (expected instanceof Cell.Day day) {
			return cell.getCellType() == CellType.NUMERIC
					&& day.day().equals(cell.getLocalDateTimeCellValue().toLocalDate());
		}
		return cell.getCellType() == CellType.STRING && cell.getStringCellValue().equals(CellText.of(expected.text()));
	}

}
