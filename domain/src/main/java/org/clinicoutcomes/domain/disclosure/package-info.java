/**
 * What of a release may be shown: small counts, and whatever would give one away, are
 * hidden here, once, before anything is drawn or written.
 */
@NullMarked
package org.clinicoutcomes.domain.disclosure;

import org.jspecify.annotations.NullMarked;
