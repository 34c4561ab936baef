package org.clinicoutcomes.domain.report;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What earlier issues said, so that a report can be joined to them.
 *
 * @param printedClosing how many were in care at the end of the month before by its last
 * issue, by site code, the network's under an empty code; empty if it was never issued
 * @param lastIssue the last issue of the same month, null if there was none
 */
public record Earlier(Map<String, Long> printedClosing, @Nullable LastIssue lastIssue) {

	public Earlier {
		printedClosing = Map.copyOf(printedClosing);
	}

	/**
	 * Nothing was issued before.
	 * @return no earlier issues
	 */
	public static Earlier none() {
		return new Earlier(Map.of(), null);
	}

}
