package org.clinicoutcomes.jobs.demo;

/**
 * How use goes on after admission, which makes some ways of leaving more likely.
 */
enum Course {

	/** No use. */
	ABSTINENT("completed 52, dropped_out 20, transferred 16, terminated 7, incarcerated 1.5, other 3, died 0.3"),

	/** A few lapses of two to six days. */
	LAPSES("completed 37, dropped_out 28, transferred 17, terminated 10, incarcerated 3, other 4, died 0.5"),

	/** Longer stretches of use again and again. */
	RELAPSE("completed 16, dropped_out 41, transferred 19, terminated 15, incarcerated 4.5, other 3.5, died 0.8");

	private static final Mix COURSES = new Mix("ABSTINENT 45, LAPSES 30, RELAPSE 25");

	private final Mix reasons;

	Course(String reasons) {
		this.reasons = new Mix(reasons);
	}

	static Course pick(Chance chance) {
		return valueOf(COURSES.pick(chance));
	}

	String reasonForLeaving(Chance chance) {
		return this.reasons.pick(chance);
	}

}
