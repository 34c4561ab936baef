package org.clinicoutcomes.domain.result;

/**
 * Whom a result speaks of.
 *
 * @param part the part of the answer, empty if the measure has none
 * @param site code of a site, empty for the network
 * @param levelOfCare level of care, empty for all
 * @param stratum name of a further division, empty if none
 * @param stratumValue the group within the stratum
 */
public record Group(String part, String site, String levelOfCare, String stratum, String stratumValue) {

	/** Everybody, for a measure without parts. */
	public static final Group NETWORK = new Group("", "", "", "", "");

}
