/**
 * The report as one web page that needs nothing but itself: no script, no network, fonts
 * and pictures inside.
 * <p>
 * {@link org.clinicoutcomes.templates.html.HtmlReport} writes the page,
 * {@code Letterhead} says what issue it is, {@code Blocks} writes what a part shows.
 * {@code Markup} is the only place that writes a tag, so that no text of a report can
 * become one; {@code house.css} beside this package holds colours and type, for screens
 * and for paper.
 */
@NullMarked
package org.clinicoutcomes.templates.html;

import org.jspecify.annotations.NullMarked;
