@NullMarked
package org.clinicoutcomes.jobs.publish;

import org.jspecify.annotations.NullMarked;
