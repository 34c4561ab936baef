package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Disclosure}, one case by one.
 */
class DisclosureTests {

	private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

	private static final int T = 11;

	@Test
	void aCountOfElevenIsShownAndOneOfTenIsNot() {
		assertThat(network(clinic(11, 30)).numerator()).isEqualTo(11);
		assertThat(network(clinic(10, 30)).suppressed()).isTrue();
		assertThat(network(clinic(1, 30)).suppressed()).isTrue();
	}

	@Test
	void zeroIsShown() {
		assertThat(network(clinic(0, 30)).numerator()).isZero();
		assertThat(network(clinic(0, 30)).suppressed()).isFalse();
	}

	@Test
	void aFewWhoDidNotMeetTheMeasureAreHiddenToo() {
		assertThat(network(clinic(30, 0)).suppressed()).isFalse();
		assertThat(network(clinic(30, 5)).suppressed()).isTrue();
	}

	@Test
	void aHiddenRowCarriesNoNumber() {
		Result row = network(clinic(10, 30));
		assertThat(row).extracting(Result::eligible, Result::excluded, Result::missing, Result::denominator)
			.containsOnly(Result.WITHHELD);
		assertThat(row.numerator()).isNull();
		assertThat(row.value()).isNull();
		assertThat(row.ciLow()).isNull();
		assertThat(row.ciHigh()).isNull();
	}

	@Test
	void fewExcludedHideThePopulationOnly() {
		SmallClinic clinic = clinic(20, 20);
		add(clinic, 0, 3, "died", true);
		Result row = network(clinic);
		assertThat(row.denominator()).isEqualTo(40);
		assertThat(row.eligible()).isEqualTo(Result.WITHHELD);
		assertThat(row.excluded()).isEqualTo(Result.WITHHELD);
	}

	@Test
	void theTotalDoesNotRevealTheOnlyHiddenSite() {
		SmallClinic clinic = clinic(4, 40);
		add(clinic, 1, 20, "", true);
		add(clinic, 1, 40, "", false);
		add(clinic, 2, 30, "", true);
		add(clinic, 2, 50, "", false);
		List<Result> rows = protect(clinic).results();
		assertThat(rows.stream().filter(Result::isSite).filter(Result::suppressed)).hasSize(2);
		assertThat(rows.stream().filter(Result::isNetwork)).allMatch((row) -> !row.suppressed());
	}

	@Test
	void twoHiddenSitesWithFewTogetherTakeAThird() {
		SmallClinic clinic = clinic(4, 40);
		add(clinic, 1, 3, "", true);
		add(clinic, 1, 40, "", false);
		add(clinic, 2, 30, "", true);
		add(clinic, 2, 50, "", false);
		add(clinic, 3, 60, "", true);
		add(clinic, 3, 50, "", false);
		List<Result> rows = protect(clinic).results();
		assertThat(rows.stream().filter(Result::isSite).filter(Result::suppressed)).hasSize(3);
	}

	@Test
	void theOnlySiteIsHiddenWithTheNetwork() {
		assertThat(protect(clinic(4, 40)).results()).allMatch(Result::suppressed);
	}

	@Test
	void aReissueThatDiffersByThreeStaysAsItWas() {
		SmallClinic clinic = clinic(40, 40);
		ProtectedRelease first = protect(clinic);
		add(clinic, 0, 3, "", true);
		ProtectedRelease second = Disclosure.protect(rows(clinic), SmallClinic.headers(), T,
				ReleasedNumbers.none().and(first.entries()));
		assertThat(second.results()).isEqualTo(first.results());
		assertThat(second.kept()).hasSize(1);
		assertThat(second.kept().get(0).sentence()).contains("as published before");
	}

	@Test
	void aReissueThatDiffersByManyIsTheNewOne() {
		SmallClinic clinic = clinic(40, 40);
		ProtectedRelease first = protect(clinic);
		add(clinic, 0, 15, "", true);
		ProtectedRelease second = Disclosure.protect(rows(clinic), SmallClinic.headers(), T,
				ReleasedNumbers.none().and(first.entries()));
		assertThat(second.kept()).isEmpty();
		assertThat(second.results()).filteredOn(Result::isNetwork).allMatch((row) -> row.denominator() == 95);
	}

	@Test
	void aQuarterDoesNotRevealTheMonthThatIsHidden() {
		SmallClinic clinic = new SmallClinic(false);
		List<ReportingPeriod> periods = new ArrayList<>();
		int[] met = { 30, 20, 4 };
		for (int month = 0; month < met.length; month++) {
			add(clinic, OCTOBER.plusMonths(month), 0, met[month], "", true);
			add(clinic, OCTOBER.plusMonths(month), 0, 40, "", false);
			periods.add(ReportingPeriod.of(OCTOBER.plusMonths(month)));
		}
		periods.add(new ReportingPeriod(OCTOBER.atDay(1), OCTOBER.plusMonths(2).atEndOfMonth()));
		List<Result> rows = Disclosure
			.protect(clinic.results(periods, false, SmallClinic.RATE), SmallClinic.headers(), T, ReleasedNumbers.none())
			.results();
		assertThat(rows.stream().filter((row) -> row.isNetwork() && row.suppressed())).hasSize(2);
	}

	@Test
	void whatIsNotKnownIsWithheldAndSaid() {
		ProtectedRelease release = Disclosure.protect(rows(clinic(40, 40)), List.of(), T, ReleasedNumbers.none());
		assertThat(release.results()).isNotEmpty().allMatch(Result::suppressed);
		assertThat(release.withheld().get(0).sentence())
			.isEqualTo("retained, 2026-10-01 to 2026-10-31, all numbers: not shown, because nothing is known of how "
					+ "the measure counts.");
	}

	@Test
	void aThresholdUnderFiveIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Disclosure.protect(List.of(), List.of(), 4, ReleasedNumbers.none()))
			.withMessage("A threshold must be 5 or more, got: 4");
	}

	@Test
	void theAttackerFindsTheOnlyHiddenSite() {
		Attacker attacker = new Attacker();
		attacker.knows("network", 50, 50);
		attacker.knows("north", 43, 43);
		attacker.knows("south", 1, 1_000);
		attacker.knowsSum("network", List.of("north", "south"));
		assertThat(attacker.bounds("south", true)).isEqualTo(new Attacker.Bounds(7, 7));
	}

	private static SmallClinic clinic(int met, int notMet) {
		SmallClinic clinic = new SmallClinic(false);
		add(clinic, 0, met, "", true);
		add(clinic, 0, notMet, "", false);
		return clinic;
	}

	private static void add(SmallClinic clinic, int site, int count, String out, boolean met) {
		add(clinic, OCTOBER, site, count, out, met);
	}

	private static void add(SmallClinic clinic, YearMonth month, int site, int count, String out, boolean met) {
		for (int i = 0; i < count; i++) {
			clinic.subjects.add(new SmallClinic.Subject(month, "S" + site, "2.1", "female", out, met, 'a', 'y', 'n'));
		}
	}

	private static List<Result> rows(SmallClinic clinic) {
		return clinic.results(List.of(ReportingPeriod.of(OCTOBER)), false, SmallClinic.RATE);
	}

	private static ProtectedRelease protect(SmallClinic clinic) {
		return Disclosure.protect(rows(clinic), SmallClinic.headers(), T, ReleasedNumbers.none());
	}

	private static Result network(SmallClinic clinic) {
		return protect(clinic).results()
			.stream()
			.filter((row) -> row.isNetwork() && row.statistic() == Statistic.RATE)
			.findFirst()
			.orElseThrow();
	}

}
