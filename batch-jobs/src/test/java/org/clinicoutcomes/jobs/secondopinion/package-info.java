/**
 * An independent second implementation of the hardest measures: plain Java over lists,
 * written from the definitions, and compared with the catalogue verdict by verdict on
 * small clinics made up by chance.
 */
@NullMarked
package org.clinicoutcomes.jobs.secondopinion;

import org.jspecify.annotations.NullMarked;
