/**
 * Charts drawn once, as vectors, for every format that shows pictures:
 * {@link org.clinicoutcomes.templates.chart.Drawing} draws a chart of the report model on
 * any {@code Graphics2D}. House rules: axes with units, direct labels instead of legends
 * where there is room, nothing told by colour alone, readable in grey.
 */
@NullMarked
package org.clinicoutcomes.templates.chart;

import org.jspecify.annotations.NullMarked;
