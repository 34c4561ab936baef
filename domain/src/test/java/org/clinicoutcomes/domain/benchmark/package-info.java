@NullMarked
package org.clinicoutcomes.domain.benchmark;

import org.jspecify.annotations.NullMarked;
