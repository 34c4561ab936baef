/**
 * Lets only one run at a time work on a clinic's data: {@link HomeLock} in the home, and
 * {@link AdvisoryLock} in an external database too.
 */
@NullMarked
package org.clinicoutcomes.config.lock;

import org.jspecify.annotations.NullMarked;
