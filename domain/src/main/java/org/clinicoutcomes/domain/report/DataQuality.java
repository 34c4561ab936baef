package org.clinicoutcomes.domain.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What came in, what was turned away and what looks wrong, so that a reader can judge how
 * far to trust the numbers.
 *
 * @param feeds one per source and feed
 * @param lags one per source and feed that told of something new
 * @param findings one per data check
 * @param lateSources names of the sources that have not delivered for the month
 */
public record DataQuality(List<Feed> feeds, List<Lag> lags, List<Finding> findings, List<String> lateSources) {

	public DataQuality {
		feeds = List.copyOf(feeds);
		lags = List.copyOf(lags);
		findings = List.copyOf(findings);
		lateSources = List.copyOf(lateSources);
	}

	/**
	 * Nothing known.
	 * @return no feeds, lags, findings or late sources
	 */
	public static DataQuality none() {
		return new DataQuality(List.of(), List.of(), List.of(), List.of());
	}

	/**
	 * What became of the rows of one feed from one source.
	 *
	 * @param source the source
	 * @param feed the feed
	 * @param read rows read
	 * @param accepted rows that were new or changed
	 * @param unchanged rows known already
	 * @param rejected rows that break the feed's contract
	 * @param waiting rows that refer to something not delivered yet
	 * @param released rows that waited before and were accepted now
	 * @param closed records that the source no longer delivers
	 */
	public record Feed(String source, String feed, long read, long accepted, long unchanged, long rejected,
			long waiting, long released, long closed) {

		/**
		 * Whether every row read is accounted for.
		 * @return whether read = accepted + unchanged + rejected + waiting
		 */
		public boolean addsUp() {
			return this.read == this.accepted + this.unchanged + this.rejected + this.waiting;
		}

	}

	/**
	 * How long it took until what happened stood in the records. What a source delivered
	 * first is not counted.
	 *
	 * @param source the source
	 * @param feed the feed
	 * @param count number of records that told of something for the first time
	 * @param median median of the days, as the lowest that at least half of them do not
	 * exceed
	 * @param ninetieth days that at least nine in ten do not exceed
	 * @param withinDay number of them within one day
	 * @param afterMonth number of them after more than 30 days
	 */
	public record Lag(String source, String feed, long count, int median, int ninetieth, long withinDay,
			long afterMonth) {
	}

	/**
	 * What one data check found.
	 *
	 * @param check the check's id
	 * @param title what is wrong, in a few words
	 * @param severity how bad it is
	 * @param count number of records concerned
	 * @param rows number of records looked at, null if not known
	 * @param isBreached whether there are more than tolerated, so that measures that rest
	 * on them are provisional
	 */
	public record Finding(String check, String title, String severity, long count, @Nullable Long rows,
			boolean isBreached) {

		/**
		 * A finding of which it is not known how many records were looked at.
		 * @param check the check's id
		 * @param title what is wrong
		 * @param severity how bad it is
		 * @param count number of records concerned
		 */
		public Finding(String check, String title, String severity, long count) {
			this(check, title, severity, count, null, false);
		}

	}

}
