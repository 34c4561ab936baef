package org.clinicoutcomes.domain.report;

/**
 * Refuses a report whose census does not add up, because then no other number can be
 * trusted.
 */
public class UnbalancedCensusException extends IllegalStateException {

	UnbalancedCensusException(String message) {
		super(message);
	}

}
