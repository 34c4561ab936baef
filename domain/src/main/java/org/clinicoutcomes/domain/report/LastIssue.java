package org.clinicoutcomes.domain.report;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a reader of the same month's last issue has to correct in it.
 *
 * @param revision its number
 * @param changedDefinitions names of the parts of the definition that differ from
 * today's: {@code measure/<id>}, {@code build/<step>}, {@code setting/<key>},
 * {@code software}
 * @param changes every result that differs, null if the issue is no longer on the shelf
 */
public record LastIssue(int revision, Set<String> changedDefinitions, @Nullable List<Change> changes) {

	public LastIssue {
		changedDefinitions = Set.copyOf(changedDefinitions);
		changes = (changes != null) ? List.copyOf(changes) : null;
	}

}
