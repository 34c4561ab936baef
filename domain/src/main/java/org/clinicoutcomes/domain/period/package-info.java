/**
 * The days a report speaks of.
 */
@NullMarked
package org.clinicoutcomes.domain.period;

import org.jspecify.annotations.NullMarked;
