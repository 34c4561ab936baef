package org.clinicoutcomes.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One made-up text for each of the eighteen kinds of identifiers that 45 CFR
 * 164.514(b)(2)(i) lists, to be put where a clinic's systems put them by mistake, and to
 * be found nowhere else.
 */
final class Identifiers {

	static final List<String> ALL = List.of("Zebulon Q Kanarek", "1717 Kanarek Lane", "1961-02-03", "+1 555 0177 4401",
			"fax 555-0177-4402", "zebulon@kanarek.test", "078-05-1120", "MRN-8841-KANAREK", "HPBN-7719-KANAREK",
			"ACCT-5520-KANAREK", "LIC-K4471-MD", "1KNRK82633A004352", "UDI-00884838-KNRK", "https://kanarek.test/me",
			"203.0.113.177", "VOICEPRINT-KNRK-91", "photo-knrk-0042.jpg", "CODE-KNRK-553");

	private Identifiers() {
	}

	/**
	 * Look for them.
	 * @param text any text
	 * @return those that stand in it, in whatever case and spacing
	 */
	static List<String> in(String text) {
		List<String> found = new ArrayList<>();
		String plain = plain(text);
		ALL.forEach((identifier) -> {
			if (plain.contains(plain(identifier))) {
				found.add(identifier);
			}
		});
		return found;
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
	}

}
