/**
 * Measures speed as ratios within one run on one machine.
 */
@NullMarked
package org.clinicoutcomes.jobs.bench;

import org.jspecify.annotations.NullMarked;
