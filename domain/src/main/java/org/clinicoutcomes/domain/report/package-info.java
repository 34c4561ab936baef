/**
 * What a report says, before anyone decides how it looks.
 * <p>
 * The model: a {@link org.clinicoutcomes.domain.report.Report} is an identity and
 * {@link org.clinicoutcomes.domain.report.Part parts}; a part is
 * {@link org.clinicoutcomes.domain.report.Block blocks}: tiles, sentences, tables, charts
 * (each with its own table of numbers), definitions and banners. Every value is a
 * {@link org.clinicoutcomes.domain.report.Cell} that knows how it is printed, so that all
 * formats print the same.
 * <p>
 * The assembler: {@link org.clinicoutcomes.domain.report.MonthlyReport} makes the
 * administrators' report of one month out of results, the measures' headers and the data
 * quality of the night, one class per part.
 */
@NullMarked
package org.clinicoutcomes.domain.report;

import org.jspecify.annotations.NullMarked;
