/**
 * The typeface of all reports, brought along because a bare machine has none:
 * {@link org.clinicoutcomes.templates.font.FontInstallation#install} must be called
 * before anything is drawn or measured.
 */
@NullMarked
package org.clinicoutcomes.templates.font;

import org.jspecify.annotations.NullMarked;
