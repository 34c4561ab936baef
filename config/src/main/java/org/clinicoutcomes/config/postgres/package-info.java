/**
 * Runs the PostgreSQL that comes with the program. {@link EmbeddedServer} is the only
 * door; behind it {@code Binaries} unpacks the programs, {@code ServerAccount} decides
 * under whose identity they run, {@code Postmaster} finds a living server,
 * {@code Passwords} keeps the logins and {@code ClinicDatabase} creates roles and
 * database.
 */
@NullMarked
package org.clinicoutcomes.config.postgres;

import org.jspecify.annotations.NullMarked;
