package org.clinicoutcomes.domain.disclosure;

import java.util.List;

import org.clinicoutcomes.domain.result.Result;

/**
 * A release that may be shown to anybody.
 *
 * @param results all rows; those that are hidden carry no numbers
 * @param withheld tables that are not shown at all
 * @param kept numbers that stay as they were published before
 * @param unproven small counts for which no protection could be proven, with everything
 * hidden that can still be; a release that has any must not be published
 * @param entries what to write into the ledger once the release is published
 */
public record ProtectedRelease(List<Result> results, List<Withheld> withheld, List<Kept> kept, int unproven,
		List<ReleasedNumbers.Entry> entries) {

	public ProtectedRelease {
		results = List.copyOf(results);
		withheld = List.copyOf(withheld);
		kept = List.copyOf(kept);
		entries = List.copyOf(entries);
	}

}
