package org.clinicoutcomes.templates.font;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.clinicoutcomes.templates.SampleReport;
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
		Path noFonts = Files.writeString(folder.resolve("fonts.conf"),
				"<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>");
		Path pdf = folder.resolve("report.pdf");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), Printing.class.getName(),
				folder.resolve("own").toString(), pdf.toString());
		builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
		Path log = folder.resolve("log");
		Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(log)).isZero();
		assertThat(pdf).isNotEmptyFile();
	}

	/**
	 * Prints the sample in a process of its own, where AWT has not been loaded.
	 */
	static final class Printing {

		private Printing() {
		}

		public static void main(String[] arguments) throws IOException {
			FontInstallation.install(Path.of(arguments[0]));
			try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
				new PdfReport().write(SampleReport.report(), out);
			}
		}

	}

}
