package org.clinicoutcomes.domain.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Holds the sixteen contracts against the dictionary that the clinic's modules were
 * given.
 */
class FeedContractsTests {

	private static final String SUBSTANCES = "alcohol cocaine cannabis heroin nonprescription_methadone other_opioids pcp hallucinogens methamphetamine other_amphetamines other_stimulants benzodiazepines other_tranquilizers barbiturates other_sedatives inhalants otc other none";

	private static final String LEVELS = "0.5 1 2.1 2.5 3.1 3.3 3.5 3.7 4 1-wm 2-wm 3.2-wm 3.7-wm 4-wm ots";

	/** A star: required; an arrow: the feed referred to; words after a colon: codes. */
	private static final String DICTIONARY = """
			site registration | site* name* time_zone* program region
			client registration | record_id* client_id* site*>site birth_year
			 sex: female male other unknown
			 race: american_indian_alaska_native asian black native_hawaiian_pacific_islander white multiple other unknown
			 ethnicity: hispanic not_hispanic unknown
			 | veteran
			stay registration | record_id* client_id*>client site*>site
			 level_of_care*: LEVELS
			 | first_contact_on first_offered_on admitted_on* last_contact_on discharged_on
			 discharge_reason: completed dropped_out terminated transferred incarcerated died other
			 referral_source: self alcohol_drug_provider other_health school employer community court unknown
			 primary_substance: SUBSTANCES
			 secondary_substance: SUBSTANCES
			 tertiary_substance: SUBSTANCES
			 | injects pregnant_at_admission medication_for_oud prior_treatments planned_days
			 admitted_from: community detox residential hospital prison other
			 | external
			coverage billing | record_id* client_id*>client funder* covered_from* covered_to
			attendance scheduling | record_id* client_id*>client stay_id>stay site*>site starts_at* minutes*
			 service*: group individual family assessment medication case_management peer drug_test
			 topic: relapse_prevention coping_skills family_dynamics communication stress_management mindfulness education other
			 modality: in_person video phone
			 status*: attended partial no_show cancelled_by_client cancelled_by_clinic excused scheduled
			 | minutes_attended
			 reason: work school childcare transport illness jail hospital vacation moved other
			 | makes_up>attendance
			support_contact peer support | record_id* client_id*>client contacted_on*
			 kind*: mutual_help peer_mentor recovery_center alumni sober_activity family_support
			 | verified
			coping_practice coping | record_id* client_id*>client practised_on* skill*
			 setting: home work school social family commute other
			 | urge_before urge_after
			 outcome: used_skill lapsed avoided other
			plan plans | record_id* client_id*>client stay_id*>stay written_on*
			 needs_assessed: mental_health medical family legal work housing social
			 | addresses_co_occurring
			plan_review plans | record_id* plan_id*>plan due_on* reviewed_on
			goal plans | record_id* plan_id*>plan domain* weight set_on* closed_on rating rated_on
			assessment progress | record_id* client_id*>client stay_id>stay assessed_on*
			 instrument*: phq9 gad7 bam_use bam_risk bam_protective barc10 urica audit_c whoqol_physical whoqol_psychological whoqol_social whoqol_environment perception_of_care
			 | score* recall_days
			 occasion: admission during discharge follow_up
			diagnosis progress | record_id* client_id*>client
			 code_system*: icd10cm snomed
			 | code*
			 kind: sud mental_health other
			 | onset_on resolved_on
			drug_test sobriety | record_id* client_id*>client stay_id>stay specimen_id scheduled_on* collected_on
			 substance*: SUBSTANCES fentanyl any
			 result*: negative positive invalid refused missed
			 | prescribed
			use_report sobriety | record_id* client_id*>client reported_on*
			 substance*: SUBSTANCES fentanyl any
			 | used* days_in_past_30 used_from used_to prescribed
			 reported_by: client collateral clinician
			referral continuity | record_id* client_id*>client stay_id>stay
			 from_level: LEVELS
			 to_level*: LEVELS
			 | from_site to_site made_on* discharge_on appointment_on first_kept_on
			 status: made accepted kept lost declined
			life_status life | record_id* client_id*>client stay_id>stay asked_on*
			 occasion*: admission update discharge follow_up
			 employment: full_time part_time unemployed homemaker student retired disabled not_in_labor_force
			 | enrolled_in_school
			 living: homeless dependent independent sober_living institution
			 | arrests_past_30_days self_help_past_30_days
			 self_help: none some 1_3 4_7 8_30
			 | days_used_alcohol_past_30 days_used_drugs_past_30
			 use_frequency_primary: none some daily
			 | caregiver
			""";

	private static final Map<String, String> RANGES = Map.ofEntries(Map.entry("coping_practice.urge_before", "0 to 10"),
			Map.entry("coping_practice.urge_after", "0 to 10"), Map.entry("goal.rating", "-2 to 2"),
			Map.entry("life_status.self_help_past_30_days", "0 to 30"));

	private final FeedContracts contracts = FeedContracts.standard();

