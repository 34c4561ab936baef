package org.clinicoutcomes.templates.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import org.clinicoutcomes.domain.report.Look;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.ReportIdentity;
import org.clinicoutcomes.templates.chart.Palette;
import org.clinicoutcomes.templates.font.ReportFonts;

/**
 * The style sheet with the fonts in it, and with what stands on every printed page.
 */
final class HouseStyle {

	private static final String FILE = "house.css";

	/** What the margin of a page has room for. */
	private static final int LONGEST_NOTICE = 220;

	private final ReportIdentity identity;

	private final Look look;

	HouseStyle(Report report) {
		this.identity = report.identity();
		this.look = report.look();
	}

	String text() {
		Palette palette = Palette.of(this.look.accent());
		return template().replace("{accent}", "#" + Palette.hex(palette.accent()))
			.replace("{accent-light}", "#" + Palette.hex(palette.light()))
			.replace("{running-head}", quoted(runningHead()))
			.replace("{running-foot}", quoted(runningFoot()))
			.replace("{lato-regular}", Base64.getEncoder().encodeToString(ReportFonts.web(false)))
			.replace("{lato-bold}", Base64.getEncoder().encodeToString(ReportFonts.web(true)));
	}

	private String runningHead() {
		return "%s \u00b7 %s \u00b7 %s, for %s \u00b7 revision %s".formatted(this.identity.program(),
				this.identity.period().name(), this.identity.kind().word(), this.identity.audience(),
				this.identity.revision());
	}

	private String runningFoot() {
		String notice = this.identity.notice();
		return (notice.length() <= LONGEST_NOTICE) ? notice
				: "The notice on the first page holds for this page: %s".formatted(firstSentence(notice));
	}

	private static String firstSentence(String notice) {
		int end = notice.indexOf(". ") + 1;
		return (end > 0 && end <= LONGEST_NOTICE) ? notice.substring(0, end) : "use and disclosure are restricted.";
	}

	/**
	 * A string of a style sheet in which nothing but letters and digits stands as itself,
	 * so that no text can end it.
	 */
	static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.codePoints().forEach((character) -> {
			if (character < 128 && Character.isLetterOrDigit(character)) {
				quoted.append((char) character);
			}
			else {
				quoted.append(String.format(Locale.ROOT, "\\%06x", character));
			}
		});
		return quoted.append('"').toString();
	}

	private static String template() {
		try (InputStream stream = HouseStyle.class.getResourceAsStream(FILE)) {
			if (stream == null) {
				throw new IllegalStateException("The jar must hold %s, got: nothing".formatted(FILE));
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
