package org.clinicoutcomes.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clinicoutcomes.domain.disclosure.GeneratedRelease;
import org.clinicoutcomes.templates.OtherMachine;
import org.clinicoutcomes.templates.font.FontInstallation;
import org.clinicoutcomes.templates.html.Axe;
import org.clinicoutcomes.templates.html.Chromium;
import org.clinicoutcomes.templates.pdf.PdfStandards;
import org.clinicoutcomes.templates.workbook.AccessibleWorkbook;
import org.clinicoutcomes.templates.workbook.WorkbookParts;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The files of public issues, in which much is hidden: as accessible as all others, and
 * the same in two processes that differ in zone, language, encoding and the order of
 * their hashes, disclosure control included.
 */
class FinishedFilesTests {

	/** A rate over a quarter, before and after, and a rate with reasons. */
	private static final List<Integer> RELEASES = List.of(0, 108, 144);

	@TempDir
	private Path folder;

	@Test
	void hiddenNumbersLeaveFilesAccessible() throws Exception {
		Path files = writeAll(this.folder);
		for (int seed : RELEASES) {
			Path issue = files.resolve("release-" + seed);
			assertThat(PdfStandards.broken(Files.readAllBytes(issue.resolve("outcomes.pdf")))).isEmpty();
			assertThat(AccessibleWorkbook.faults(WorkbookParts.of(Files.readAllBytes(issue.resolve("outcomes.xlsx")))))
				.isEmpty();
		}
	}

	@Test
	void axeFindsNothingOnPagesWithHiddenNumbers() throws Exception {
		Chromium browser = Chromium.find().orElse(null);
		assumeTrue(browser != null, "skipped: no Chromium is installed on this machine, so no page can be opened");
		Path files = writeAll(this.folder);
		for (int seed : RELEASES) {
			String page = Files.readString(files.resolve("release-" + seed + "/outcomes.html"))
				.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
			assertThat(page).contains("aria-hidden=\"true\">*<");
			Document checked = Axe.check(browser, page, this.folder);
			assertThat(checked.select(".violated").eachText()).isEmpty();
			assertThat(checked.select(".undecided").eachText()).allMatch(Axe::isBeyondIt);
			assertThat(checked.select(".passed").eachText()).contains("color-contrast", "html-has-lang");
		}
	}

	@Test
	void sameReleaseGivesTheSameFilesWhereverItIsProtectedAndWritten() throws Exception {
		Path one = OtherMachine.EAST.write(FinishedFilesTests.class, this.folder);
		Path other = OtherMachine.WEST.write(FinishedFilesTests.class, this.folder);
		for (int seed : RELEASES) {
			for (String name : List.of("results.csv", "outcomes.xlsx", "outcomes.html")) {
				String file = "release-" + seed + "/" + name;
				assertThat(one.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
			}
			String pdf = "release-" + seed + "/outcomes.pdf";
			assertThat(text(one.resolve(pdf))).hasSizeGreaterThan(1000).isEqualTo(text(other.resolve(pdf)));
		}
	}

	public static void main(String[] args) throws IOException {
		writeAll(Path.of(args[0]));
	}

	private static Path writeAll(Path target) throws IOException {
		FontInstallation.install(target.resolve("fonts"));
		for (int seed : RELEASES) {
			FinishedRelease.write(GeneratedRelease.of(seed), Files.createDirectory(target.resolve("release-" + seed)));
		}
		return target;
	}

	private static String text(Path file) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
			return new PDFTextStripper().getText(pdf);
		}
	}

}
