package org.clinicoutcomes.domain.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

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
	void aTableOfWhichNothingCouldBeShownIsLeftOutAndSaid() {
		SmallClinic clinic = clinic(6, 6);
		add(clinic, 1, 6, "", true);
		add(clinic, 1, 6, "", false);
		ProtectedRelease release = protect(clinic);
		assertThat(release.results()).hasSize(1).allMatch((row) -> row.isNetwork() && row.numerator() == 12);
		assertThat(release.withheld()).extracting(Withheld::what, Withheld::reason)
			.containsExactly(tuple("by site", "too few clients to show any part of it"));
		assertThat(release.entries()).filteredOn((entry) -> entry.exact().isSite())
			.hasSize(2)
			.allMatch((entry) -> entry.shown() == ReleasedNumbers.Shown.ABSENT);
	}

	@Test
	void theWholeIsShownThoughItsDetailsCannotBe() {
		SmallClinic clinic = clinic(0, 11);
		for (int site = 1; site <= 12; site++) {
			add(clinic, site, 1, "", true);
		}
		ProtectedRelease release = protect(clinic);
		assertThat(network(clinic).numerator()).isEqualTo(12);
		assertThat(release.results()).filteredOn(Result::isSite).allMatch(Result::suppressed);
	}

	@Test
	void aTableThatWasLeftOutOfAMonthStaysOutOfIt() {
		SmallClinic clinic = clinic(6, 6);
		add(clinic, 1, 6, "", true);
		add(clinic, 1, 6, "", false);
		ReleasedNumbers ledger = ReleasedNumbers.none().and(protect(clinic).entries());
		addToBothSites(clinic, OCTOBER);
		addToBothSites(clinic, OCTOBER.plusMonths(1));
		assertThat(octoberAndNovember(clinic, ledger)).filteredOn(Result::isSite)
			.hasSize(4)
			.noneMatch((row) -> row.suppressed() || row.period().equals(ReportingPeriod.of(OCTOBER)));
	}

	@Test
	void aTableThatIsLeftOutIsNotTheDifferenceOfOthers() {
		SmallClinic clinic = clinic(6, 6);
		add(clinic, 1, 6, "", true);
		add(clinic, 1, 6, "", false);
		addToBothSites(clinic, OCTOBER.plusMonths(1));
		assertThat(octoberAndNovember(clinic, ReleasedNumbers.none())).filteredOn(Result::isSite)
			.filteredOn((row) -> !row.suppressed())
			.extracting(Result::site)
			.doesNotHaveDuplicates();
	}

	private static void addToBothSites(SmallClinic clinic, YearMonth month) {
		for (int site = 0; site < 2; site++) {
			add(clinic, month, site, 40, "", true);
			add(clinic, month, site, 40, "", false);
		}
	}

	private static List<Result> octoberAndNovember(SmallClinic clinic, ReleasedNumbers ledger) {
		YearMonth november = OCTOBER.plusMonths(1);
		List<ReportingPeriod> periods = List.of(ReportingPeriod.of(OCTOBER), ReportingPeriod.of(november),
				new ReportingPeriod(OCTOBER.atDay(1), november.atEndOfMonth()));
		return Disclosure.protect(clinic.results(periods, false, SmallClinic.RATE), SmallClinic.headers(), T, ledger)
			.results();
	}

	@Test
	void aMeasureWithoutItsSitesStillSharesItsNumbersWithOneThatHasThem() {
		SmallClinic clinic = clinic(20, 0);
		add(clinic, 0, 9, "missing-date", true);
		add(clinic, 1, 20, "", true);
		add(clinic, 1, 4, "missing-date", true);
		List<Result> exact = clinic.results(List.of(ReportingPeriod.of(OCTOBER)), false, SmallClinic.RATE,
				SmallClinic.ANSWERS);
		IntegerAttacker attacker = new IntegerAttacker(T);
		attacker.read(exact, Disclosure.protect(exact, SmallClinic.headers(), T, ReleasedNumbers.none()).results());
		assertThat(attacker.attack()).isEmpty();
	}

	@Test
	void theOrderOfRowsDoesNotMatter() {
		for (int seed = 0; seed < 40; seed++) {
			SmallClinic clinic = SmallClinic.byChance(new Random(seed), OCTOBER, 1, false);
			List<Result> rows = clinic.results(List.of(ReportingPeriod.of(OCTOBER)), true, SmallClinic.RATE,
					SmallClinic.REASONS);
			List<Result> shuffled = new ArrayList<>(rows);
			Collections.shuffle(shuffled, new Random(seed));
			Set<Result> one = Set
				.copyOf(Disclosure.protect(rows, SmallClinic.headers(), T, ReleasedNumbers.none()).results());
			Set<Result> other = Set
				.copyOf(Disclosure.protect(shuffled, SmallClinic.headers(), T, ReleasedNumbers.none()).results());
			assertThat(other.equals(one)).as("clinic %d in another order", seed).isTrue();
		}
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
