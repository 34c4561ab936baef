package org.clinicoutcomes.jobs.measure;

/**
 * A measure that breaks the rules; it is left out by name and the others run.
 */
public final class MeasureRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String measure;

	MeasureRefused(String measure, String mustHold, String got) {
		super("Measure %s %s, got: %s; correct the file".formatted(measure, mustHold, got));
		this.measure = measure;
	}

	/**
	 * The measure's id.
	 * @return the file's name without ending
	 */
	String measure() {
		return this.measure;
	}

	/**
	 * The whole sentence.
	 * @return what must hold, what came and what to do
	 */
	String sentence() {
		return String.valueOf(getMessage());
	}

}
