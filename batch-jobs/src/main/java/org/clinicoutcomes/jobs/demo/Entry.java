package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.jspecify.annotations.Nullable;

/**
 * What a module records of one thing as time goes by: set values, say when they were
 * entered, set others, say when; a delivery sees the version of its moment.
 */
final class Entry {

	private final FeedFile file;

	private final String key;

	private final Instant since;

	private final Instant until;

	private @Nullable String[] values;

	private @Nullable String @Nullable [] known;

	private Instant changedAt = Instant.MIN;

	private Instant latest = Instant.MIN;

	private boolean deleted;

	private boolean isNew;

	Entry(FeedFile file, String key, Instant since, Instant until) {
		this.file = file;
		this.key = key;
		this.since = since;
		this.until = until;
		this.values = new String[file.width()];
		set(file.key(), key);
	}

	String key() {
		return this.key;
	}

	Entry set(String column, @Nullable Object value) {
		this.values[this.file.position(column)] = (value != null) ? value.toString() : null;
		return this;
	}

	/**
	 * The values so far become a version.
	 * @param moment when they were entered, not before the version before
	 * @return this
	 */
	Entry enteredAt(Instant moment) {
		version(moment, false);
		return this;
	}

	/**
	 * The record is taken back.
	 * @param moment when
	 * @return this
	 */
	Entry deletedAt(Instant moment) {
		version(moment, true);
		return this;
	}

	private void version(Instant moment, boolean deletion) {
		if (moment.isBefore(this.latest)) {
			throw new IllegalStateException(
					"A version must not be entered before the last, %s, got: %s".formatted(this.latest, moment));
		}
		if (!moment.isAfter(this.until)) {
			if (this.latest == Instant.MIN) {
				this.isNew = moment.isAfter(this.since);
			}
			this.known = this.values.clone();
			this.changedAt = moment;
			this.deleted = deletion;
		}
		this.latest = moment;
	}

	/**
	 * Write the version that the delivery sees, if it is to carry it.
	 */
	void deliver() {
		@Nullable String[] row = this.known;
		if (row == null) {
			return;
		}
		if (this.file.isSnapshot()) {
			if (!this.deleted) {
				this.file.write(row);
			}
			return;
		}
		if (!this.changedAt.isAfter(this.since) || (this.deleted && this.isNew)) {
			return;
		}
		row[this.file.position(FeedContract.CHANGED_AT)] = this.changedAt.truncatedTo(ChronoUnit.SECONDS).toString();
		if (this.deleted) {
			row[this.file.position(FeedContract.DELETED)] = "true";
			this.file.writeAside(row);
		}
		else {
			this.file.write(row);
		}
	}

}
