package org.clinicoutcomes.templates.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The rules of axe-core for WCAG 2.1 AA, run in a browser.
 */
public final class Axe {

	private static final String CHECK = """
			axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}}).then((found) => {
			  const say = (kind, text) => { const line = document.createElement('p'); line.className = kind;
			    line.textContent = text; document.body.append(line); };
			  found.passes.forEach((rule) => say('passed', rule.id));
			  found.violations.forEach((rule) => rule.nodes.forEach((node) => say('violated', rule.id + ': ' + node.html)));
			  found.incomplete.forEach((rule) => rule.nodes.forEach((node) => say('undecided', rule.id + ': ' + node.html)));
			});
			""";

	private Axe() {
	}

	/**
	 * Checks a page.
	 * @param browser opens it
	 * @param page the page, without a policy that would not let a script run
	 * @param folder where the browser may write
	 * @return the page with a line for each rule passed, violated or left undecided
	 */
	public static Document check(Chromium browser, String page, Path folder) throws IOException, InterruptedException {
		Path copy = Files.writeString(folder.resolve("checked.html"),
				page.replace("</body>", "<script>" + axe() + "\n" + CHECK + "</script></body>"));
		return Jsoup.parse(browser.open(copy, folder));
	}

	/**
	 * Whether it leaves something to people: the contrast of text in pictures and of
	 * single characters.
	 * @param undecided what was left undecided
	 * @return whether it is only that
	 */
	public static boolean isBeyondIt(String undecided) {
		return undecided.matches("color-contrast: <(text |span aria-hidden=\"true\">.<).*");
	}

	private static String axe() throws IOException {
		try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
