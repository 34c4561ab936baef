package org.clinicoutcomes.templates;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.templates.font.FontInstallation;
import org.clinicoutcomes.templates.html.EveryBlock;
import org.clinicoutcomes.templates.html.HtmlReport;
import org.clinicoutcomes.templates.pdf.PdfReport;
import org.clinicoutcomes.templates.workbook.WorkbookReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same reports in two processes that differ in zone, language, encoding and the order
 * of their hashes.
 */
class AnyMachineTests {

	@TempDir
	private Path folder;

	@Test
	void theSameReportIsTheSameWhereverItIsWritten() throws Exception {
		Path one = OtherMachine.EAST.write(AnyMachineTests.class, this.folder);
		Path other = OtherMachine.WEST.write(AnyMachineTests.class, this.folder);
		for (String name : List.of("sample", "every")) {
			assertThat(one.resolve(name + ".xlsx")).hasSameBinaryContentAs(other.resolve(name + ".xlsx"));
			assertThat(one.resolve(name + ".html")).hasSameBinaryContentAs(other.resolve(name + ".html"));
			assertThat(content(one.resolve(name + ".pdf"))).hasSizeGreaterThan(100)
				.isEqualTo(content(other.resolve(name + ".pdf")));
		}
	}

	public static void main(String[] args) throws IOException {
		Path target = Path.of(args[0]);
		FontInstallation.install(target.resolve("fonts"));
		write(SampleReport.report(), target, "sample");
		write(EveryBlock.report(), target, "every");
	}

	private static void write(Report report, Path target, String name) throws IOException {
		try (OutputStream workbook = Files.newOutputStream(target.resolve(name + ".xlsx"));
				OutputStream page = Files.newOutputStream(target.resolve(name + ".html"));
				OutputStream pdf = Files.newOutputStream(target.resolve(name + ".pdf"))) {
			new WorkbookReport().write(report, workbook);
			new HtmlReport().write(report, page);
			new PdfReport().write(report, pdf);
		}
	}

	/** The lines of a PDF and then its structure, one line for each element. */
	private static List<String> content(Path file) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
			List<String> lines = new ArrayList<>(new PDFTextStripper().getText(pdf).lines().toList());
			add(pdf.getDocumentCatalog().getStructureTreeRoot(), "", lines);
			return lines;
		}
	}

	private static void add(PDStructureNode node, String indent, List<String> lines) {
		Stream.of(node.getKids().toArray()).filter(PDStructureElement.class::isInstance).forEach((kid) -> {
			PDStructureElement element = (PDStructureElement) kid;
			lines.add(indent + element.getStructureType() + " " + element.getAlternateDescription() + " "
					+ element.getAttributes());
			add(element, indent + " ", lines);
		});
	}

}
