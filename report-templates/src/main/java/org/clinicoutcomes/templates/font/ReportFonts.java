package org.clinicoutcomes.templates.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The typeface of all reports, in two weights whose digits are all of one width.
 */
public final class ReportFonts {

	static final List<String> FILES = List.of("Lato-Regular.ttf", "Lato-Bold.ttf");

	private ReportFonts() {
	}

	/**
	 * The font in a size.
	 * @param isBold whether the bold weight
	 * @param size size in points
	 * @return the font
	 */
	public static Font font(boolean isBold, float size) {
		return (isBold ? Loaded.BOLD : Loaded.REGULAR).deriveFont(size);
	}

	/**
	 * The font as a web page embeds it: the same outlines, compressed (WOFF2).
	 * @param isBold whether the bold weight
	 * @return a file's bytes
	 */
	public static byte[] web(boolean isBold) {
		try (InputStream stream = open(isBold ? "Lato-Bold.woff2" : "Lato-Regular.woff2")) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static InputStream open(String name) {
		InputStream stream = ReportFonts.class.getResourceAsStream("/fonts/" + name);
		if (stream == null) {
			throw new IllegalStateException("The jar must hold fonts/%s, got: nothing".formatted(name));
		}
		return stream;
	}

	/**
	 * Read on first use, so that looking at the class does not load AWT.
	 */
	private static final class Loaded {

		static final Font REGULAR = load(FILES.get(0));

		static final Font BOLD = load(FILES.get(1));

		private static Font load(String name) {
			try (InputStream stream = open(name)) {
				return Font.createFont(Font.TRUETYPE_FONT, stream);
			}
			catch (FontFormatException ex) {
				throw new IllegalStateException("The font must be readable, got: " + name, ex);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
