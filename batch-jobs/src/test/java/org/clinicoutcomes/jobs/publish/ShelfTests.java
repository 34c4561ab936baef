package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.templates.html.Axe;
import org.clinicoutcomes.templates.html.Chromium;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The page that lists every issue.
 */
class ShelfTests {

	private static final List<IssueLedger.Entry> ISSUES = List.of(issue("2026-10", 3, new ChangeCounts(1200, 30, 4, 2)),
			issue("2026-10", 2, new ChangeCounts(1, 0, 0, 0)), issue("2026-10", 1, null), issue("2026-09", 1, null));

	@TempDir
	private Path reports;

	private Path page;

	@BeforeEach
	void putIssuesOnTheShelf() throws IOException {
		this.page = this.reports.resolve("index.html");
		for (IssueLedger.Entry issue : ISSUES.subList(0, 3)) {
			Files.createDirectories(this.reports.resolve(issue.folder()));
			Files.writeString(this.reports.resolve(issue.folder()).resolve("results.csv"), "");
		}
	}

	@Test
	void eachIssueSaysItsStateWhatChangedAndWhereItsFilesAre() throws IOException {
		shelf("A Program").show(ISSUES);
		String text = Files.readString(this.page);
		assertThat(text).startsWith("<!DOCTYPE html>").endsWith("</html>\n").contains("<html lang=\"en\">");
		assertThat(text.lines().filter((line) -> line.startsWith("<tr class="))).hasSize(4)
			.element(0)
			.asString()
			.contains("<th scope=\"row\">r3</th>", "<td>current</td>", "2026-11-04 02:00", "2026-11-05 09:30",
					"1,234 results differ: 1,200 by records, 30 by definition, 4 by both; 2 definitions changed",
					"href=\"2026-10/administrators/r3/results.csv\"");
		assertThat(text.lines().filter((line) -> line.contains(">r2</th>"))).singleElement()
			.asString()
			.contains("<td>replaced by r3</td>", "1 result differs by records<");
		assertThat(text.lines().filter((line) -> line.contains(">r1</th>"))).hasSize(2)
			.allMatch((line) -> line.contains("first issue"))
			.anyMatch((line) -> line.contains("replaced by r2"))
			.anyMatch((line) -> line.contains("no longer on the shelf"));
		assertThat(text).contains("<caption>October 2026</caption>", "<caption>September 2026</caption>")
			.containsOnlyOnce("<h1>")
			.doesNotContain("http");
	}

	@Test
	void axeFindsNothingAgainstTheGuidelines() throws Exception {
		Chromium browser = Chromium.find().orElse(null);
		assumeTrue(browser != null, "skipped: no Chromium is installed on this machine");
		shelf("A Program").show(ISSUES);
		String text = Files.readString(this.page);
		Document checked = Axe.check(browser, text, this.reports);
		assertThat(checked.select(".violated").eachText()).isEmpty();
		assertThat(checked.select(".undecided").eachText()).isEmpty();
		assertThat(checked.select(".passed").eachText()).contains("color-contrast", "document-title", "html-has-lang",
				"link-name");
		String broken = text.replace("lang=\"en\"", "").replace("color: #0B4F6C", "color: #CCCCCC");
		assertThat(Axe.check(browser, broken, this.reports).select(".violated").eachText())
			.anyMatch((violated) -> violated.startsWith("html-has-lang"))
			.anyMatch((violated) -> violated.startsWith("color-contrast"));
	}

	@Test
	void textsOfTheClinicAreEscaped() throws IOException {
		shelf("A <script>alert(1)</script> & \"Sons\"").show(ISSUES);
		assertThat(Files.readString(this.page)).doesNotContain("<script").contains("A &lt;script&gt;alert(1)");
	}

	@Test
	void aPageThatWouldSayTheSameIsLeftAlone() throws IOException {
		shelf("A Program").show(ISSUES);
		FileTime before = FileTime.fromMillis(1000);
		Files.setLastModifiedTime(this.page, before);
		shelf("A Program").show(ISSUES);
		assertThat(Files.getLastModifiedTime(this.page)).isEqualTo(before);
		shelf("Another Program").show(ISSUES);
		assertThat(Files.getLastModifiedTime(this.page)).isNotEqualTo(before);
	}

	@Test
	void aQuarterDoesNotReplaceItsLastMonth() throws IOException {
		IssueLedger.Entry month = issue("2026-09", 1, null);
		IssueLedger.Entry quarter = new IssueLedger.Entry(2, "2026-q3", month.month(), month.audience(), 1,
				"submission", month.night(), "2026-q3/administrators/r1", "", "", "", month.issuedAt(), null);
		shelf("Program").show(List.of(month, quarter));
		assertThat(Files.readString(this.reports.resolve("index.html"))).contains("administrators, submission, 2026-q3")
			.doesNotContain("replaced by");
	}

	@Test
	void aPreparedPageIsShownOrDiscarded() throws IOException {
		Shelf shelf = shelf("A Program");
		shelf.show(List.of());
		assertThat(this.page).doesNotExist();
		Path scratch = Files.createDirectory(this.reports.resolve("scratch"));
		Files.writeString(scratch.resolve("new.pdf"), "");
		shelf.prepare(ISSUES, "2026-09/administrators/r1", scratch);
		assertThat(this.page).doesNotExist();
		shelf.showPrepared();
		assertThat(Files.readString(this.page)).contains("href=\"2026-09/administrators/r1/new.pdf\"");
		shelf.prepare(ISSUES, "2026-09/administrators/r1", scratch);
		shelf.discard();
		assertThat(this.reports.resolve(".index.html")).doesNotExist();
	}

	private Shelf shelf(String program) {
		return new Shelf(this.reports, program);
	}

	private static IssueLedger.Entry issue(String month, int revision, @Nullable ChangeCounts changes) {
		return new IssueLedger.Entry(revision, month, YearMonth.parse(month), "administrators", revision, "internal",
				new Night(revision, Instant.parse("2026-11-04T02:00:00Z")), month + "/administrators/r" + revision, "",
				"", "", Instant.parse("2026-11-05T09:30:00Z"), changes);
	}

}
