package org.clinicoutcomes.templates.pdf;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.DefaultPdfTagger;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfStructure;
import net.sf.jasperreports.pdf.common.PdfStructureEntry;
import org.jspecify.annotations.Nullable;

/**
 * Writes the structure a screen reader follows: headings, paragraphs, tables with their
 * header cells, figures with what they show. What a template does not tag is decoration.
 */
final class StructureTagger extends DefaultPdfTagger {

	static final String TAG = "net.sf.jasperreports.export.clinic.tag";

	static final String TABLE = "net.sf.jasperreports.export.clinic.table";

	static final String ROW = "net.sf.jasperreports.export.clinic.row";

	static final String COLUMN = "net.sf.jasperreports.export.clinic.column";

	static final String ALTERNATIVE = "net.sf.jasperreports.export.clinic.alternative";

	static final String LANGUAGE = "en-US";

	private final Map<String, PdfStructureEntry> tables = new HashMap<>();

	private @Nullable PdfProducer producer;

	private @Nullable PdfStructure structure;

	private @Nullable PdfStructureEntry document;

	StructureTagger() {
		super(true);
	}

	@Override
	public void setPdfProducer(PdfProducer pdfProducer) {
		this.producer = pdfProducer;
	}

	@Override
	public void init() {
		PdfProducer pdf = Objects.requireNonNull(this.producer);
		this.structure = pdf.getPdfStructure();
		this.document = this.structure.createDocumentTag(LANGUAGE);
		PdfWriter writer = ((ClassicPdfProducer) pdf).getPdfWriter();
		DocumentMetadata metadata = DocumentMetadata.from(pdf.getContext().getCurrentJasperPrint());
		PdfDate created = new PdfDate(metadata.calendar());
		writer.getInfo().put(PdfName.CREATIONDATE, created);
		writer.getInfo().put(PdfName.MODDATE, created);
		writer.getInfo().put(PdfName.PRODUCER, new PdfString(metadata.creator(), "UnicodeBig"));
		writer.setXmpMetadata(metadata.xmp());
	}

	@Override
	public void beginArtifact() {
		structure().beginArtifact();
	}

	@Override
	public void endArtifact() {
		structure().endArtifact();
	}

	@Override
	public void startImage(JRPrintImage image, float left, float lower, float right, float upper) {
		String alternative = property(image, ALTERNATIVE);
		if (alternative == null) {
			beginArtifact();
			return;
		}
		PdfStructureEntry figure = structure().beginTag(document(), "Figure");
		figure.putString("Alt", alternative);
		figure.setBBox(left, lower, right, upper);
	}

	@Override
	public void endImage() {
		structure().endTag();
	}

	@Override
	public void startText(JRPrintText text) {
		String tag = property(text, TAG);
		String table = property(text, TABLE);
		if (tag == null) {
			beginArtifact();
		}
		else if (table == null) {
			structure().beginTag(document(), tag);
		}
		else {
			startCell(text, tag, table);
		}
	}

	@Override
	public void startText(JRPrintText text, String actualText) {
		startText(text);
	}

	@Override
	public void endText() {
		structure().endTag();
	}

	private void startCell(JRPrintText text, String tag, String table) {
		String row = table + "/" + property(text, ROW);
		String cell = row + "/" + property(text, COLUMN);
		PdfStructureEntry begun = this.tables.get(cell);
		if (begun != null && row.endsWith("/heading")) {
			// headings repeated on the next page would be read again as if they were data
			beginArtifact();
			return;
		}
		if (begun != null) {
			structure().beginTag(begun, null);
			return;
		}
		PdfStructureEntry tableEntry = this.tables.computeIfAbsent(table,
				(key) -> structure().createTag(document(), "Table"));
		PdfStructureEntry rowEntry = this.tables.computeIfAbsent(row, (key) -> structure().createTag(tableEntry, "TR"));
		PdfStructureEntry entry = structure().beginTag(rowEntry, tag);
		if ("TH".equals(tag)) {
			entry.setScope(row.endsWith("/heading") ? "Column" : "Row");
		}
		this.tables.put(cell, entry);
	}

	private PdfStructure structure() {
		return Objects.requireNonNull(this.structure);
	}

	private PdfStructureEntry document() {
		return Objects.requireNonNull(this.document);
	}

	private static @Nullable String property(JRPrintElement element, String name) {
		return element.hasProperties() ? element.getPropertiesMap().getProperty(name) : null;
	}

}
