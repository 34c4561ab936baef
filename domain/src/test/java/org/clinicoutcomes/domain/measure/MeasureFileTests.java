package org.clinicoutcomes.domain.measure;

import java.time.LocalDate;

import org.clinicoutcomes.domain.measure.MeasureHeader.Direction;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MeasureFileTests {

	private static final ReportingPeriod OCTOBER = new ReportingPeriod(LocalDate.of(2026, 10, 1),
			LocalDate.of(2026, 10, 31));

	@Test
	void theHeaderSaysWhatIsPrinted() {
		MeasureHeader header = MeasureFile.read("access", "admitted", MeasureTexts.measure(), "").header();
		assertThat(header).isEqualTo(new MeasureHeader("admitted", "access", "Admitted", "How many were admitted?",
				"stays admitted in the month", "none", "all of them", "nothing", Scoring.PROPORTION, "",
				Direction.HIGHER, true, 1, "own"));
	}

	@Test
	void aWindowMayBeSeveralMonths() {
		assertThat(read(MeasureTexts.measure().replace("window: month", "window: 12 months")).header().windowMonths())
			.isEqualTo(12);
	}

	@ParameterizedTest
	@ValueSource(strings = { "year", "0 months", "months", "100 months", "-1 months" })
	void anyOtherWindowIsRefused(String window) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.measure().replace("window: month", "window: " + window)))
			.withMessage("Measure admitted must have a window of month or N months, got: %s; correct its header"
				.formatted(window));
	}

	@ParameterizedTest
	@ValueSource(strings = { "title", "question", "denominator", "exclusion", "numerator", "missing", "scoring",
			"direction", "additive", "window", "source" })
	void everyKeyIsNeeded(String key) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.measure().replaceFirst("-- " + key + ": .*\n(--   .*\n)?", "")))
			.withMessageContaining("Measure admitted must have in its header")
			.withMessageContaining("got: a header without " + key + ";");
	}

	@Test
	void aKeyWithoutAValueIsMissing() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.measure().replace("-- source: own", "-- source: ")))
			.withMessageContaining("a header without source");
	}

	@Test
	void aKeyMayStandOnce() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.measure().replace("-- missing:", "-- title: Other\n-- missing:")))
			.withMessageContaining("each key once, got: title twice");
	}

	@Test
	void unknownKeysAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.measure().replace("-- missing:", "-- owner: me\n-- missing:")))
			.withMessageContaining("got: owner;");
	}

	@ParameterizedTest
	@CsvSource({ "scoring: proportion, scoring: ratio", "direction: higher, direction: up",
			"additive: yes, additive: true" })
	void unknownWordsAreRefused(String right, String wrong) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(MeasureTexts.measure().replace(right, wrong)))
			.withMessageContaining("one of [")
			.withMessageContaining("got: " + wrong.substring(wrong.indexOf(' ') + 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Admitted", "admitted_30", "-admitted", "admitted-", "ad--mitted", "30-days", "ad mitted",
			"../admitted", "x'; drop" })
	void theFileNameIsTheId(String id) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MeasureFile.read("access", id, MeasureTexts.measure(), ""))
			.withMessageContaining("lower-case words joined by hyphens, got: " + id);
	}

	@Test
	void aSecondStatementIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(MeasureTexts.measure() + "; drop table stay"))
			.withMessage("Measure admitted must be exactly one query, got: more than one statement; leave one select");
	}

	@Test
	void thePeriodIsWrittenInAsConstants() {
		String text = MeasureTexts.measure() + "and :period_starts <> x::period_end;";
		assertThat(read(text).query(OCTOBER)).contains("between date '2026-10-01' and date '2026-10-31'")
			.endsWith("and :period_starts <> x::period_end");
	}

	@Test
	void theVersionFollowsTheText() {
		MeasureFile measure = read(MeasureTexts.measure());
		assertThat(measure.version()).matches("[0-9a-f]{12}")
			.isEqualTo(read(MeasureTexts.measure()).version())
			.isNotEqualTo(read(MeasureTexts.measure() + " ").version());
	}

	private static MeasureFile read(String text) {
		return MeasureFile.read("access", "admitted", text, "");
	}

}
