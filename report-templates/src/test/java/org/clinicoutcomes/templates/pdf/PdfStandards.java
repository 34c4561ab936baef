package org.clinicoutcomes.templates.pdf;

import java.io.ByteArrayInputStream;
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
final class PdfStandards {

	static {
		VeraGreenfieldFoundryProvider.initialise();
	}

	private PdfStandards() {
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
