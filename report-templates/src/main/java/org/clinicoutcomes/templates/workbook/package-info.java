/**
 * A report as a workbook: {@link org.clinicoutcomes.templates.workbook.WorkbookReport}.
 * <p>
 * Every part of the report becomes a sheet ({@code PartSheet}), every table of the model
 * an Excel table ({@code TableArea}), every chart a native chart ({@code NativeChart}).
 * What the model does not say as a table (tiles, definitions, drawn points, the data
 * dictionary) is first put into tables of the model ({@code BlockTables},
 * {@code DrawnPoints}, {@code DataDictionary}, {@code AboutPart}), so that there is one
 * way to write a cell. {@code StableZip} makes the same report the same bytes.
 */
@NullMarked
package org.clinicoutcomes.templates.workbook;

import org.jspecify.annotations.NullMarked;
