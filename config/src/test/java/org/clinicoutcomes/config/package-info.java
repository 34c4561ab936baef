/**
 * Tests of {@code org.clinicoutcomes.config}, with a real server.
 */
@NullMarked
package org.clinicoutcomes.config;

import org.jspecify.annotations.NullMarked;
