package org.clinicoutcomes.jobs;

import org.clinicoutcomes.jobs.build.BuildStage;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Nights;

/**
 * Finds or builds what was known on a night.
 */
class StateOfNight {

	private final Nights nights;

	private final BuildStage build;

	StateOfNight(Nights nights, BuildStage build) {
		this.nights = nights;
		this.build = build;
	}

	/**
	 * Make the state of a night readable.
	 * @param night a finished night
	 * @return the schema to read
	 */
	String schema(Night night) {
		boolean isLast = this.nights.last().map(Night::number).orElse(0) == night.number();
		if (isLast && this.build.isBuilt(night)) {
			return "care";
		}
		this.build.buildPast(night);
		return "past";
	}

}
