package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

/**
 * A group on a client's timetable: where tests are taken and questions asked.
 *
 * @param day the day
 * @param attended whether the client was there
 */
record Visit(LocalDate day, boolean attended) {
}
