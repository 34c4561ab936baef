package org.clinicoutcomes.domain.report;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.clinicoutcomes.domain.result.Result;

/**
 * What a reader of the same month's last issue holds in hand.
 *
 * @param revision its number
 * @param results its results
 * @param changedDefinitions names of the parts of the definition that differ from
 * today's: {@code measure/<id>}, {@code build/<step>}, {@code setting/<key>},
 * {@code software}
 */
public record LastIssue(int revision, Collection<Result> results, Set<String> changedDefinitions) {

	public LastIssue {
		results = List.copyOf(results);
		changedDefinitions = Set.copyOf(changedDefinitions);
	}

}
