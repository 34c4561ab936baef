package org.clinicoutcomes.config;

/**
 * What a command tells its caller at the end, so that a scheduler can act without reading
 * texts.
 */
public enum ExitCode {

	/** All is done, or nothing was owed. */
	DONE(0),

	/** The command or a setting cannot be understood. */
	USAGE(2),

	/** All is done, but some rows were rejected. */
	ROWS_REJECTED(10),

	/** A delivery was refused as a whole. */
	INPUT_REFUSED(20),

	/** The disclosure check refused to issue a report. */
	DISCLOSURE_REFUSED(30),

	/** The database or the disk failed. */
	DATABASE_OR_DISK(40),

	/** An issue that was built again differs from the one on the shelf. */
	REBUILT_DIFFERENTLY(50),

	/** Another run holds the lock. */
	LOCKED(75);

	private final int code;

	ExitCode(int code) {
		this.code = code;
	}

	/**
	 * Returns the number a process exits with.
	 * @return the number, 0 to 75
	 */
	public int code() {
		return this.code;
	}

}
