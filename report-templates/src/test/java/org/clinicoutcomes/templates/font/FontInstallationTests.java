package org.clinicoutcomes.templates.font;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.clinicoutcomes.templates.SampleReport;
import org.clinicoutcomes.templates.html.HtmlReport;
import org.clinicoutcomes.templates.pdf.PdfReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FontInstallationTests {

	@Test
	@EnabledOnOs(OS.LINUX)
	void printsOnAMachineWithoutFonts(@TempDir Path folder) throws Exception {
		Path log = folder.resolve("log");
		assertThat(print(folder, log, folder.resolve("own").toString())).as(Files.readString(log)).isZero();
		assertThat(folder.resolve("report.pdf")).isNotEmptyFile();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void theWebPageOfAMachineWithoutFontsIsTheSameByteForByte(@TempDir Path folder) throws Exception {
		Path log = folder.resolve("log");
		assertThat(print(folder, log, folder.resolve("own").toString())).as(Files.readString(log)).isZero();
		ByteArrayOutputStream page = new ByteArrayOutputStream();
		new HtmlReport().write(SampleReport.report(), page);
		assertThat(Arrays.mismatch(Files.readAllBytes(folder.resolve("report.pdf.html")), page.toByteArray()))
			.isNegative();
	}

	@Test
	void aWebFontIsTheSameFontCompressed() throws IOException {
		for (String name : ReportFonts.FILES) {
			try (InputStream font = ReportFonts.open(name)) {
				ByteBuffer web = ByteBuffer.wrap(ReportFonts.web(name.contains("Bold")));
				assertThat(web.getInt(0)).as("signature wOF2").isEqualTo(0x774F4632);
				assertThat(web.getInt(8)).as("size of the file").isEqualTo(web.capacity());
				assertThat(web.getInt(16)).as("size of the font").isEqualTo(font.readAllBytes().length);
			}
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aMachineWithoutFontsCannotPrintBeforeTheyAreInstalled(@TempDir Path folder) throws Exception {
		Path log = folder.resolve("log");
		assertThat(print(folder, log, "")).isNotZero();
		assertThat(log).content().contains("font");
	}

	/**
	 * The home folder is moved too, because Java remembers there which fonts it once saw.
	 */
	private static int print(Path folder, Path log, String ownFonts) throws Exception {
		Path noFonts = Files.writeString(folder.resolve("fonts.conf"),
				"<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Duser.home=" + folder, "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
				Printing.class.getName(), ownFonts, folder.resolve("report.pdf").toString());
		builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
		Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	/**
	 * Prints the sample in a process of its own, where AWT has not been loaded.
	 */
	static final class Printing {

		private Printing() {
		}

		public static void main(String[] arguments) throws IOException {
			if (!arguments[0].isEmpty()) {
				FontInstallation.install(Path.of(arguments[0]));
			}
			try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
				new PdfReport().write(SampleReport.report(), out);
			}
			try (var out = Files.newOutputStream(Path.of(arguments[1] + ".html"))) {
				new HtmlReport().write(SampleReport.report(), out);
			}
		}

	}

}
