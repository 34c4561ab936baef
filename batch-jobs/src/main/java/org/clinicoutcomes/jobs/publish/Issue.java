package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;

import org.clinicoutcomes.domain.period.IssuePeriod;

/**
 * An issue of a report.
 *
 * @param period the period reported
 * @param audience whom it is for
 * @param revision 1 for the first issue
 * @param folder where its files are
 */
public record Issue(IssuePeriod period, String audience, int revision, Path folder) {
}
