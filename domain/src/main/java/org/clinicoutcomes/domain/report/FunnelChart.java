package org.clinicoutcomes.domain.report;

import java.util.List;

/**
 * Sites by their size and share, between the limits that chance alone would keep to, so
 * that small sites are not ranked by chance.
 *
 * @param id id
 * @param title heading
 * @param alternative what it says, in words
 * @param sizeLabel label of the horizontal axis with its unit
 * @param shareLabel label of the vertical axis with its unit
 * @param overall the share of all sites together, 0 to 1
 * @param sites one point per site
 * @param limits the limits at some sizes, smallest first
 * @param numbers the same values
 */
public record FunnelChart(String id, String title, String alternative, String sizeLabel, String shareLabel,
		double overall, List<Site> sites, List<Limits> limits, Table numbers) implements Chart {

	public FunnelChart {
		sites = List.copyOf(sites);
		limits = List.copyOf(limits);
		for (int index = 1; index < limits.size(); index++) {
			if (limits.get(index).size() <= limits.get(index - 1).size()) {
				throw new IllegalArgumentException("Limits must stand in order of size, got: %d after %d"
					.formatted(limits.get(index).size(), limits.get(index - 1).size()));
			}
		}
	}

	/**
	 * One site.
	 *
	 * @param label its name
	 * @param size how many are counted
	 * @param share the share of them
	 * @param isOutside whether it lies outside the 95 % limits
	 */
	public record Site(String label, long size, double share, boolean isOutside) {

	}

	/**
	 * Between which shares a site of one size lies by chance.
	 *
	 * @param size how many are counted
	 * @param low lower limit of 95 of 100 sites
	 * @param high upper limit of 95 of 100 sites
	 * @param lowest lower limit of 998 of 1,000 sites
	 * @param highest upper limit of 998 of 1,000 sites
	 */
	public record Limits(long size, double low, double high, double lowest, double highest) {

	}

}
