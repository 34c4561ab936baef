/**
 * What the clinic's modules hand over: one contract per feed, read from one file, and the
 * check that every row meets once.
 */
@NullMarked
package org.clinicoutcomes.domain.feed;

import org.jspecify.annotations.NullMarked;
