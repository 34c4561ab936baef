/**
 * The report as PDF.
 * <p>
 * {@link org.clinicoutcomes.templates.pdf.PdfReport} turns the report model into records
 * ({@code Records}), fills the templates beside this package ({@code report.jrxml} for
 * the page, {@code table.jrxml} for one table, {@code tiles.jrxml} for the first page,
 * {@code house.jrtx} for colours and type) and exports them. The templates hold nothing
 * but field names as expressions, so no compiler is needed at run time.
 * {@code StructureTagger} writes what a screen reader needs.
 */
@NullMarked
package org.clinicoutcomes.templates.pdf;

import org.jspecify.annotations.NullMarked;
