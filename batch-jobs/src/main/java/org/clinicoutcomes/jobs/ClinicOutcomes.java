package org.clinicoutcomes.jobs;

import java.util.Locale;

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
		// Statements and reports are made of texts with numbers, and not every language
		// has these digits.
		Locale.setDefault(Locale.US);
		System.exit(CommandLineStart.run(args));
	}

}
