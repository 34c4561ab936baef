/**
 * When and in what order: the program's start, the nightly and the monthly job. The
 * packages below are the five stages, pull, check, build, measure and publish, and what
 * they run in.
 */
@NullMarked
package org.clinicoutcomes.jobs;

import org.jspecify.annotations.NullMarked;
