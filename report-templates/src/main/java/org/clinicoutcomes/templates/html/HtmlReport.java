package org.clinicoutcomes.templates.html;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * Writes a report as one accessible web page (WCAG 2.1 AA) that opens without network and
 * prints well; the same report always gives the same bytes.
 */
public final class HtmlReport {

	/** Forbids what the page does not need, should it ever be tampered with. */
	private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
			+ "base-uri 'none'; form-action 'none'";

	/**
	 * Writes a report.
	 * @param report what is written
	 * @param out where to; it is not closed
	 */
	public void write(Report report, OutputStream out) {
		try {
			Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
			writer.write("<!DOCTYPE html>\n");
			write(report, new Markup(writer));
			writer.write('\n');
			writer.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Report report, Markup markup) {
		markup.open("html", "lang", "en-US");
		head(report, markup);
		markup.open("body");
		markup.leaf("a", "Skip to the report", "class", "skip", "href", "#" + Ids.REPORT);
		Letterhead letterhead = new Letterhead(report.identity(), report.look(), markup);
		letterhead.writeHead();
		markup.open("div", "class", "page");
		contents(report, markup);
		markup.open("main", "id", Ids.REPORT, "tabindex", "-1");
		Blocks blocks = new Blocks(markup, Palette.of(report.look().accent()));
		report.parts().forEach((part) -> write(part, blocks, markup));
		markup.close();
		markup.close();
		letterhead.writeFoot();
		markup.end();
	}

	private static void head(Report report, Markup markup) {
		ReportIdentity identity = report.identity();
		markup.open("head");
		markup.empty("meta", "charset", "UTF-8");
		markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
		markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
		markup.empty("meta", "name", "generator", "content", "Clinic Outcomes " + identity.softwareVersion());
		markup.leaf("title", identity.program() + ": " + identity.title());
		markup.leaf("style", new HouseStyle(report).text());
		markup.close();
	}

	private static void contents(Report report, Markup markup) {
		markup.open("nav", "aria-label", "Contents", "id", Ids.CONTENTS);
		markup.open("ol");
		report.parts().forEach((part) -> link(part.title(), part.id(), markup));
		link(Letterhead.ABOUT, Ids.ABOUT, markup);
		markup.close();
		markup.close();
	}

	private static void link(String text, String id, Markup markup) {
		markup.open("li");
		markup.leaf("a", text, "href", "#" + id);
		markup.close();
	}

	private static void write(Part part, Blocks blocks, Markup markup) {
		markup.open("section", "class", "part", "aria-labelledby", part.id());
		markup.leaf("h2", part.title(), "id", part.id());
		markup.leaf("p", part.lead(), "class", "lead");
		part.blocks().forEach(blocks::write);
		markup.open("p", "class", "back");
		markup.leaf("a", "Back to the contents", "href", "#" + Ids.CONTENTS);
		markup.close();
		markup.close();
	}

}
