package org.clinicoutcomes.jobs.publish;

import java.util.List;

import org.clinicoutcomes.jobs.measure.Definition;

/**
 * What a past issue would say if it were made now of what was known then.
 *
 * @param content what its files say
 * @param released watches over which numbers it gives to whom
 * @param today what defines its numbers as far as it could be put back
 * @param notKept what it was printed with and nobody kept
 */
record Remade(IssueContent content, Issuing.Released released, Definition today, List<String> notKept) {

}
