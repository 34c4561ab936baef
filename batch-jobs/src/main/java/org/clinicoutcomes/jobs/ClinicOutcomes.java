package org.clinicoutcomes.jobs;

import org.clinicoutcomes.jobs.command.CommandLineStart;

/**
 * Starts the program.
 */
public final class ClinicOutcomes {

	private ClinicOutcomes() {
	}

	/**
	 * Run one command and exit with its code.
	 * @param args the command and its options
	 */
	public static void main(String[] args) {
		System.exit(CommandLineStart.run(args));
	}

}
