package org.clinicoutcomes.templates.pdf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Asks veraPDF which rules of a standard a file breaks.
 */
public final class PdfStandards {

	static {
		VeraGreenfieldFoundryProvider.initialise();
	}

	private PdfStandards() {
	}

	/**
	 * Rules of PDF/UA-1 and of PDF/A-2a.
	 * @param pdf the file
	 * @return one text per breach
	 * @throws Exception if the file cannot be read
	 */
	public static List<String> broken(byte[] pdf) throws Exception {
		List<String> broken = new ArrayList<>(broken(pdf, PDFAFlavour.PDFUA_1));
		broken.addAll(broken(pdf, PDFAFlavour.PDFA_2_A));
		return broken;
	}

	static List<String> broken(byte[] pdf, PDFAFlavour standard) throws Exception {
		try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), standard)) {
			PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false);
			return validator.validate(parser)
				.getTestAssertions()
				.stream()
				.filter((assertion) -> assertion.getStatus() == TestAssertion.Status.FAILED)
				.map((assertion) -> assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
						+ ": " + assertion.getMessage() + " at " + assertion.getLocation().getContext())
				.toList();
		}
	}

}
