package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * How measures are defined, printed from the measures themselves.
 *
 * @param title heading
 * @param entries one per measure
 */
public record Definitions(String title, List<Definition> entries) implements Block {

	public Definitions {
		entries = List.copyOf(entries);
	}

	/**
	 * One measure.
	 *
	 * @param measure the measure's id
	 * @param title short name
	 * @param version digest of the measure's text, empty if it was not measured
	 * @param question the question it answers
	 * @param denominator who is counted
	 * @param exclusion who is taken out and why
	 * @param numerator what must hold to be met
	 * @param missing what is done where data are missing
	 * @param source where the definition comes from
	 */
	public record Definition(String measure, String title, String version, String question, String denominator,
			String exclusion, String numerator, String missing, String source) {

	}

}
