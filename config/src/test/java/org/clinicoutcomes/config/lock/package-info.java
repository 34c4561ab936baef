/**
 * Tests of {@code org.clinicoutcomes.config.lock}, with a real server.
 */
@NullMarked
package org.clinicoutcomes.config.lock;

import org.jspecify.annotations.NullMarked;
