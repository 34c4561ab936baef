/**
 * What every stage runs in: the night, the lock holder's epoch, one login's transactions,
 * and the progress that is shown.
 */
@NullMarked
package org.clinicoutcomes.jobs.run;

import org.jspecify.annotations.NullMarked;
