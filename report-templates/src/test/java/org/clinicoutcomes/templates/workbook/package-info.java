/**
 * Tests of the workbook.
 */
@NullMarked
package org.clinicoutcomes.templates.workbook;

import org.jspecify.annotations.NullMarked;
