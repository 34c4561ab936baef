/**
 * Fourth stage: every measure file is wrapped alike and run; its verdicts, one row per
 * subject, are rolled up to results.
 */
@NullMarked
package org.clinicoutcomes.jobs.measure;

import org.jspecify.annotations.NullMarked;
