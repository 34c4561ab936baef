/**
 * What the tests of all formats share: {@link org.clinicoutcomes.templates.SampleReport}.
 */
@NullMarked
package org.clinicoutcomes.templates;

import org.jspecify.annotations.NullMarked;
