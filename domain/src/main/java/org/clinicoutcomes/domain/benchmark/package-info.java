/**
 * What a clinic's numbers stand beside: targets that were agreed, and figures that others
 * published.
 */
@NullMarked
package org.clinicoutcomes.domain.benchmark;

import org.jspecify.annotations.NullMarked;
