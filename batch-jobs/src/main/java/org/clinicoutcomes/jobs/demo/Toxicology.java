package org.clinicoutcomes.jobs.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The module that schedules drug tests on days with a group and gets results from the
 * laboratory two days later. A negative specimen is one row, a positive one has a row for
 * each substance that was looked at.
 */
final class Toxicology {

	private final CaseFile file;

	private final Stay stay;

	private final Chance chance;

	private int count;

	Toxicology(CaseFile file, Stay stay, Chance chance) {
		this.file = file;
		this.stay = stay;
		this.chance = chance;
	}

	void write(List<Visit> visits) {
		if (!this.file.person().isTested()) {
			return;
		}
		double share = this.stay.isIntensive() ? 0.55 : this.stay.isResidential() ? 0.2 : 0.45;
		for (Visit visit : visits) {
			boolean tested = this.chance.is(share);
			if (tested && (visit.attended() || this.chance.is(0.45))) {
				test(visit);
			}
		}
	}

	private void test(Visit visit) {
		this.count++;
		String specimen = this.stay.key('T', this.count);
		String found = visit.attended() ? this.file.use().detectable(visit.day()) : null;
		String result = visit.attended() ? result(found) : "missed";
		LocalDate collectedOn = ("missed".equals(result) || "refused".equals(result)) ? null : visit.day();
		Instant knownAt = this.stay.site().at(visit.day().plusDays((collectedOn != null) ? 2 : 0), 20, 30);
		if ("positive".equals(result)) {
			row(specimen, 1, visit.day(), collectedOn, (found != null) ? found : substance(), "positive", null,
					knownAt);
			if (Person.isOpioid(this.file.person().primary())) {
				String fentanyl = this.chance.is(0.5) ? "positive" : "negative";
				row(specimen, 2, visit.day(), collectedOn, "fentanyl", fentanyl, null, knownAt);
			}
			row(specimen, 3, visit.day(), collectedOn, "benzodiazepines".equals(found) ? "cocaine" : "benzodiazepines",
					"negative", null, knownAt);
		}
		else {
			row(specimen, 1, visit.day(), collectedOn, "any", result, null, knownAt);
		}
		boolean hasResult = "positive".equals(result) || "negative".equals(result);
		if (hasResult && this.file.person().medication() && !"other_opioids".equals(found)) {
			row(specimen, 4, visit.day(), collectedOn, "other_opioids", "positive", true, knownAt);
		}
	}

	private String result(@Nullable String found) {
		if (this.chance.is(0.012)) {
			return "invalid";
		}
		if (this.chance.is((found != null) ? 0.09 : 0.008)) {
			return "refused";
		}
		return (found != null && this.chance.is(0.95)) || this.chance.is(0.006) ? "positive" : "negative";
	}

	private String substance() {
		String primary = this.file.person().primary();
		return "other_opioids".equals(primary) ? "heroin" : primary;
	}

	private void row(String specimen, int number, LocalDate scheduledOn, @Nullable LocalDate collectedOn,
			String substance, String result, @Nullable Boolean prescribed, Instant knownAt) {
		Entry entry = this.file.entry("drug_test", specimen + "-" + number, this.stay)
			.set("specimen_id", specimen)
			.set("scheduled_on", scheduledOn)
			.set("collected_on", collectedOn)
			.set("substance", substance)
			.set("prescribed", prescribed);
		boolean corrected = number == 1 && ("positive".equals(result) ? this.chance.is(0.04) : this.chance.is(0.008));
		entry.set("result", result).enteredAt(knownAt);
		if (corrected && collectedOn != null) {
			Instant review = this.stay.site().reviewAfter(scheduledOn, this.chance);
			String confirmed = "positive".equals(result) ? "negative"
					: "any".equals(substance) ? "invalid" : "positive";
			entry.set("result", confirmed).enteredAt(review.isAfter(knownAt) ? review : knownAt.plusSeconds(3600));
		}
		entry.deliver();
	}

}
