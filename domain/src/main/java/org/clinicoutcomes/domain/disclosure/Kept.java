package org.clinicoutcomes.domain.disclosure;

import org.clinicoutcomes.domain.period.ReportingPeriod;

/**
 * Numbers that stay as they were published, although records have changed since: the
 * difference would speak of too few clients. What changed is carried forward until it is
 * large enough.
 *
 * @param measure the measure's id
 * @param part the part of the answer, empty if the measure has none
 * @param period the period
 */
public record Kept(String measure, String part, ReportingPeriod period) {

	/**
	 * The sentence that is printed.
	 * @return a whole sentence
	 */
	public String sentence() {
		return "%s%s, %s to %s: as published before; a small later change is carried forward.".formatted(this.measure,
				this.part.isEmpty() ? "" : " (" + this.part + ")", this.period.start(), this.period.end());
	}

}
