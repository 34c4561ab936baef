package org.clinicoutcomes.domain.disclosure;

import org.clinicoutcomes.domain.period.ReportingPeriod;

/**
 * A table that is not shown at all.
 *
 * @param measure the measure's id
 * @param part the part of the answer, empty if the measure has none
 * @param period the period
 * @param table which division of everybody is withheld: network, site, level, site and
 * level, the name of a stratum, or all
 * @param reason why, as the end of a sentence
 */
public record Withheld(String measure, String part, ReportingPeriod period, String table, String reason) {

	/**
	 * The sentence that is printed.
	 * @return a whole sentence
	 */
	public String sentence() {
		return "%s%s, %s to %s, %s: not shown, because %s.".formatted(this.measure,
				this.part.isEmpty() ? "" : " (" + this.part + ")", this.period.start(), this.period.end(), what(),
				this.reason);
	}

	/**
	 * What is withheld, in words.
	 * @return a few words
	 */
	public String what() {
		return switch (this.table) {
			case "all" -> "all numbers";
			case "network" -> "the network's numbers";
			case "curve" -> "the curve";
			default -> "by " + this.table.replace('_', ' ');
		};
	}

}
