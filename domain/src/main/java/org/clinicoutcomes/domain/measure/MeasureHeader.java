package org.clinicoutcomes.domain.measure;

/**
 * What a measure says about itself, in words that are printed on the methods page.
 *
 * @param id the file's name without its ending
 * @param subject the folder it stands in (retention, scheduling, sobriety, ...)
 * @param title short name
 * @param question the question it answers
 * @param denominator who is counted
 * @param exclusion who is taken out and why
 * @param numerator what must hold to be met
 * @param missing what is done where data are missing
 * @param scoring how verdicts are rolled up
 * @param unit what values are counted in (days, weeks, hours, points, ...), empty for
 * shares
 * @param direction which way is better
 * @param additive whether longer periods are sums of shorter ones
 * @param windowMonths number of months looked at, ending with the period's last month; 1
 * for the period itself
 * @param source where the definition comes from
 */
public record MeasureHeader(String id, String subject, String title, String question, String denominator,
		String exclusion, String numerator, String missing, Scoring scoring, String unit, Direction direction,
		boolean additive, int windowMonths, String source) {

	/**
	 * Which way a measure should move.
	 */
	public enum Direction {

		/** More is better. */
		HIGHER,

		/** Less is better. */
		LOWER,

		/** Neither way is better in itself. */
		NONE

	}

}
