package org.clinicoutcomes.domain.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.feed.FeedContracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class BoundaryCasesTests {

	private static final List<String> HEADER = List.of("case", "feed", "values", "expect");

	@Test
	void linesOfTheSameNameAreOneCase() {
		BoundaryCases cases = cases(List.of("one", "stay", "admitted_on=2026-10-01; site=s2", "met"),
				List.of("two", "client", "", "not met"),
				List.of("one", "attendance", "starts_at=2026-10-02T09:00", ""));
		assertThat(cases.all()).containsExactly(
				new BoundaryCase("one",
						List.of(new BoundaryCase.Row("stay", Map.of("admitted_on", "2026-10-01", "site", "s2")),
								new BoundaryCase.Row("attendance", Map.of("starts_at", "2026-10-02T09:00"))),
						"met"),
				new BoundaryCase("two", List.of(new BoundaryCase.Row("client", Map.of())), "not met"));
	}

	@Test
	void anExpectationIsReadAsTheColumnsOfItsVerdicts() {
		assertThat(expected("absent")).isEmpty();
		assertThat(expected("met")).containsExactly(Map.of("met", "true"));
		assertThat(expected("not met")).containsExactly(Map.of("met", "false"));
		assertThat(expected("excluded:missing-status")).containsExactly(Map.of("exclusion", "missing-status"));
		assertThat(expected("0.5")).containsExactly(Map.of("value", "0.5"));
		assertThat(expected("before=null after=true")).containsExactly(Map.of("after", "true"));
		assertThat(expected("value=61 event=true")).containsExactly(Map.of("value", "61", "event", "true"));
		assertThat(expected("part=own not met | part=own excluded:died"))
			.containsExactly(Map.of("part", "own", "met", "false"), Map.of("part", "own", "exclusion", "died"));
		assertThat(expected("part=all 42 | part=other 42")).containsExactly(Map.of("part", "all", "value", "42"),
				Map.of("part", "other", "value", "42"));
	}

	private static List<Map<String, String>> expected(String expect) {
		return new BoundaryCase("case", List.of(), expect).expected();
	}

	@Test
	void aFileWithoutCasesIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> BoundaryCases.of("Measure admitted", List.of(), FeedContracts.standard()))
			.withMessage(
					"Measure admitted must have a CSV file of boundary cases beside it, got: none; complete its cases");
	}

	@Test
	void anotherHeaderIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> BoundaryCases.of("Measure admitted", List.of(List.of("case", "expect")),
					FeedContracts.standard()))
			.withMessageContaining("with the header case,feed,values,expect, got: another header");
	}

	@ParameterizedTest
	@CsvSource({ "patient, '', met, feed patient in the case one", "stay, admitted=x, met, admitted in the case one",
			"stay, site, met, site in the case one", "stay, site=a; site=b, met, site twice in the case one",
			"stay, site=a, '', none in the case one" })
	void aLineThatIsNoRecordOfACaseIsRefused(String feed, String values, String expect, String got) {
		assertThatIllegalArgumentException().isThrownBy(() -> cases(List.of("one", feed, values, expect)))
			.withMessageStartingWith("Measure admitted must have ")
			.withMessageContaining("got: " + got + "; complete its cases");
	}

	@Test
	void aSecondExpectationIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> cases(List.of("one", "stay", "", "met"), List.of("one", "stay", "", "not met")))
			.withMessageContaining("got: a second in the case one");
	}

	@Test
	void aLineWithAFieldTooManyIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> cases(List.of("one", "stay", "", "met"), List.of("two", "stay", "", "met", "more")))
			.withMessageContaining("got: 5 fields after the case one");
	}

	@Test
	void aProportionNeedsOneMetAndOneNotMet() {
		assertThatNoException()
			.isThrownBy(() -> assertComplete(Scoring.PROPORTION, "met", "absent", "part=own not met"));
		assertIncomplete(Scoring.PROPORTION, "none that is not met", "met", "met", "absent");
		assertIncomplete(Scoring.PROPORTION, "none that is met", "not met", "absent");
	}

	@ParameterizedTest
	@EnumSource(value = Scoring.class, mode = Mode.EXCLUDE, names = { "PROPORTION", "COUNT" })
	void everyOtherScoringNeedsTwoDifferentVerdicts(Scoring scoring) {
		String one = String.join(" ", scoring.columns().stream().map((column) -> column + "=1").toList());
		String other = one.replaceFirst("=1", "=0");
		assertThatNoException().isThrownBy(() -> assertComplete(scoring, one, other));
		assertIncomplete(scoring, "none that is a second, different verdict", one, one, "absent");
		assertIncomplete(scoring, "none that is a second, different verdict", one + " | part=all " + one);
	}

	@Test
	void aCountNeedsTwoCasesThatMayBeEqual() {
		assertThatNoException().isThrownBy(() -> assertComplete(Scoring.COUNT, "1", "1"));
		assertIncomplete(Scoring.COUNT, "none that is a second one counted", "1", "absent");
	}

	@Test
	void everyExclusionCodeInTheTextNeedsACase() {
		String query = MeasureTexts.QUERY.replace("null as exclusion",
				"case when discharge_reason in ('died', 'transferred') then discharge_reason end as exclusion");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> assertComplete(MeasureTexts.measure(Scoring.PROPORTION, query), "met", "not met",
					"excluded:died"))
			.withMessage("Measure admitted must have a boundary case for every exclusion code it can return, "
					+ "got: none for transferred; complete its cases");
		assertThatNoException().isThrownBy(() -> assertComplete(MeasureTexts.measure(Scoring.PROPORTION, query), "met",
				"not met", "excluded:died", "excluded:transferred"));
	}

	@ParameterizedTest
	@CsvSource({ "PROPORTION, 42", "PROPORTION, not-met", "MEDIAN, met", "SURVIVAL, value=3", "FLOW, category=opening",
			"DISTRIBUTION, 3", "CHANGE, met", "PROPORTION, excluded:died met" })
	void aCaseMayExpectOnlyWhatItsScoringReturns(Scoring scoring, String expect) {
		assertIncomplete(scoring, expect + " in the case 1", expect);
	}

	@Test
	void aCheckNeedsOneFoundAndOneNotFoundAndNoOther() {
		CheckFile check = CheckFile.read("no-reason", MeasureTexts.check("none"), "");
		assertThatNoException().isThrownBy(() -> expecting("found", "not found", "found").assertComplete(check));
		assertThatIllegalArgumentException().isThrownBy(() -> expecting("found", "found").assertComplete(check))
			.withMessage(
					"Check no-reason must have boundary cases that are found and that are not found, and no others, "
							+ "got: [found]; complete its cases");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> expecting("found", "not found", "met").assertComplete(check));
	}

	private static void assertIncomplete(Scoring scoring, String got, String... expected) {
		assertThatIllegalArgumentException().isThrownBy(() -> assertComplete(scoring, expected))
			.withMessageContaining("got: " + got + ";");
	}

	private static void assertComplete(Scoring scoring, String... expected) {
		assertComplete(MeasureTexts.measure(scoring, MeasureTexts.QUERY), expected);
	}

	private static void assertComplete(String text, String... expected) {
		expecting(expected).assertComplete(MeasureFile.read("access", "admitted", text, ""));
	}

	private static BoundaryCases expecting(String... expected) {
		List<List<String>> lines = new ArrayList<>();
		for (String expect : expected) {
			lines.add(List.of(String.valueOf(lines.size() + 1), "stay", "", expect));
		}
		return BoundaryCases.of("Measure admitted", withHeader(lines), FeedContracts.standard());
	}

	@SafeVarargs
	private static BoundaryCases cases(List<String>... lines) {
		return BoundaryCases.of("Measure admitted", withHeader(List.of(lines)), FeedContracts.standard());
	}

	private static List<List<String>> withHeader(List<List<String>> lines) {
		List<List<String>> all = new ArrayList<>(List.of(HEADER));
		all.addAll(lines);
		return all;
	}

}
