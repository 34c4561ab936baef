package org.clinicoutcomes.jobs.check;

/**
 * What became of the rows of one feed in one night.
 *
 * @param read rows read from files or returned by the mapping
 * @param added accepted rows with a new key
 * @param changed accepted rows that differ from what was known
 * @param deleted accepted rows that say that the record was deleted
 * @param unchanged rows that say nothing new
 * @param rejected refused rows
 * @param waiting rows that wait for the row they refer to
 * @param released rows of earlier nights that waited and are accepted now
 * @param closed records that a snapshot no longer holds
 */
public record FeedCounts(long read, long added, long changed, long deleted, long unchanged, long rejected, long waiting,
		long released, long closed) {

	public FeedCounts {
		if (read != added + changed + deleted + unchanged + rejected + waiting) {
			throw new IllegalStateException(
					"Rows read must be accepted, unchanged, rejected or waiting, got: %d read, %d new, %d changed, %d deleted, %d unchanged, %d rejected, %d waiting"
						.formatted(read, added, changed, deleted, unchanged, rejected, waiting));
		}
	}

	/**
	 * Rows that changed what is known.
	 * @return new, changed and deleted rows
	 */
	public long accepted() {
		return this.added + this.changed + this.deleted;
	}

}
