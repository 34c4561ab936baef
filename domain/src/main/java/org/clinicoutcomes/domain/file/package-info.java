/**
 * Settings files as people write them, read key by key.
 */
@NullMarked
package org.clinicoutcomes.domain.file;

import org.jspecify.annotations.NullMarked;
