/**
 * Tests of the html.
 */
@NullMarked
package org.clinicoutcomes.templates.html;

import org.jspecify.annotations.NullMarked;
