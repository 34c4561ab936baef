package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A referral and what becomes of it.
 *
 * @param from the stay referred from
 * @param toLevel level referred to
 * @param toSite site or provider referred to
 * @param madeOn day it is made
 * @param keptOn day of the first appointment kept, null if none
 * @param inbound whether another provider refers the client to the network
 */
record ReferralMade(Stay from, String toLevel, String toSite, LocalDate madeOn, @Nullable LocalDate keptOn,
		boolean inbound) {
}
