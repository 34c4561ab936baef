/**
 * Tests of {@code org.clinicoutcomes.config.database}, with a real server.
 */
@NullMarked
package org.clinicoutcomes.config.database;

import org.jspecify.annotations.NullMarked;
