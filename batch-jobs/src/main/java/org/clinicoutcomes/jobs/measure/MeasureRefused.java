package org.clinicoutcomes.jobs.measure;

/**
 * A measure that breaks the rules; it is left out by name and the others run.
 */
public final class MeasureRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MeasureRefused(String measure, String mustHold, String got) {
		super("Measure %s %s, got: %s; correct the file".formatted(measure, mustHold, got));
	}

}
