package org.clinicoutcomes.jobs.measure;

import java.time.Instant;

/**
 * What measures read: everything as it was known on one night.
 *
 * @param asOf the moment as of which the records were known
 * @param schema where it stands, care or past
 */
public record State(Instant asOf, String schema) {

}
