/**
 * Tests of {@code org.clinicoutcomes.config.postgres}, with a real server.
 */
@NullMarked
package org.clinicoutcomes.config.postgres;

import org.jspecify.annotations.NullMarked;
