/**
 * Third stage: the hard sequence logic, once. Records become stays, episodes, weeks,
 * specimens, weekly words and spans of sobriety, by the SQL files that stand beside these
 * classes and run in the order of their names.
 */
@NullMarked
package org.clinicoutcomes.jobs.build;

import org.jspecify.annotations.NullMarked;
