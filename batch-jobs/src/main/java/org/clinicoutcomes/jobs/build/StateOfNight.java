package org.clinicoutcomes.jobs.build;

import org.clinicoutcomes.config.Settings;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Nights;

/**
 * Finds or builds what was known on a night.
 */
public final class StateOfNight {

	private final Nights nights;

	private final BuildStage build;

	private final Settings settings;

	/**
	 * The states of a clinic's nights.
	 * @param nights tells which night was the last
	 * @param build builds the others
	 * @param settings the settings in force
	 */
	public StateOfNight(Nights nights, BuildStage build, Settings settings) {
		this.nights = nights;
		this.build = build;
		this.settings = settings;
	}

	/**
	 * Make the state of a night readable.
	 * @param night a finished night
	 * @return the schema to read
	 */
	public String schema(Night night) {
		return schema(night, this.settings);
	}

	/**
	 * Make the state of a night readable as other settings would have built it.
	 * @param night a finished night
	 * @param then the settings
	 * @return the schema to read
	 */
	public String schema(Night night, Settings then) {
		boolean isLast = this.nights.last().map(Night::number).orElse(0) == night.number();
		if (isLast && then.definition().equals(this.settings.definition()) && this.build.isBuilt(night)) {
			return "care";
		}
		this.build.buildPast(night, then);
		return "past";
	}

}