	@Test
	void sayWhatTheDictionarySays() {
		List<String> expected = new ArrayList<>();
		String feed = "";
		for (String line : DICTIONARY.replace("SUBSTANCES", SUBSTANCES).replace("LEVELS", LEVELS).lines().toList()) {
			String columns = line.strip();
			if (!line.startsWith(" ")) {
				feed = line.substring(0, line.indexOf(' '));
				expected.add(line.substring(0, line.indexOf(" |")));
				columns = line.substring(line.indexOf('|'));
			}
			if (columns.startsWith("|")) {
				for (String column : columns.substring(1).strip().split(" ")) {
					expected.add(feed + "." + column + " []");
				}
			}
			else {
				String codes = columns.substring(columns.indexOf(':') + 1).strip();
				expected.add(feed + "." + columns.substring(0, columns.indexOf(':')) + " "
						+ new TreeSet<>(Arrays.asList(codes.split(" "))));
			}
		}

		List<String> found = new ArrayList<>();
		for (FeedContract contract : this.contracts.all()) {
			found.add(contract.name() + " " + contract.module());
			for (Column column : contract.columns()) {
				String reference = (column.refersTo() != null) ? ">" + column.refersTo() : "";
				found.add("%s.%s%s%s %s".formatted(contract.name(), column.name(), column.required() ? "*" : "",
						reference, new TreeSet<>(column.codes())));
			}
		}
		assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void numbersHaveTheRangesOfTheDictionary() {
		RANGES.forEach((name, range) -> {
			Column column = column(name);
			assertThat(column.minimum() + " to " + column.maximum()).as(name).isEqualTo(range);
		});
	}

	@Test
	void onlyWhatCanBePlannedMayLieAhead() {
		Set<String> ahead = new TreeSet<>();
		for (FeedContract contract : this.contracts.all()) {
			contract.columns()
				.stream()
				.filter((column) -> column.horizon() != Column.Horizon.PAST)
				.forEach((column) -> ahead.add(contract.name() + "." + column.name()));
		}
		assertThat(ahead).containsExactly("attendance.starts_at", "coverage.covered_from", "coverage.covered_to",
				"drug_test.scheduled_on", "plan_review.due_on", "referral.appointment_on", "referral.discharge_on",
				"stay.first_offered_on");
	}

	@Test
	void whatHappensIsDatedAndMayBePlannedByACode() {
		Map<String, String> dated = new TreeMap<>();
		for (FeedContract contract : this.contracts.all()) {
			Happening happening = contract.happening();
			if (happening != null) {
				dated.put(contract.name(), happening.hasHappened("r"));
				assertThat(column(contract.name() + "." + happening.column()).type()).isIn(ColumnType.DATE,
						ColumnType.INSTANT);
				assertThat((happening.unless() == null)
						|| column(contract.name() + "." + happening.unless()).codes().contains(happening.planned()))
					.isTrue();
			}
		}
		assertThat(dated.keySet()).containsExactly("assessment", "attendance", "coping_practice", "drug_test", "goal",
				"life_status", "plan", "plan_review", "referral", "stay", "support_contact", "use_report");
		assertThat(dated).containsEntry("stay", "r.admitted_on is not null")
			.containsEntry("attendance", "r.starts_at is not null and r.status is distinct from 'scheduled'");
	}

	@Test
	void whatSaysWhenItHappenedMustBeAColumn() {
		Column id = new Column("record_id", ColumnType.TEXT, true, Set.of(), null, Column.Horizon.PAST, null, null,
				"key");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FeedContract("thing", "T", "m", "a", "record_id", List.of(id), List.of(),
					new Happening("came_on", null, null)))
			.withMessageContaining("came_on");
		assertThatIllegalArgumentException().isThrownBy(() -> new Happening("came_on", "status", null));
	}

	@Test
	void datesThatMustStandInOrderAreDatesSoThatTheirTextsCompare() {
		for (FeedContract contract : this.contracts.all()) {
			for (OrderRule rule : contract.rules()) {
				assertThat(List.of(rule.column(), rule.notBefore())).as(rule.code())
					.allMatch((name) -> column(contract.name() + "." + name).type() == ColumnType.DATE);
			}
		}
	}

	@Test
	void parentsStandBeforeTheFeedsThatReferToThem() {
		List<String> names = this.contracts.names();
		for (FeedContract contract : this.contracts.all()) {
			assertThat(contract.references())
				.allMatch((parent) -> names.indexOf(parent) <= names.indexOf(contract.name()));
		}
		FeedContract goal = this.contracts.get("goal");
		assertThatIllegalArgumentException().isThrownBy(() -> new FeedContracts(List.of(goal)))
			.withMessageContaining("got: plan");
	}

	@Test
	void everyColumnSaysWhatItIs() {
		assertThat(this.contracts.all().stream().flatMap((contract) -> contract.columns().stream()))
			.allMatch((column) -> !column.about().isBlank());
	}

	@Test
	void anUnknownFeedIsRefusedByName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.contracts.get("visits"))
			.withMessageContaining("got: visits");
	}

	@Test
	void aContractFileWithoutAColumnsTypeIsRefused() {
		String text = "title: T\nmodule: m\nabout: a\nkey: record_id\ncolumns:\n  record_id: {about: key}\n";
		assertThatIllegalArgumentException().isThrownBy(() -> ContractFile.read("thing", text))
			.withMessageContaining("the key type");
	}

	@Test
	void codesBelongToTheTypesThatHaveThem() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Column("sex", ColumnType.CODE, false, Set.of(), null, Column.Horizon.PAST, null, null,
					"about"))
			.withMessageContaining("Column sex");
	}

	@Test
	void aKeyOrRuleThatNamesNoColumnIsRefused() {
		Column id = new Column("record_id", ColumnType.TEXT, true, Set.of(), null, Column.Horizon.PAST, null, null,
				"key");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FeedContract("thing", "T", "m", "a", "id", List.of(id), List.of(), null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FeedContract("thing", "T", "m", "a", "record_id", List.of(id, id), List.of(), null));
		assertThatIllegalArgumentException().isThrownBy(() -> new FeedContract("thing", "T", "m", "a", "record_id",
				List.of(id), List.of(new OrderRule("end-before-start", "ended_on", "record_id")), null));
	}

	private Column column(String name) {
		String[] parts = name.split("\\.");
		return this.contracts.get(parts[0]).column(parts[1]).orElseThrow();
	}

}
