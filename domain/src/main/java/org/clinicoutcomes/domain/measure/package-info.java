/**
 * Measures and data checks: one SQL file each, whose comment header explains and whose
 * one query decides.
 */
@NullMarked
package org.clinicoutcomes.domain.measure;

import org.jspecify.annotations.NullMarked;
