package org.clinicoutcomes.jobs.measure;

import org.clinicoutcomes.jobs.run.Session;

/**
 * Lets every measure and check begin alike: with the tables of care in sight, and with
 * the settings of a fresh connection, whatever a file before it changed.
 */
final class CareSession {

	private CareSession() {
	}

	static void begin(Session analyst, String schemas) {
		analyst.execute("reset all");
		analyst.execute("set time zone 'UTC'");
		analyst.execute("set local search_path = %s, pg_temp".formatted(schemas));
		analyst.execute("set local work_mem = '64MB'");
	}

}
