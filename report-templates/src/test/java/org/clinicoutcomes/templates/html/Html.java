package org.clinicoutcomes.templates.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.clinicoutcomes.domain.report.Report;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A written page, and the page as a browser reads it.
 */
final class Html {

	private static final int MOST_ERRORS = 50;

	private Html() {
	}

	static byte[] write(Report report) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new HtmlReport().write(report, out);
		return out.toByteArray();
	}

	/** By the rules of HTML5, without any mistake that a parser would mend. */
	static Document read(byte[] page) {
		Parser parser = Parser.htmlParser().setTrackErrors(MOST_ERRORS);
		Document document = Jsoup.parse(withoutFonts(new String(page, StandardCharsets.UTF_8)), "", parser);
		assertThat(parser.getErrors()).isEmpty();
		return document;
	}

	/** Reading half a megabyte of outlines takes longer than everything else. */
	private static String withoutFonts(String page) {
		return page.replaceAll("base64,[A-Za-z0-9+/=]++", "base64,");
	}

	static Document read(Report report) {
		return read(write(report));
	}

	static String text(Element element) {
		return element.wholeText();
	}

}
