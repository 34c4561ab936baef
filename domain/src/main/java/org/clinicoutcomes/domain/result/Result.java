package org.clinicoutcomes.domain.result;

import java.time.Instant;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.jspecify.annotations.Nullable;

/**
 * One statistic of one measure for one population: a row of {@code results.csv}.
 * <p>
 * Texts are empty where a row is not restricted: an empty {@code site} is the whole
 * network, an empty {@code stratum} everybody. Counts count subjects. Shares and rates
 * are between 0 and 1, times and lengths in days unless the measure says otherwise, and
 * nothing is rounded.
 *
 * @param period the reporting period, both days included
 * @param asOf the moment as of which the records were known
 * @param measure the measure's id
 * @param version digest of the measure's text
 * @param part the part of the answer (topic, reason, kind), empty if the measure has none
 * @param site the site's code, empty for the whole network
 * @param levelOfCare the level of care, empty for all levels
 * @param stratum the name of the further division (funder, age_band, sex, race_ethnicity,
 * primary_substance), empty if none
 * @param stratumValue the group within the stratum
 * @param statistic what {@code value} is
 * @param category the category of distributions, flows and incidence; the kind of bound
 * for before and after; the reason of an exclusion
 * @param time the time of a point on a curve, in days, null otherwise
 * @param eligible subjects the measure returned, exclusions included
 * @param excluded subjects taken out for a reason other than missing data
 * @param missing subjects taken out because data are missing
 * @param denominator subjects counted; on a curve those still at risk
 * @param numerator subjects for whom the measure is met; on a curve the events
 * @param value the statistic, null where there is no one to count
 * @param ciLow lower limit of the 95 % interval, null if there is none
 * @param ciHigh upper limit of the 95 % interval, null if there is none
 * @param suppressed whether the numbers are withheld to protect clients; then no number
 * is left, and counts are {@link #WITHHELD}. In a row that is not suppressed, eligible,
 * excluded and missing may be withheld
 */
public record Result(ReportingPeriod period, Instant asOf, String measure, String version, String part, String site,
		String levelOfCare, String stratum, String stratumValue, Statistic statistic, String category,
		@Nullable Double time, long eligible, long excluded, long missing, long denominator, @Nullable Long numerator,
		@Nullable Double value, @Nullable Double ciLow, @Nullable Double ciHigh, boolean suppressed) {

	/** Stands in a count's place where the count is withheld to protect clients. */
	public static final long WITHHELD = -1;

	/**
	 * This row with the one mark in place of its numbers.
	 * @return a row that carries no number any more
	 */
	public Result withoutNumbers() {
		return new Result(this.period, this.asOf, this.measure, this.version, this.part, this.site, this.levelOfCare,
				this.stratum, this.stratumValue, this.statistic, this.category, this.time, WITHHELD, WITHHELD, WITHHELD,
				WITHHELD, null, null, null, null, true);
	}

	/**
	 * This row with its answer but without who was eligible, excluded or missing.
	 * @return a row in which those counts are {@link #WITHHELD}
	 */
	public Result withoutPopulation() {
		return new Result(this.period, this.asOf, this.measure, this.version, this.part, this.site, this.levelOfCare,
				this.stratum, this.stratumValue, this.statistic, this.category, this.time, WITHHELD, WITHHELD, WITHHELD,
				this.denominator, this.numerator, this.value, this.ciLow, this.ciHigh, this.suppressed);
	}

	/**
	 * Whether this row speaks of everybody: all sites, levels and strata.
	 * @return whether it is unrestricted
	 */
	public boolean isNetwork() {
		return this.site.isEmpty() && this.levelOfCare.isEmpty() && this.stratum.isEmpty();
	}

	/**
	 * Whether this row speaks of one whole site.
	 * @return whether it is restricted by site only
	 */
	public boolean isSite() {
		return !this.site.isEmpty() && this.levelOfCare.isEmpty() && this.stratum.isEmpty();
	}

}
