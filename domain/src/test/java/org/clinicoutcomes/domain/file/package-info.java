@NullMarked
package org.clinicoutcomes.domain.file;

import org.jspecify.annotations.NullMarked;
