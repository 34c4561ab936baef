package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

/**
 * A stretch of a client's life that begins with an attempt at treatment.
 *
 * @param admittedOn day of the first admission of it
 * @param atLibertyFrom first day outside a residential unit
 * @param course how use goes on
 */
record Season(LocalDate admittedOn, LocalDate atLibertyFrom, Course course) {
}
