/**
 * What is agreed with a funder: which clients, which measures, which numbers, on what
 * basis.
 */
@NullMarked
package org.clinicoutcomes.domain.funder;

import org.jspecify.annotations.NullMarked;
