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

	/**
	 * Whether this is everybody: all sites, levels and strata.
	 * @return whether it is unrestricted
	 */
	public boolean isNetwork() {
		return this.site.isEmpty() && this.levelOfCare.isEmpty() && this.stratum.isEmpty();
	}

	/**
	 * Whether this is one whole site.
	 * @return whether it is restricted by site only
	 */
	public boolean isSite() {
		return !this.site.isEmpty() && this.levelOfCare.isEmpty() && this.stratum.isEmpty();
	}

}
