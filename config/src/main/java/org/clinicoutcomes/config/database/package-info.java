/**
 * Opens the database, embedded or external, as the four logins: {@link Database} before
 * Spring, {@link DatabaseConfiguration} as Spring's beans, {@link ClinicApplication} puts
 * the two together.
 */
@NullMarked
package org.clinicoutcomes.config.database;

import org.jspecify.annotations.NullMarked;
