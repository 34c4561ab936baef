package org.clinicoutcomes.templates.html;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import org.clinicoutcomes.domain.funder.Notice;
import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.SampleReport;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlReportTests {

	private static final byte[] SAMPLE = Html.write(SampleReport.report());

	static List<Report> reports() {
		return List.of(SampleReport.report(), SampleReport.emptyReport(), EveryBlock.report());
	}

	@Test
	void beginsLikeEveryPageOfTheWebAndNamesItsLanguageAndTitle() {
		assertThat(new String(SAMPLE, StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>\n<html lang=\"en-US\">");
		Document page = Html.read(SAMPLE);
		assertThat(page.charset()).isEqualTo(StandardCharsets.UTF_8);
		assertThat(page.title()).isEqualTo("Harbor Light Recovery: Monthly outcomes report, October 2026");
	}

	@ParameterizedTest
	@MethodSource("reports")
	void headingsFollowEachOtherWithoutGap(Report report) {
		Document page = Html.read(report);
		assertThat(page.select("h1")).hasSize(1);
		int before = 0;
		for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
			int level = heading.tagName().charAt(1) - '0';
			assertThat(level).as(heading.text()).isLessThanOrEqualTo(before + 1);
			assertThat(heading.text()).isNotBlank();
			before = level;
		}
		assertThat(page.select("main h2")).extracting(Element::text)
			.containsExactlyElementsOf(report.parts().stream().map((part) -> part.title()).toList());
	}

	@ParameterizedTest
	@MethodSource("reports")
	void everyLinkLeadsToAPlaceInThePageAndNoPlaceIsNamedTwice(Report report) {
		Document page = Html.read(report);
		assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
		assertThat(page.select("a")).hasSizeGreaterThan(report.parts().size()).allSatisfy((link) -> {
			assertThat(link.attr("href")).startsWith("#");
			assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull();
		});
		assertThat(page.select("nav")).hasSize(1).allMatch((nav) -> !nav.attr("aria-label").isBlank());
		assertThat(page.body().child(0).attr("href")).isEqualTo("#" + page.selectFirst("main").id());
	}

	@ParameterizedTest
	@MethodSource("reports")
	void everyReferenceOfALabelIsAnswered(Report report) {
		Document page = Html.read(report);
		for (String attribute : List.of("aria-labelledby", "aria-describedby")) {
			assertThat(page.select("[" + attribute + "]")).isNotEmpty()
				.allSatisfy((element) -> assertThat(Arrays.asList(element.attr(attribute).split(" ")))
					.allSatisfy((id) -> assertThat(page.getElementById(id).text()).isNotBlank()));
		}
	}

	@ParameterizedTest
	@MethodSource("reports")
	void everyTableIsNamedAndEveryHeadingOfItSaysWhatItHeads(Report report) {
		Document page = Html.read(report);
		assertThat(page.select("table")).hasSameSizeAs(report.tables()).allSatisfy((table) -> {
			assertThat(table.select("caption")).hasSize(1);
			assertThat(table.selectFirst("caption").text()).isNotBlank();
			assertThat(table.select("thead th")).allMatch((cell) -> cell.attr("scope").equals("col"));
			assertThat(table.select("tbody th")).allMatch((cell) -> cell.attr("scope").equals("row"));
			Element scroll = table.parent();
			assertThat(scroll.attr("tabindex")).isEqualTo("0");
			assertThat(scroll.attr("role")).isEqualTo("group");
		});
	}

	@ParameterizedTest
	@MethodSource("reports")
	void everyCellOfTheModelStandsInItsPlaceWithItsFullValue(Report report) {
		Document page = Html.read(report);
		int cells = 0;
		for (Table table : report.tables()) {
			Element written = page.getElementById("table_" + table.id());
			assertThat(written.selectFirst("caption").text()).isEqualTo(table.title());
			assertThat(written.select("thead th")).extracting(Element::text)
				.containsExactlyElementsOf(table.columns().stream().map(Table.Column::heading).toList());
			List<Element> rows = written.select("tbody tr");
			assertThat(rows).hasSize(Math.max(table.rows().size(), 1));
			for (int row = 0; row < table.rows().size(); row++) {
				assertThat(rows.get(row).hasClass("total")).isEqualTo(table.rows().get(row).isTotal());
				for (int column = 0; column < table.columns().size(); column++) {
					assertThatHolds(rows.get(row).child(column), table.rows().get(row).cells().get(column),
							table.columns().get(column));
					cells++;
				}
			}
		}
		assertThat(cells).isPositive();
	}

	private static void assertThatHolds(Element written, Cell cell, Table.Column column) {
		assertThat(written.tagName()).isEqualTo(column.isRowHeader() ? "th" : "td");
		assertThat(written.hasClass("number")).isEqualTo(column.format().isRightAligned());
		if (cell instanceof Cell.Suppressed) {
			assertThat(written.child(0).text()).isEqualTo(cell.text());
			assertThat(written.child(1).text()).isEqualTo("Not shown to protect clients");
			assertThat(written.select("data")).isEmpty();
			return;
		}
		assertThat(Html.text(written)).isEqualTo(cell.text());
		if (cell instanceof Cell.Figure figure) {
			assertThat(new BigDecimal(written.selectFirst("data").attr("value"))).isEqualByComparingTo(figure.value());
		}
		else if (cell instanceof Cell.Day day) {
			assertThat(written.selectFirst("time").attr("datetime")).isEqualTo(day.day().toString());
		}
	}

	@ParameterizedTest
	@MethodSource("reports")
	void everyPictureSaysWhatItShowsAndItsNumbersFollow(Report report) {
		Document page = Html.read(report);
		assertThat(page.select("svg")).allSatisfy((picture) -> {
			assertThat(picture.attr("role")).isEqualTo("img");
			assertThat(picture.selectFirst("title").text()).isNotBlank();
			assertThat(picture.selectFirst("desc").text()).isNotBlank();
			assertThat(picture.attr("aria-labelledby"))
				.isEqualTo(picture.selectFirst("title").id() + " " + picture.selectFirst("desc").id());
		});
		for (Chart chart : charts(report)) {
			List<Element> figures = page.select("figure")
				.stream()
				.filter((figure) -> figure.selectFirst("h3").text().startsWith(chart.title()))
				.toList();
			assertThat(figures).as(chart.title())
				.isNotEmpty()
				.allSatisfy(
						(figure) -> assertThat(Html.text(figure.selectFirst("desc"))).isEqualTo(chart.alternative()));
			Element after = figures.get(figures.size() - 1).nextElementSibling();
			assertThat(after.select("table").eachAttr("id")).containsExactly("table_" + chart.numbers().id());
		}
	}

	@Test
	void textInPicturesIsRealTextInOurFont() {
		Document page = Html.read(SAMPLE);
		List<Element> texts = page.select("figure svg text");
		assertThat(texts).extracting(Element::text).contains("Stays", "Admissions", "Discharges");
		assertThat(texts).allSatisfy((text) -> assertThat(inherited(text, "font-family")).isEqualTo("'Lato'"));
		assertThat(texts).filteredOn((text) -> text.text().equals("129.4"))
			.isNotEmpty()
			.allSatisfy((text) -> assertThat(inherited(text, "font-weight")).isEqualTo("bold"));
		assertThat(texts).filteredOn((text) -> text.text().equals("Admissions"))
			.allSatisfy((text) -> assertThat(inherited(text, "font-weight")).isEqualTo("normal"));
	}

	/** What axe leaves to people: the contrast of text in pictures, on white. */
	@Test
	void textInPicturesCanBeReadOnWhite() {
		assertThat(Html.read(EveryBlock.report()).select("svg text")).isNotEmpty().allSatisfy((text) -> {
			double[] light = Arrays.stream(inherited(text, "fill").replaceAll("rgb\\(|\\)", "").split(","))
				.mapToDouble((part) -> Integer.parseInt(part.strip()) / 255.0)
				.map((part) -> (part <= 0.04045) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
				.toArray();
			double luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
			assertThat(1.05 / (luminance + 0.05)).isGreaterThanOrEqualTo(4.5);
		});
	}

	private static String inherited(Element element, String attribute) {
		return element.hasAttr(attribute) ? element.attr(attribute) : inherited(element.parent(), attribute);
	}

	@Test
	void aChartWithMoreBarsThanAPageHoldsGoesOnInAnother() {
		Document page = Html.read(EveryBlock.report());
		List<Element> figures = page.select("figure")
			.stream()
			.filter((figure) -> figure.selectFirst("h3").text().startsWith("Bars"))
			.toList();
		assertThat(figures).extracting((figure) -> figure.selectFirst("h3").text())
			.containsExactly("Bars", "Bars, continued");
		assertThat(figures.stream()
			.flatMap((figure) -> figure.select("text").stream())
			.filter((text) -> text.text().startsWith("Site "))).hasSize(EveryBlock.BARS);
	}

	@Test
	void everyOtherKindOfBlockIsShown() {
		Document page = Html.read(EveryBlock.report());
		assertThat(page.select(".banner").text()).isEqualTo("Provisional A source is late.");
		assertThat(page.select(".sentences").eachText()).containsExactly("Title One. Two.", "Untitled.");
		assertThat(page.select(".tile").eachText().get(0)).contains("Retained 55.1 % n = 64 95 % interval",
				"\u2191 up 5.1 points", "Last month 50.0 %", "over the last 3 months");
		assertThat(page.select(".tile").eachText().get(1)).contains("*", "Not shown to protect clients")
			.doesNotContain("Last month");
		assertThat(page.select(".tile").get(1).select("svg")).isEmpty();
		assertThat(page.select("#table_no_rows tbody").text()).isEqualTo("Nothing to list.");
		assertThat(page.select("#tables ~ .table .note").eachText()).containsExactly("A note.",
				"* Not shown to protect clients.");
		assertThat(page.select(".definition").eachText()).hasSize(2)
			.allMatch((text) -> text.equals("Retained retained-90-days version 1.0 How many? Counted stays "
					+ "Not counted died Met when stayed Missing data none Source own"));
		assertThat(page.select("h4")).hasSize(1);
	}

	@Test
	void headAndFootSayWhatItIsAndUnderWhichNotice() {
		Document page = Html.read(SAMPLE);
		for (String end : List.of("body > header", "footer")) {
			assertThat(page.select(end).text()).contains("Harbor Light Recovery",
					"Monthly outcomes report, October 2026", "for administrators", "November 2, 2026, 03:15 EST",
					"2026-10-31", Notice.SHORT);
		}
		assertThat(page.select("footer").text()).contains("night 412", "Clinic Outcomes 0.1.0", "9f3c61d2a7e0");
	}

	@ParameterizedTest
	@MethodSource("reports")
	void nothingRunsAndNothingIsFetched(Report report) {
		byte[] bytes = Html.write(report);
		Document page = Html.read(bytes);
		assertThat(page.select("script, link, img, iframe, object, embed, form, base, audio, video, use, image, "
				+ "foreignObject, animate, set"))
			.isEmpty();
		for (Element element : page.getAllElements()) {
			for (Attribute attribute : element.attributes()) {
				assertThat(attribute.getKey()).doesNotStartWith("on")
					.isNotIn("src", "srcset", "style", "xlink:href", "action", "formaction", "background", "ping");
			}
		}
		assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("http:", "https:", "@import",
				"javascript:");
		assertThat(page.selectFirst("style").data()).doesNotContain("<", ">", "&", "{running", "{lato")
			.satisfies((style) -> assertThat(style.split("url\\(", -1))
				.allMatch((rest) -> rest.startsWith("\"data:font/woff2;base64,") || rest.startsWith("/*")));
	}

	@Test
	void theSameReportGivesTheSameBytesInEveryZoneAndLocale() {
		TimeZone zone = TimeZone.getDefault();
		Locale locale = Locale.getDefault();
		try {
			for (String elsewhere : List.of("ar-EG-u-nu-arab", "tr-TR", "de-DE", "hi-IN-u-nu-deva")) {
				TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
				Locale.setDefault(Locale.forLanguageTag(elsewhere));
				assertThat(Arrays.mismatch(Html.write(SampleReport.report()), SAMPLE)).as(elsewhere).isNegative();
			}
		}
		finally {
			TimeZone.setDefault(zone);
			Locale.setDefault(locale);
		}
	}

	@Test
	void aMonthWithoutAnybodyPrintsNoRate() {
		assertThat(Html.read(SampleReport.emptyReport()).text()).contains("no one to count").doesNotContain("NaN");
	}

	private static List<Chart> charts(Report report) {
		List<Chart> charts = new ArrayList<>();
		report.parts().forEach((part) -> {
			for (Block block : part.blocks()) {
				if (block instanceof Chart chart) {
					charts.add(chart);
				}
			}
		});
		return charts;
	}

}
