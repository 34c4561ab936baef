/**
 * Second stage: every row meets its contract once, and what is accepted becomes a version
 * of a record that is known from tonight.
 */
@NullMarked
package org.clinicoutcomes.jobs.check;

import org.jspecify.annotations.NullMarked;
