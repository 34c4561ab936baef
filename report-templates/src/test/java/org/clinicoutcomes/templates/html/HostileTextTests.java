package org.clinicoutcomes.templates.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.clinicoutcomes.templates.HostileTexts;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a site, a program or a measure is called, the page shows it and does not obey
 * it.
 */
class HostileTextTests {

	private static final Set<String> DRAWN = Set.of("title", "desc", "g", "text", "path", "line", "rect", "circle",
			"ellipse", "polygon", "polyline");

	@Test
	void noTextOfAReportBecomesMarkup() {
		List<String> payloads = HostileTexts.forPages();
		assertThat(payloads).doesNotHaveDuplicates().hasSizeGreaterThan(200);
		Document harmless = Html.read(EveryBlock.report());
		List<String> structure = structure(harmless);
		String style = style(harmless);
		for (String payload : payloads) {
			Document page = Html.read(EveryBlock.report((text) -> payload));
			assertThat(structure(page)).as(payload).isEqualTo(structure);
			assertThat(style(page)).as(payload).isEqualTo(style);
			assertThat(page.select("svg *")).as(payload).allMatch(HostileTextTests::isDrawn);
			String shown = shown(payload);
			assertThat(Stream.of(".program", ".notice", "caption h3", "tbody th", ".banner strong", "figure h3", "desc",
					"dd", ".tile h3", ".lead", ".note", "code"))
				.allSatisfy(
						(place) -> assertThat(Html.text(page.selectFirst(place))).as(payload).contains(shown.strip()));
			assertThat(page.selectFirst("figure .scroll").attr("aria-label")).isEqualTo("Chart: " + shown);
		}
	}

	@Test
	void theReportUnderAttackHasManyTexts() {
		List<String> texts = new ArrayList<>();
		EveryBlock.report((text) -> {
			texts.add(text);
			return text;
		});
		assertThat(texts).hasSizeGreaterThan(100);
	}

	/** What stands for characters that no page may hold, and for line ends. */
	private static String shown(String payload) {
		StringBuilder shown = new StringBuilder();
		payload.codePoints().forEach((character) -> {
			boolean isForbidden = (Character.isISOControl(character) && character != '\n')
					|| Character.getType(character) == Character.SURROGATE || (character & 0xfffe) == 0xfffe;
			shown.appendCodePoint(isForbidden ? 0xfffd : character);
		});
		return shown.toString();
	}

	/**
	 * Elements and their attributes in order; pictures as one, since names wrap there.
	 */
	private static List<String> structure(Document page) {
		return page.getAllElements()
			.stream()
			.filter((element) -> element.parents().stream().noneMatch((parent) -> parent.tagName().equals("svg")))
			.map((element) -> element.tagName()
					+ element.attributes().asList().stream().map(Attribute::getKey).toList())
			.toList();
	}

	private static boolean isDrawn(Element element) {
		return DRAWN.contains(element.tagName().toLowerCase(Locale.ROOT)) && element.attributes()
			.asList()
			.stream()
			.noneMatch((attribute) -> attribute.getKey().startsWith("on") || attribute.getKey().contains("href")
					|| attribute.getKey().equals("style"));
	}

	/** The style sheet without what its two strings say. */
	private static String style(Document page) {
		return page.selectFirst("style")
			.data()
			.replaceAll("content: \"([A-Za-z0-9]|\\\\[0-9a-f]{6})*\"", "content: text");
	}

}
