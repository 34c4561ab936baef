package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.result.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What a funder's report needs to know besides the results.
 *
 * @param siteNames names by site code
 * @param provenance which measures are provisional
 * @param levels levels of care whose stays are measured
 * @param excludedLevels levels that the National Outcome Measures leave out
 * @param episodeGapDays stays of one client belong together while the gap between them is
 * at most this many days
 * @param hidden what was done to protect clients beyond hiding small counts, a sentence
 * each
 * @param last what the last issue of the period said otherwise, null for the first
 */
public record FunderBasis(Map<String, String> siteNames, Provenance provenance, List<String> levels,
		List<String> excludedLevels, int episodeGapDays, List<String> hidden, @Nullable LastIssue last) {

	public FunderBasis {
		siteNames = Map.copyOf(siteNames);
		levels = List.copyOf(levels);
		excludedLevels = List.copyOf(excludedLevels);
		hidden = List.copyOf(hidden);
	}

}
