package org.clinicoutcomes.jobs.pull;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.jobs.pull.Source.Delivery;
import org.clinicoutcomes.jobs.pull.Source.SourceFile;

/**
 * Refuses a snapshot that is so much smaller than the last ones that it is more likely
 * cut off than right.
 */
public final class SnapshotSize {

	private final FileLedger ledger;

	private final double shrinkLimit;

	/**
	 * The check.
	 * @param ledger knows the last snapshots
	 * @param shrinkLimit share by which a snapshot may be smaller, 0 to 1
	 */
	public SnapshotSize(FileLedger ledger, double shrinkLimit) {
		this.ledger = ledger;
		this.shrinkLimit = shrinkLimit;
	}

	/**
	 * Check a file that was read.
	 * @param source the source
	 * @param file what it is
	 * @param rows its rows
	 * @throws ClinicFailure if it is too small
	 */
	public void check(Source source, SourceFile file, long rows) {
		Double usual = this.ledger.trailingRows(source, file);
		if (file.delivery() == Delivery.SNAPSHOT && usual != null && rows < usual * (1 - this.shrinkLimit)) {
			throw new ClinicFailure(ExitCode.INPUT_REFUSED,
					"A snapshot of %s must not be more than %.0f %% smaller than the last ones (%.0f rows), got: %d rows; have it delivered again, or give --accept-shrunken %s"
						.formatted(file.name(), this.shrinkLimit * 100, usual, rows, file.name()));
		}
	}

}
