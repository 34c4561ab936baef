@NullMarked
package org.clinicoutcomes.domain.funder;

import org.jspecify.annotations.NullMarked;
