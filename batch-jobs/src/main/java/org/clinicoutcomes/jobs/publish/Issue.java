package org.clinicoutcomes.jobs.publish;

import java.nio.file.Path;
import java.time.YearMonth;

/**
 * An issue of a report.
 *
 * @param month the month reported
 * @param audience whom it is for
 * @param revision 1 for the first issue
 * @param folder where its files are
 */
public record Issue(YearMonth month, String audience, int revision, Path folder) {
}
