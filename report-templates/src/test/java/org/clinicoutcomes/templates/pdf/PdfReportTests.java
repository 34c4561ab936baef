package org.clinicoutcomes.templates.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.templates.SampleReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

import static org.assertj.core.api.Assertions.assertThat;

class PdfReportTests {

	private static byte[] pdf;

	private static PDDocument document;

	@BeforeAll
	static void print() throws IOException {
		pdf = print(SampleReport.report());
		document = Loader.loadPDF(pdf);
	}

	@AfterAll
	static void close() throws IOException {
		document.close();
	}

	@Test
	void keepsTheStandardForAccessibleDocuments() throws Exception {
		assertThat(PdfStandards.broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
	}

	@Test
	void keepsTheStandardForArchives() throws Exception {
		assertThat(PdfStandards.broken(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
	}

	@Test
	void aPlainFileKeepsNeitherSoTheCheckIsReal() throws Exception {
		ByteArrayOutputStream plain = new ByteArrayOutputStream();
		try (PDDocument blank = new PDDocument()) {
			blank.addPage(new PDPage());
			blank.save(plain);
		}
		assertThat(PdfStandards.broken(plain.toByteArray(), PDFAFlavour.PDFUA_1)).isNotEmpty();
		assertThat(PdfStandards.broken(plain.toByteArray(), PDFAFlavour.PDFA_2_A)).isNotEmpty();
	}

	@Test
	void everyNumberOfTheModelStandsInTheText() throws IOException {
		String text = text(document);
		assertThat(SampleReport.report().tables()).allSatisfy((table) -> assertThat(table.rows()).allSatisfy((row) -> {
			for (int column = 0; column < row.cells().size(); column++) {
				assertThat(text)
					.contains(spaced(TableTemplate.text(row.cells().get(column), table.columns().get(column))));
			}
		}));
		assertThat(text).contains("Monthly outcomes report, October 2026", "no one to count", "not known");
	}

	@Test
	void everyPageSaysWhatItIsAndHowManyThereAre() throws IOException {
		int pages = document.getNumberOfPages();
		for (int page = 1; page <= pages; page++) {
			PDFTextStripper stripper = new PDFTextStripper();
			stripper.setStartPage(page);
			stripper.setEndPage(page);
			assertThat(stripper.getText(document)).contains(page + " of " + pages, "Harbor Light Recovery",
					"October 2026", "internal", "42 CFR part 2");
		}
	}

	@Test
	void hasOneTitleAndAHeadingForEveryPart() {
		Map<String, Long> tags = elements().stream()
			.collect(Collectors.groupingBy(PDStructureElement::getStructureType, Collectors.counting()));
		assertThat(tags).containsEntry("H1", 1L)
			.containsEntry("H2", (long) SampleReport.report().parts().size())
			.containsEntry("Table", (long) SampleReport.report().tables().size());
	}

	@Test
	void everyTableHasHeadingsForColumnsAndRowsAndAsManyCellsInEveryRow() {
		List<PDStructureElement> tables = elements("Table");
		assertThat(tables).allSatisfy((table) -> {
			List<PDStructureElement> rows = children(table);
			assertThat(children(rows.get(0))).allMatch((cell) -> isHeading(cell, "Column"));
			assertThat(rows.subList(1, rows.size())).allSatisfy((row) -> {
				assertThat(children(row)).hasSameSizeAs(children(rows.get(0)));
				assertThat(isHeading(children(row).get(0), "Row")).isTrue();
			});
		});
		long modelRows = SampleReport.report().tables().stream().mapToLong((table) -> table.rows().size() + 1).sum();
		assertThat(tables.stream().mapToLong((table) -> children(table).size()).sum()).isEqualTo(modelRows);
	}

	@Test
	void everyFigureSaysWhatItShows() {
		assertThat(elements("Figure")).isNotEmpty()
			.allSatisfy((figure) -> assertThat(figure.getAlternateDescription()).isNotBlank());
	}

	@Test
	void allFontsAreOursAndEmbedded() throws IOException {
		for (PDPage page : document.getPages()) {
			assertThat(fonts(page.getResources())).allSatisfy((font) -> {
				assertThat(font.getName()).contains("Lato");
				assertThat(font.isEmbedded()).isTrue();
			});
		}
	}

	@Test
	void printsUsLetter() {
		assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(612f);
		assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(792f);
	}

	@Test
	void theSameReportGivesTheSameTextAndDates() throws IOException {
		try (PDDocument again = Loader.loadPDF(print(SampleReport.report()))) {
			assertThat(text(again)).isEqualTo(text(document));
			assertThat(again.getDocumentInformation().getCreationDate())
				.isEqualTo(document.getDocumentInformation().getCreationDate());
			assertThat(document.getDocumentInformation().getCreationDate().toInstant())
				.isEqualTo(SampleReport.identity().asOf());
		}
	}

	@Test
	void theTextIsTheSameInEveryZoneAndLocale() throws IOException {
		TimeZone zone = TimeZone.getDefault();
		Locale locale = Locale.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			try (PDDocument elsewhere = Loader.loadPDF(print(SampleReport.report()))) {
				assertThat(text(elsewhere)).isEqualTo(text(document));
			}
		}
		finally {
			TimeZone.setDefault(zone);
			Locale.setDefault(locale);
		}
	}

	@Test
	void aMonthWithoutAnybodyPrintsNoRate() throws Exception {
		byte[] empty = print(SampleReport.emptyReport());
		try (PDDocument printed = Loader.loadPDF(empty)) {
			assertThat(text(printed)).contains("no one to count").doesNotContain("NaN");
		}
		assertThat(PdfStandards.broken(empty, PDFAFlavour.PDFUA_1)).isEmpty();
	}

	private static byte[] print(Report report) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new PdfReport().write(report, out);
		return out.toByteArray();
	}

	private static String text(PDDocument printed) throws IOException {
		PDFTextStripper stripper = new PDFTextStripper();
		stripper.setSortByPosition(false);
		return spaced(stripper.getText(printed));
	}

	private static String spaced(String text) {
		return text.replaceAll("[\\s\u00a0]+", " ").strip();
	}

	private static List<PDStructureElement> elements() {
		List<PDStructureElement> elements = new ArrayList<>();
		collect(document.getDocumentCatalog().getStructureTreeRoot(), elements);
		return elements;
	}

	private static List<PDStructureElement> elements(String type) {
		return elements().stream().filter((element) -> element.getStructureType().equals(type)).toList();
	}

	private static void collect(PDStructureNode node, List<PDStructureElement> elements) {
		for (PDStructureElement child : children(node)) {
			elements.add(child);
			collect(child, elements);
		}
	}

	private static List<PDStructureElement> children(PDStructureNode node) {
		return node.getKids()
			.stream()
			.filter(PDStructureElement.class::isInstance)
			.map(PDStructureElement.class::cast)
			.toList();
	}

	private static boolean isHeading(PDStructureElement cell, String scope) {
		return "TH".equals(cell.getStructureType()) && cell.getAttributes().size() == 1
				&& cell.getAttributes().getObject(0) instanceof PDTableAttributeObject attributes
				&& scope.equals(attributes.getScope());
	}

	private static List<PDFont> fonts(PDResources resources) throws IOException {
		List<PDFont> fonts = new ArrayList<>();
		for (COSName name : resources.getFontNames()) {
			fonts.add(resources.getFont(name));
		}
		for (COSName name : resources.getXObjectNames()) {
			if (resources.getXObject(name) instanceof PDFormXObject form && form.getResources() != null) {
				fonts.addAll(fonts(form.getResources()));
			}
		}
		return fonts;
	}

}
