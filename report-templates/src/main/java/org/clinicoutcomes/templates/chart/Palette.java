package org.clinicoutcomes.templates.chart;

import java.awt.Color;
import java.util.Locale;

/**
 * The accent colour of a report, and a light one mixed from it for bands and areas.
 *
 * @param accent the accent colour
 * @param light the same, mixed with white
 */
public record Palette(Color accent, Color light) {

	private static final double WHITE = 0.72;

	/**
	 * The palette of an accent colour.
	 * @param accent six hexadecimal digits
	 * @return the palette
	 */
	public static Palette of(String accent) {
		Color color = new Color(Integer.parseInt(accent, 16));
		return new Palette(color, color.equals(Canvas.ACCENT) ? Canvas.ACCENT_LIGHT
				: new Color(lighter(color.getRed()), lighter(color.getGreen()), lighter(color.getBlue())));
	}

	private static int lighter(int channel) {
		return (int) Math.round(channel * (1 - WHITE) + 255 * WHITE);
	}

	/**
	 * A colour as style sheets write it.
	 * @param color the colour
	 * @return six hexadecimal digits
	 */
	public static String hex(Color color) {
		return String.format(Locale.ROOT, "%06X", color.getRGB() & 0xFFFFFF);
	}

	/** What a drawing of the house looks like in this palette. */
	Color of(Color ofHouse) {
		if (ofHouse.equals(Canvas.ACCENT)) {
			return this.accent;
		}
		return ofHouse.equals(Canvas.ACCENT_LIGHT) ? this.light : ofHouse;
	}

}
