/**
 * Tries every boundary case of every measure and data check through the real stages, and
 * measures of a clinic's own that must be refused.
 */
@NullMarked
package org.clinicoutcomes.jobs.measure;

import org.jspecify.annotations.NullMarked;
