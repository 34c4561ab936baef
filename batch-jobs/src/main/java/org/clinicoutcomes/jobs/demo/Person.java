package org.clinicoutcomes.jobs.demo;

import org.jspecify.annotations.Nullable;

/**
 * One client of the demo, with the traits that shape what happens.
 *
 * @param number number in the order of coming
 * @param clientId pseudonymous key
 * @param site home site
 * @param birthYear year of birth
 * @param sex sex
 * @param race race
 * @param ethnicity ethnicity
 * @param veteran served in the armed forces
 * @param primary primary substance
 * @param secondary secondary substance, null if none
 * @param tertiary tertiary substance, null if none
 * @param injects injects drugs
 * @param pregnant pregnant at admission
 * @param medication has medication for opioid use disorder
 * @param coOccurring has a mental disorder besides
 * @param employment employment at first admission
 * @param caregiver cares for a child or another person
 * @param engagement share of services attended while all is well
 * @param candour share of weeks for which the client reports
 * @param isTested takes part in drug testing
 * @param usesVideo takes part in groups by video
 * @param practises writes down coping practice
 * @param sociability support contacts a week, on average
 * @param distress how far above the average symptoms are, in standard deviations
 */
record Person(int number, String clientId, DemoSite site, int birthYear, String sex, String race, String ethnicity,
		boolean veteran, String primary, @Nullable String secondary, @Nullable String tertiary, boolean injects,
		boolean pregnant, boolean medication, boolean coOccurring, String employment, boolean caregiver,
		double engagement, double candour, boolean isTested, boolean usesVideo, boolean practises, double sociability,
		double distress) {

	private static final Mix SEX = new Mix("male 64, female 35, other 0.6, unknown 0.4");

	private static final Mix RACE = new Mix(
			"white 62, black 19, multiple 6, other 6, american_indian_alaska_native 2.5, "
					+ "asian 1.5, native_hawaiian_pacific_islander 0.5, unknown 2.5");

	private static final Mix ETHNICITY = new Mix("not_hispanic 82, hispanic 15, unknown 3");

	private static final Mix PRIMARY = new Mix(
			"alcohol 45, heroin 11, other_opioids 9, methamphetamine 12, cannabis 10, "
					+ "cocaine 8, benzodiazepines 2, other_stimulants 1, other_amphetamines 1, hallucinogens 0.5, other 0.5");

	private static final Mix FURTHER = new Mix("none 42, alcohol 16, cannabis 17, cocaine 10, methamphetamine 7, "
			+ "benzodiazepines 4, other_opioids 3, heroin 1");

	private static final Mix EMPLOYMENT = new Mix("full_time 23, part_time 12, unemployed 40, not_in_labor_force 8, "
			+ "disabled 7, student 4, homemaker 3, retired 3");

	static Person meet(int number, int admissionYear, Network network, Chance chance) {
		DemoSite site = network.site(chance);
		String sex = SEX.pick(chance);
		boolean female = "female".equals(sex);
		int age = chance.is(0.03) ? 17 : chance.bell(38, 12, 18, 76);
		String primary = PRIMARY.pick(chance);
		String secondary = further(chance, primary, null);
		String tertiary = (secondary != null && chance.is(0.4)) ? further(chance, primary, secondary) : null;
		boolean opioids = isOpioid(primary);
		double injecting = "heroin".equals(primary) ? 0.55 : "methamphetamine".equals(primary) ? 0.2 : 0.02;
		return new Person(number, "C%06d".formatted(number), site, admissionYear - age, sex, RACE.pick(chance),
				ETHNICITY.pick(chance), chance.is(0.05), primary, secondary, tertiary, chance.is(injecting),
				female && age < 45 && chance.is(0.04), opioids && chance.is(0.55), chance.is(0.47),
				EMPLOYMENT.pick(chance), chance.is(female ? 0.36 : 0.18),
				Math.min(0.99, Math.max(0.5, chance.bell(0.875, 0.075))),
				chance.is(site.followsClosely() ? 0.4 : 0.7) ? 0.06 : 0.76,
				chance.is(site.followsClosely() ? 0.8 : 0.35), chance.is(0.22), chance.is(0.6),
				0.15 + chance.waiting(0.85), chance.bell(0, 1));
	}

	private static @Nullable String further(Chance chance, String primary, @Nullable String secondary) {
		String substance = FURTHER.pick(chance);
		boolean isNew = !substance.equals(primary) && !substance.equals(secondary);
		return (isNew && !"none".equals(substance)) ? substance : null;
	}

	static boolean isOpioid(String substance) {
		return "heroin".equals(substance) || "other_opioids".equals(substance);
	}

	boolean works() {
		return "full_time".equals(this.employment) || "part_time".equals(this.employment);
	}

	/**
	 * A key of something that belongs to the client.
	 * @param letter tells what it is
	 * @return the letter and the client's number
	 */
	String key(char letter) {
		return letter + this.clientId.substring(1);
	}

}
