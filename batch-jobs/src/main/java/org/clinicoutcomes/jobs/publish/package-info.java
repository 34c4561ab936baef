/**
 * Fifth stage: one report model is made of the results, rendered in every format, and
 * issued in a folder that appears whole or not at all.
 */
@NullMarked
package org.clinicoutcomes.jobs.publish;

import org.jspecify.annotations.NullMarked;
