package org.clinicoutcomes.templates.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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

	private static final List<String> ATTACKS = List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
			"<svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
			"<style>*{display:none}</style>", "<link rel=stylesheet href=//x.test/a.css>", "<base href=//x.test/>",
			"<meta http-equiv=refresh content=0;url=//x.test>", "<form action=//x.test><input name=a>",
			"<body onload=alert(1)>", "<math><mi xlink:href=javascript:alert(1)>", "<!-- ", "--!><b>", "<![CDATA[",
			"]]><b>x</b>", "<?php phpinfo() ?>", "<!DOCTYPE html>", "&lt;b&gt;", "&#x3c;b&#x3e;", "&quot; onclick=",
			"&amp;&nosuch;&", "onmouseover=alert(1) ", "style=background:url(//x.test)", "javascript:alert(1)",
			"url(https://x.test/a.woff)", "expression(alert(1))", "} body { display: none } @import '//x.test';",
			"\\22 ; } * { color: red } \\", "content: attr(x); /* ", "*/ html{display:none} /*", "{running-foot}",
			"{lato-regular}", "${7*7} {{7*7}} <%= 7*7 %> #{7*7}", "%s %d %n", "\u202e<b>\u202c", "\ud83d\ude00<b>",
			"\ud83d<b>", "\u0000<b>", "\u0008\u000b\u001b[31m", "\ufeff<b>", "\ufffe\uffff", "\u0085\u2028\u2029<b>",
			"\uff1cscript\uff1e", "<\u0000script>", "=1+1", "\r\n<b>\r", "<title>x</title>");

	private static final List<String> SURROUNDINGS = List.of("%s", "\">%s", "'>%s", "\" %s x=\"", "' %s x='",
			"</title></style></script>%s", "--></desc></svg></text>%s<!--",
			"</td></th></table></main></body></html>%s");

	private static final Set<String> DRAWN = Set.of("title", "desc", "g", "text", "path", "line", "rect", "circle",
			"ellipse", "polygon", "polyline");

	@Test
	void noTextOfAReportBecomesMarkup() {
		List<String> payloads = payloads();
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

	private static List<String> payloads() {
		return ATTACKS.stream()
			.flatMap((attack) -> SURROUNDINGS.stream().map((surrounding) -> surrounding.replace("%s", attack)))
			.toList();
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
