/**
 * The command line: one class for each command, and the one place where failures become
 * sentences and exit codes.
 */
@NullMarked
package org.clinicoutcomes.jobs.command;

import org.jspecify.annotations.NullMarked;
