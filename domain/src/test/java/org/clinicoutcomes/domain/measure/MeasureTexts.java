package org.clinicoutcomes.domain.measure;

/**
 * Texts of measures and checks to start from.
 */
final class MeasureTexts {

	static final String QUERY = """
			select stay_id as subject_id, client_id, stay_id, admitted_on as counted_on, null as part,
			  null as exclusion, null as evidence, true as met
			from stay
			where admitted_on between :period_start and :period_end
			""";

	private static final String HEADER = """
			-- title: Admitted
			-- question: How many were admitted?
			-- denominator: stays admitted
			--   in the month
			-- exclusion: none
			-- numerator: all of them
			-- missing: nothing
			-- scoring: %s
			-- direction: higher
			-- additive: yes
			-- window: month
			-- source: own
			""";

	private MeasureTexts() {
	}

	static String measure() {
		return measure(Scoring.PROPORTION, QUERY);
	}

	static String measure(Scoring scoring, String query) {
		return HEADER.formatted(scoring.word() + (scoring.hasUnit() ? "\n-- unit: days" : "")) + query;
	}

	static String check(String tolerance) {
		return """
				-- title: Discharged without a reason
				-- why: nobody knows why they left
				-- severity: warning
				-- tolerance: %s
				-- feed: stay
				-- affects: stay, episode
				select client_id, 'stay' as feed, stay_id as record_id
				from stay
				where discharged_on <= :known_on and discharge_reason is null;
				""".formatted(tolerance);
	}

}
