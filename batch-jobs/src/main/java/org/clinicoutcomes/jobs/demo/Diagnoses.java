package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;

/**
 * The diagnoses made at admission: the substance use disorder and, for nearly half, a
 * mental disorder.
 */
final class Diagnoses {

	private static final Mix MENTAL = new Mix("F33.1 38, F41.1 24, F43.10 16, F32.9 12, F31.9 7, F90.9 3");

	private final CaseFile file;

	private int count;

	Diagnoses(CaseFile file) {
		this.file = file;
	}

	void write(LocalDate knownOn, Chance chance) {
		Person person = this.file.person();
		diagnose(disorder(person.primary()), "sud", knownOn.minusDays(chance.between(0, 3000)), knownOn, chance);
		if (person.secondary() != null && chance.is(0.7)) {
			diagnose(disorder(person.secondary()), "sud", knownOn.minusDays(chance.between(0, 2000)), knownOn, chance);
		}
		if (person.coOccurring()) {
			diagnose(MENTAL.pick(chance), "mental_health", knownOn.minusDays(chance.between(0, 2500)), knownOn, chance);
		}
	}

	private void diagnose(String code, String kind, LocalDate onsetOn, LocalDate knownOn, Chance chance) {
		this.count++;
		DemoSite site = this.file.person().site();
		Entry entry = this.file.entry("diagnosis", this.file.person().key('D') + "-" + this.count)
			.set("code_system", "icd10cm")
			.set("code", code)
			.set("kind", kind)
			.set("onset_on", chance.is(0.1) ? null : onsetOn)
			.enteredAt(site.at(knownOn, 12, 0));
		if ("mental_health".equals(kind) && chance.is(0.06)) {
			LocalDate resolvedOn = knownOn.plusDays(chance.between(30, 300));
			entry.set("resolved_on", resolvedOn).enteredAt(site.at(resolvedOn, 12, 0));
		}
		entry.deliver();
	}

	private static String disorder(String substance) {
		return switch (substance) {
			case "alcohol" -> "F10.20";
			case "heroin", "other_opioids" -> "F11.20";
			case "cannabis" -> "F12.20";
			case "benzodiazepines" -> "F13.20";
			case "cocaine" -> "F14.20";
			case "methamphetamine", "other_stimulants", "other_amphetamines" -> "F15.20";
			case "hallucinogens" -> "F16.20";
			default -> "F19.20";
		};
	}

}
