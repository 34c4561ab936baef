package org.clinicoutcomes.templates.pdf;

import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.common.PdfTagger;
import net.sf.jasperreports.pdf.common.PdfTaggerFactory;

/**
 * Named in the exporter's settings, because the library itself writes no structure.
 */
public final class StructureTaggerFactory implements PdfTaggerFactory {

	@Override
	public PdfTagger createTagger(JRPdfExporter exporter) {
		return new StructureTagger();
	}

}
