package org.clinicoutcomes.templates.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.templates.SampleReport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a browser makes of the page: checked by axe-core against WCAG 2.1 AA in a copy of
 * the page, and measured on a small screen.
 */
class AccessibilityTests {

	@TempDir
	private Path folder;

	private Chromium browser;

	@BeforeEach
	void needsABrowser() {
		this.browser = Chromium.find().orElse(null);
		assumeTrue(this.browser != null, "skipped: no Chromium is installed on this machine, so no page can be opened");
	}

	static List<Report> reports() {
		return List.of(SampleReport.report(), SampleReport.emptyReport(), EveryBlock.report());
	}

	@ParameterizedTest
	@MethodSource("reports")
	void axeFindsNothingAgainstTheGuidelines(Report report) throws Exception {
		Document checked = check(page(report));
		assertThat(checked.select(".violated").eachText()).isEmpty();
		assertThat(checked.select(".undecided").eachText()).allMatch(Axe::isBeyondIt);
		assertThat(checked.select(".passed").eachText()).hasSizeGreaterThan(15)
			.contains("color-contrast", "document-title", "html-has-lang", "svg-img-alt", "bypass");
	}

	@Test
	void axeFindsWhatIsWrongSoTheCheckIsReal() throws Exception {
		String broken = page(EveryBlock.report()).replace("lang=\"en-US\"", "")
			.replaceFirst(" aria-labelledby=\"picture_1_title picture_1_text\"", "")
			.replaceFirst("<title id=\"picture_1_title\">Retained: trend</title>", "")
			.replaceFirst("<desc id=\"picture_1_text\">[^<]*</desc>", "")
			.replace("--grey: #4A555B", "--grey: #BBBBBB");
		assertThat(check(broken).select(".violated").eachText()).anyMatch((text) -> text.startsWith("html-has-lang"))
			.anyMatch((text) -> text.startsWith("svg-img-alt"))
			.anyMatch((text) -> text.startsWith("color-contrast"));
	}

	@Test
	void noPageIsWiderThanItsScreen() throws Exception {
		write("page.html", unlocked(page(SampleReport.report()), """
				const page = document.documentElement;
				parent.postMessage(innerWidth + ' wide, over by ' + (page.scrollWidth - page.clientWidth), '*');
				"""));
		Path frames = write("frames.html",
				"""
						<!DOCTYPE html><title>Frames</title>
						<script>
						addEventListener('message', (said) => {
						  const line = document.createElement('p'); line.textContent = said.data; document.body.append(line); });
						</script>
						"""
						+ Stream.of(360, 390, 768, 1280)
							.map("<iframe src=\"page.html\" style=\"border: 0; width: %dpx; height: 800px\"></iframe>"::formatted)
							.collect(Collectors.joining()));
		assertThat(Jsoup.parse(this.browser.open(frames, this.folder)).select("p").eachText())
			.containsExactlyInAnyOrder("360 wide, over by 0", "390 wide, over by 0", "768 wide, over by 0",
					"1280 wide, over by 0");
	}

	@Test
	void noScriptRunsEvenIfSomeonePutsOneIn() throws Exception {
		String script = "<script>document.title = 'ran'</script></body>";
		String page = page(EveryBlock.report());
		Path locked = write("locked.html", page.replace("</body>", script));
		assertThat(Jsoup.parse(this.browser.open(locked, this.folder)).title()).isNotEqualTo("ran");
		Path unlocked = write("unlocked.html", unlocked(page, "document.title = 'ran';"));
		assertThat(Jsoup.parse(this.browser.open(unlocked, this.folder)).title()).isEqualTo("ran");
	}

	private Document check(String page) throws IOException, InterruptedException {
		return Axe.check(this.browser, unlocked(page, ""), this.folder);
	}

	private Path write(String name, String page) throws IOException {
		return Files.writeString(this.folder.resolve(name), page);
	}

	private static String page(Report report) {
		return new String(Html.write(report), StandardCharsets.UTF_8);
	}

	/** The page with a script in it, which its policy would not let run. */
	private static String unlocked(String page, String script) {
		assertThat(page).contains("Content-Security-Policy");
		return page.replace("Content-Security-Policy", "X-None")
			.replace("</body>", "<script>" + script + "</script></body>");
	}

}
