/**
 * What measuring yields: one {@link org.clinicoutcomes.domain.result.Result} per printed
 * statistic, in one shape for all measures.
 */
@NullMarked
package org.clinicoutcomes.domain.result;

import org.jspecify.annotations.NullMarked;
