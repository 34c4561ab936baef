package org.clinicoutcomes.domain.funder;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which profiles of funders are read, and which of them may be served.
 */
class ProfileFileTests {

	private static final String LEAST = "name: County\nclients: [county]\nmeasures: [retained-90-days]\n";

	@Test
	void profileWithoutMoreHidesSmallCounts() {
		FunderProfile profile = read(LEAST);
		assertThat(profile.isExact()).isFalse();
		assertThat(profile.isPublic()).isFalse();
		assertThat(profile.threshold()).isEqualTo(11);
		assertThat(profile.notice()).isEqualTo(FunderProfile.NoticeKind.SHORT);
		assertThat(profile.objection()).isEmpty();
	}

	@Test
	void basisIsReadWithTheDayItWasSigned() {
		assertThat(read(LEAST + "basis: {kind: audit, agreement: BH-1, signed: 2026-06-12}").basis())
			.isEqualTo(new Basis(Basis.Kind.AUDIT, "BH-1", LocalDate.of(2026, 6, 12)));
	}

	@Test
	void targetsAreThoseOfTheFunder() {
		assertThat(read(LEAST + "targets: [{measure: retained-90-days, at-least: 0.45}]").targets()).singleElement()
			.satisfies((target) -> assertThat(target.isMet(0.46)).isTrue());
	}

	@Test
	void exactNumbersWithoutRecordedBasisAreObjectedTo() {
		assertThat(read(LEAST + "numbers: exact").objection())
			.hasValueSatisfying((sentence) -> assertThat(sentence).contains("recorded basis").contains("got: none"));
	}

	@Test
	void exactNumbersWithBasisMayBeServed() {
		assertThat(read(LEAST + "numbers: exact\nbasis: {kind: contract, agreement: BH-1, signed: 2026-06-12}")
			.objection()).isEmpty();
	}

	@Test
	void exactNumbersForEverybodyAreObjectedTo() {
		assertThat(read(LEAST + "kind: public\nnumbers: exact").objection()).isPresent();
	}

	@Test
	void consentWithoutNoticeIsObjectedTo() {
		assertThat(read(LEAST + "notice: none\nbasis: {kind: consent, agreement: C-1, signed: 2026-06-12}").objection())
			.isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			kind: secret                                          | one of [submission, public]
			numbers: some                                         | one of [suppressed, exact]
			threshold: 4                                          | at least 5
			threshold: eleven                                     | whole number
			notice: loud                                          | one of [long, short, none]
			fiscal-year-start-month: 13                           | month 1 to 12
			basis: signed                                         | keys and values under basis
			basis: {kind: friendship, agreement: A, signed: 2026-06-12} | consent, audit, research or contract
			basis: {kind: audit, agreement: '', signed: 2026-06-12}     | name its agreement
			basis: {kind: audit, agreement: A, signed: soon}      | when it was signed
			treshold: 11                                          | only the keys
			targets: [{measure: retained-90-days}]                | at-least or at-most
			""")
	void whatCannotBeMeantIsRefusedWithTheFile(String line, String mustHold) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(LEAST + line))
			.withMessageContaining("county.yml")
			.withMessageContaining(mustHold);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			name: County                                                    | at least one code
			{name: County, clients: [county]}                               | at least one measure
			{clients: [county], measures: [retained-90-days]}               | a name that can be printed
			{name: County, clients: [county], measures: [no-such-measure]}  | only measures of the catalogue
			{name: County, clients: county, measures: [retained-90-days]}   | a list under clients
			""")
	void whatIsMissingIsNamed(String text, String mustHold) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(text)).withMessageContaining(mustHold);
	}

	@Test
	void noticeInFullIsPrintedWithoutItsSource() {
		assertThat(Notice.inFull()).first()
			.asString()
			.startsWith(
					"This record which has been disclosed to you is protected by Federal confidentiality rules (42 CFR part 2)");
		assertThat(Notice.inFull()).noneMatch((line) -> line.startsWith("#")).hasSize(5);
	}

	@Test
	void publicPagesNeverCallNumbersDeidentified() {
		assertThat(Notice.onEveryPage(read(LEAST + "kind: public"))).isEqualTo(
				"Counts under 11 and what would reveal them are not shown. This is not an expert determination.");
	}

	private static FunderProfile read(String text) {
		return ProfileFile.read("county", "county.yml", new Yaml(new SafeConstructor(new LoaderOptions())).load(text),
				"retained-90-days"::equals);
	}

}
