/**
 * First stage: find what the clinic's modules have delivered, stream it once, and land
 * what a mapping must read.
 */
@NullMarked
package org.clinicoutcomes.jobs.pull;

import org.jspecify.annotations.NullMarked;
