package org.clinicoutcomes.domain.measure;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CheckFileTests {

	@Test
	void theHeaderSaysSeverityToleranceAndFeed() {
		CheckFile check = read(MeasureTexts.check("0.01"));
		assertThat(check.title()).isEqualTo("Discharged without a reason");
		assertThat(check.why()).isEqualTo("nobody knows why they left");
		assertThat(check.severity()).isEqualTo("warning");
		assertThat(check.tolerance()).isEqualTo(new BigDecimal("0.01"));
		assertThat(check.feed()).isEqualTo("stay");
	}

	@Test
	void aMeasureIsAffectedIfItReadsATableThatIsPutInDoubt() {
		CheckFile check = read(MeasureTexts.check("0.01"));
		assertThat(check.affects()).containsExactly("stay", "episode");
		assertThat(check.affects(measure("from stay"))).isTrue();
		assertThat(check.affects(measure("from Stay s"))).isTrue();
		assertThat(check.affects(measure("from stay_week"))).isFalse();
		assertThat(check.affects(measure("from attendance -- not stay"))).isFalse();
		assertThat(check.affects(measure("from attendance where service = 'stay'"))).isFalse();
		assertThat(read(MeasureTexts.check("0.01").replace("stay, episode", "none")).affects()).isEmpty();
	}

	private static MeasureFile measure(String from) {
		return MeasureFile.read("own", "own-measure", MeasureTexts.measure().replaceFirst("from stay\\nwhere .*", from),
				"");
	}

	@Test
	void whatIsNoTableIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.check("0.01").replace("stay, episode", "stay; drop")))
			.withMessageContaining("must affect tables of care separated by commas, or none, got: stay; drop");
	}

	@Test
	void anyNumberMayBreakACheckWithoutTolerance() {
		assertThat(read(MeasureTexts.check("none")).tolerance()).isNull();
	}

	@Test
	void theNightIsWrittenInAsAConstant() {
		assertThat(read(MeasureTexts.check("none")).query(LocalDate.of(2026, 11, 5)))
			.contains("discharged_on <= date '2026-11-05'")
			.doesNotContain(";");
	}

	@ParameterizedTest
	@ValueSource(strings = { "title", "why", "severity", "tolerance", "feed", "affects" })
	void everyKeyIsNeeded(String key) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.check("none").replaceFirst("-- " + key + ": .*\n", "")))
			.withMessageContaining("Check no-reason must have in its header")
			.withMessageContaining("a header without " + key);
	}

	@Test
	void unknownSeveritiesAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read(MeasureTexts.check("none").replace("warning", "fatal")))
			.withMessageContaining("for severity one of [error, warning, note], got: fatal");
	}

	@Test
	void aSecondStatementIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(MeasureTexts.check("none") + "truncate stay"))
			.withMessage("Check no-reason must be exactly one query, got: more than one statement; leave one select");
	}

	private static CheckFile read(String text) {
		return CheckFile.read("no-reason", text, "");
	}

}
