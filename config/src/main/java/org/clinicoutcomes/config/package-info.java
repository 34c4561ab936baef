/**
 * With what Clinic Outcomes runs. Here: the clinic's folder ({@link Home}), the settings
 * ({@link Settings}), the four logins ({@link Logins}) and how a run ends
 * ({@link ExitCode}). {@code postgres} runs the database that comes with the program,
 * {@code database} opens it, {@code lock} lets only one run at a time.
 */
@NullMarked
package org.clinicoutcomes.config;

import org.jspecify.annotations.NullMarked;
