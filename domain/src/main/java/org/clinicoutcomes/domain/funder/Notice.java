package org.clinicoutcomes.domain.funder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The statements that accompany numbers.
 */
public final class Notice {

	/** The one sentence of 42 CFR 2.32(a)(2). */
	public static final String SHORT = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

	private static final String LONG = "/notices/42-cfr-2.32-a-1.txt";

	private Notice() {
	}

	/**
	 * The statement of 42 CFR 2.32(a)(1).
	 * @return its paragraphs
	 */
	public static List<String> inFull() {
		try (InputStream file = Objects.requireNonNull(Notice.class.getResourceAsStream(LONG))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What stands where small counts are not printed. Such numbers are never called
	 * de-identified.
	 * @param threshold the smallest count that is printed
	 * @return two sentences
	 */
	public static String ofSuppression(int threshold) {
		return "Counts under %s and what would reveal them are not shown. This is not an expert determination."
			.formatted(threshold);
	}

	/**
	 * The line on every page.
	 * @param profile whose pages they are
	 * @return one or two sentences, empty for none
	 */
	public static String onEveryPage(FunderProfile profile) {
		if (profile.isPublic()) {
			return ofSuppression(profile.threshold());
		}
		return (profile.notice() != FunderProfile.NoticeKind.NONE) ? SHORT : "";
	}

}
