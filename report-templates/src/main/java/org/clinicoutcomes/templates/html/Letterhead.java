package org.clinicoutcomes.templates.html;

import java.util.Base64;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Look;
import org.clinicoutcomes.domain.report.ReportIdentity;

/**
 * What the issue is, for whom and under which notice, at the head and at the foot of the
 * page.
 */
final class Letterhead {

	static final String ABOUT = "About this report";

	private final ReportIdentity identity;

	private final Markup markup;

	private final Look look;

	Letterhead(ReportIdentity identity, Look look, Markup markup) {
		this.identity = identity;
		this.look = look;
		this.markup = markup;
	}

	void writeHead() {
		this.markup.open("header", "class", "letterhead");
		Look.Logo logo = this.look.logo();
		if (logo != null) {
			this.markup.empty("img", "class", "logo", "alt", logo.says(), "src",
					"data:image/png;base64," + Base64.getEncoder().encodeToString(logo.png()));
		}
		this.markup.leaf("p", this.identity.program(), "class", "program");
		this.markup.leaf("h1", this.identity.title());
		this.markup.open("p", "class", "issue");
		item("%s, for %s".formatted(capitalized(this.identity.kind().word()), this.identity.audience()));
		item("Revision " + this.identity.revision());
		item("As known on " + this.identity.asOfInWords());
		item("Records up to " + this.identity.dataCutOff());
		this.markup.close();
		notice();
		this.markup.close();
	}

	void writeFoot() {
		this.markup.open("footer");
		this.markup.leaf("h2", ABOUT, "id", Ids.ABOUT);
		this.markup.open("dl", "class", "identity");
		entry("Program", this.identity.program());
		entry("Report", this.identity.title());
		entry("Kind", "%s, for %s".formatted(this.identity.kind().word(), this.identity.audience()));
		entry("Revision", Integer.toString(this.identity.revision()));
		entry("As known on", this.identity.asOfInWords());
		entry("Records up to", this.identity.dataCutOff().toString());
		entry("Run", this.identity.run());
		entry("Definitions", "version " + this.identity.catalogueVersion());
		entry("Software", "Clinic Outcomes " + this.identity.softwareVersion());
		this.markup.close();
		this.markup.leaf("h3", "How to read the tables");
		this.markup.open("dl", "class", "identity");
		entry(Cell.NO_ONE.text(), "Nobody is in the denominator, so there is no rate.");
		entry(Cell.NOT_MEASURED.text(), "The measure was not computed for this month.");
		entry(Cell.SUPPRESSED.text(), CellMarkup.WITHHELD + ".");
		entry("Empty cell", "Nothing belongs there, for example the interval of a count.");
		this.markup.close();
		notice();
		if (!this.look.footer().isEmpty()) {
			this.markup.leaf("p", this.look.footer(), "class", "foot");
		}
		this.markup.close();
	}

	private void notice() {
		if (!this.identity.notice().isBlank()) {
			this.markup.leaf("p", this.identity.notice(), "class", "notice");
		}
	}

	private void item(String text) {
		this.markup.leaf("span", text);
		this.markup.text(" ");
	}

	private void entry(String term, String text) {
		this.markup.open("div");
		this.markup.leaf("dt", term);
		this.markup.leaf("dd", text);
		this.markup.close();
	}

	private static String capitalized(String word) {
		return Character.toUpperCase(word.charAt(0)) + word.substring(1);
	}

}
