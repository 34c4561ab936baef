package org.clinicoutcomes.jobs.check;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.Rejection;
import org.clinicoutcomes.domain.feed.RowCheck;
import org.clinicoutcomes.jobs.pull.RejectedRows;
import org.clinicoutcomes.jobs.run.CopyRows;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Progress;
import org.clinicoutcomes.jobs.run.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Lets the rows of one delivery meet their contract as they stream by: what is accepted
 * goes to the database, what is not is kept with its reason.
 */
final class RowIntake {

	private static final int BATCH = 1000;

	private final Night night;

	private final String source;

	private final FeedContract contract;

	private final RowCheck check;

	private final int keyPosition;

	private final @Nullable String[] checked;

	private final CopyRows accepted;

	private final Transactions loader;

	private final Progress progress;

	private final List<RejectedRows.Row> rejected = new ArrayList<>();

	private long read;

	private long refused;

	RowIntake(Night night, String source, FeedContract contract, List<String> header, RowCheck check, CopyRows accepted,
			Transactions loader, Progress progress) {
		this.night = night;
		this.source = source;
		this.contract = contract;
		this.check = check;
		this.keyPosition = header.indexOf(contract.key());
		this.checked = new String[check.width()];
		this.accepted = accepted;
		this.loader = loader;
		this.progress = progress;
	}

	void row(int fileNumber, long line, List<String> fields) {
		this.read++;
		Rejection rejection = this.check.check(fields, this.checked);
		if (rejection != null) {
			reject(fileNumber, line, fields, rejection);
			return;
		}
		for (String value : this.checked) {
			this.accepted.value(value);
		}
		if (fileNumber > 0) {
			this.accepted.value(fileNumber).value(line);
		}
		else {
			this.accepted.value(null).value(null);
		}
		this.accepted.endRow();
		if (this.read % BATCH == 0) {
			this.progress.add(BATCH);
		}
	}

	private void reject(int fileNumber, long line, List<String> fields, Rejection rejection) {
		this.refused++;
		boolean hasKey = !rejection.reason().equals(Rejection.WRONG_NUMBER_OF_FIELDS) || this.keyPosition == 0;
		String key = hasKey ? fields.get(this.keyPosition) : null;
		this.rejected.add(RejectedRows.Row.of(fileNumber, line, key, rejection, fields));
		if (this.rejected.size() >= BATCH) {
			keepRejected();
		}
	}

	Counts end() {
		keepRejected();
		this.progress.add(this.read % BATCH);
		return new Counts(this.read, this.refused);
	}

	private void keepRejected() {
		this.loader.writing((session) -> new RejectedRows(session).keep(this.night, this.source, this.contract.name(),
				this.rejected));
		this.rejected.clear();
	}

	/**
	 * What came by.
	 *
	 * @param read rows read
	 * @param rejected rows refused
	 */
	record Counts(long read, long rejected) {

		Counts plus(Counts more) {
			return new Counts(this.read + more.read, this.rejected + more.rejected);
		}

	}

}
