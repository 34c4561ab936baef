package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a clinic changes about the look of its report without touching code.
 *
 * @param accent the accent colour, six hexadecimal digits
 * @param logo the picture at the head of the report, null for none
 * @param parts ids of the parts to print, in order; none for all in the usual order
 * @param headings other titles of parts, by id
 * @param footer what stands beside the notice on every page, may be empty
 * @param templates the clinic's own templates of the PDF, their texts by file name
 */
public record Look(String accent, @Nullable Logo logo, List<String> parts, Map<String, String> headings, String footer,
		Map<String, String> templates) {

	/** Parts that no report goes without: without them its numbers cannot be judged. */
	private static final List<String> ALWAYS = List.of("what-changed", "methods");

	private static final Pattern COLOR = Pattern.compile("[0-9A-F]{6}");

	/** WCAG 2.1, contrast (minimum), for text of any size. */
	private static final double LEAST_CONTRAST = 4.5;

	private static final int LONGEST_FOOTER = 90;

	/** The look of the house. */
	public static final Look HOUSE = new Look("0B4F6C", null, List.of(), Map.of(), "", Map.of());

	public Look {
		parts = List.copyOf(parts);
		headings = Map.copyOf(headings);
		templates = Map.copyOf(templates);
		if (!COLOR.matcher(accent).matches()) {
			throw new IllegalArgumentException(
					"An accent colour must be six hexadecimal digits such as 0B4F6C, got: %s".formatted(accent));
		}
		if (contrastToWhite(accent) < LEAST_CONTRAST) {
			throw new IllegalArgumentException(
					"An accent colour must have a contrast of at least %.1f to white, got: %.1f for %s; choose a darker one"
						.formatted(LEAST_CONTRAST, contrastToWhite(accent), accent));
		}
		if (footer.length() > LONGEST_FOOTER) {
			throw new IllegalArgumentException(
					"A footer must have at most %d characters, got: %d".formatted(LONGEST_FOOTER, footer.length()));
		}
	}

	/**
	 * The picture at the head of the report.
	 *
	 * @param png the picture
	 * @param says what it shows, for who cannot see it
	 */
	public record Logo(byte[] png, String says) {

		public Logo {
			if (says.isBlank()) {
				throw new IllegalArgumentException(
						"A logo must say what it shows, got: nothing; write it for readers who cannot see it");
			}
		}

	}

	/**
	 * The same look with templates.
	 * @param own the clinic's own templates, their texts by file name
	 * @return the look
	 */
	public Look withTemplates(Map<String, String> own) {
		return new Look(this.accent, this.logo, this.parts, this.headings, this.footer, own);
	}

	/**
	 * The same look for a report whose parts and titles are agreed with others: a
	 * funder's.
	 * @return the look with all parts in their usual order, by their usual titles
	 */
	public Look withAllParts() {
		return new Look(this.accent, this.logo, List.of(), Map.of(), this.footer, this.templates);
	}

	/**
	 * The parts as this look has them.
	 * @param all all parts in their usual order
	 * @return the chosen ones in their order, and those no report goes without
	 * @throws IllegalArgumentException if the look names a part that there is not
	 */
	List<Part> arrange(List<Part> all) {
		List<String> known = all.stream().map(Part::id).toList();
		assertKnown(this.parts, known);
		assertKnown(this.headings.keySet(), known);
		List<String> order = new ArrayList<>(this.parts.isEmpty() ? known : this.parts);
		ALWAYS.stream().filter((id) -> !order.contains(id) && known.contains(id)).forEach(order::add);
		return order.stream()
			.map((id) -> all.stream().filter((part) -> part.id().equals(id)).findFirst().orElse(null))
			.filter(Objects::nonNull)
			.map(this::renamed)
			.toList();
	}

	private Part renamed(Part part) {
		return new Part(part.id(), this.headings.getOrDefault(part.id(), part.title()), part.lead(), part.blocks());
	}

	private static void assertKnown(Iterable<String> named, List<String> known) {
		for (String id : named) {
			if (!known.contains(id)) {
				throw new IllegalArgumentException(
						"The look must name only parts of the report, got: %s; the parts are %s".formatted(id,
								String.join(", ", known)));
			}
		}
	}

	/** Contrast ratio by WCAG 2.1. */
	private static double contrastToWhite(String color) {
		double luminance = 0.2126 * linear(color, 0) + 0.7152 * linear(color, 2) + 0.0722 * linear(color, 4);
		return 1.05 / (luminance + 0.05);
	}

	private static double linear(String color, int at) {
		double channel = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
		return (channel <= 0.04045) ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
	}

}
