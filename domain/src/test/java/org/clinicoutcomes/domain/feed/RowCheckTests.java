package org.clinicoutcomes.domain.feed;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Both sides of every boundary that a row must keep to.
 */
class RowCheckTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

	private static final LocalDate SCHEDULED_UNTIL = LocalDate.of(2027, 12, 7);

	private static final Map<String, ZoneId> ZONES = Map.of("north", ZoneId.of("America/New_York"), "south",
			ZoneId.of("Australia/Sydney"));

	private static final FeedContracts CONTRACTS = FeedContracts.standard();

	private static final Map<String, Map<String, String>> SOUND = Map.of("client",
			Map.of("record_id", "r1", "client_id", "c1", "site", "north"), "stay", Map.of("record_id", "r1",
					"client_id", "c1", "site", "north", "level_of_care", "2.1", "admitted_on", "2026-10-01"),
			"attendance",
			Map.of("record_id", "r1", "client_id", "c1", "site", "north", "starts_at", "2026-10-01T09:00", "minutes",
					"180", "service", "group", "status", "attended"),
			"site", Map.of("site", "north", "name", "North", "time_zone", "America/New_York"), "plan",
			Map.of("record_id", "r1", "client_id", "c1", "stay_id", "s1", "written_on", "2026-10-01"), "goal",
			Map.of("record_id", "r1", "plan_id", "p1", "domain", "work", "set_on", "2026-10-01"), "coverage",
			Map.of("record_id", "r1", "client_id", "c1", "funder", "state", "covered_from", "2026-10-01"));

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-02", "1900-01-01", "2024-02-29", "2000-02-29" })
	void aDayOfTheCalendarIsADate(String date) {
		assertThat(reason("stay", "first_contact_on", date)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-10-00",
			"2026-10-32", "1899-12-31", "26-10-01", "2026-1-01", "2026/10/01", "10/01/2026", "20261001", "2026-10-01 ",
			" 2026-10-01", "2026-10-01T00:00", "+2026-10-1", "２０２６-10-01", "today", "0000-00-00", "NULL", "NaN" })
	void whatIsNoDayOfTheCalendarIsRejected(String date) {
		assertThat(reason("stay", "first_contact_on", date)).isEqualTo("bad-date first_contact_on");
	}

	@Test
	void tomorrowIsTodayInTheEasternmostZone() {
		assertThat(reason("stay", "first_contact_on", "2026-11-03")).isNull();
	}

	@Test
	void theDayAfterTomorrowHasNotHappened() {
		assertThat(reason("stay", "first_contact_on", "2026-11-04")).isEqualTo("future-date first_contact_on");
	}

	@Test
	void theLastDayOfTheScheduleMayBePlanned() {
		assertThat(reason("stay", "first_offered_on", "2027-12-07")).isNull();
		assertThat(reason("attendance", "starts_at", "2027-12-07T09:00")).isNull();
		assertThat(reason("attendance", "starts_at", "2027-12-07T09:00:00Z")).isNull();
	}

	@Test
	void beyondTheScheduleNothingIsPlanned() {
		assertThat(reason("stay", "first_offered_on", "2027-12-08")).isEqualTo("future-date first_offered_on");
		assertThat(reason("attendance", "starts_at", "2027-12-08T00:00")).isEqualTo("future-date starts_at");
	}

	@Test
	void aCoverageMayEndAnyDay() {
		assertThat(reason("coverage", "covered_to", "9999-12-31")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "2026-10-01T09:00Z, 2026-10-01T09:00Z", "2026-10-01T09:00:30Z, 2026-10-01T09:00:30Z",
			"2026-10-01T09:00:30.123456789Z, 2026-10-01T09:00:30.123456789Z",
			"2026-10-01T09:00-04:00, 2026-10-01T09:00-04:00", "2026-10-01T23:59:59+14:00, 2026-10-01T23:59:59+14:00",
			"2026-10-01T09:00-12:00, 2026-10-01T09:00-12:00" })
	void aMomentWithOffsetStaysAsItIs(String text, String expected) {
		assertThat(value("attendance", "starts_at", text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "2026-10-01T09:00, north, 2026-10-01T13:00:00Z", "2026-01-15T09:00:05, north, 2026-01-15T14:00:05Z",
			"2026-10-01T09:00, south, 2026-09-30T23:00:00Z" })
	void aLocalTimeIsReadInTheZoneOfTheSite(String text, String site, String expected) {
		Map<String, String> row = row("attendance", "starts_at", text);
		row.put("site", site);
		assertThat(checked("attendance", row).get("starts_at")).isEqualTo(expected);
	}

	@Test
	void aLocalTimeThatTheClockSkippedIsMovedByTheSkippedHour() {
		assertThat(value("attendance", "starts_at", "2026-03-08T02:30")).isEqualTo("2026-03-08T07:30:00Z");
		assertThat(value("attendance", "starts_at", "2026-03-08T01:59")).isEqualTo("2026-03-08T06:59:00Z");
		assertThat(value("attendance", "starts_at", "2026-03-08T03:00")).isEqualTo("2026-03-08T07:00:00Z");
	}

	@Test
	void aLocalTimeThatTheClockShowedTwiceIsTheFirst() {
		assertThat(value("attendance", "starts_at", "2026-11-01T01:30")).isEqualTo("2026-11-01T05:30:00Z");
	}

	@Test
	void aLocalTimeNeedsASiteThatIsKnown() {
		Map<String, String> row = row("attendance", "starts_at", "2026-10-01T09:00");
		row.put("site", "nowhere");
		assertThat(rejection("attendance", row)).isEqualTo("local-time-without-known-site starts_at");
		row.put("starts_at", "2026-10-01T09:00Z");
		assertThat(rejection("attendance", row)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-10-01T09:00+99:00", "2026-10-01T09:00-99:00", "2026-10-01T09:00+15:00",
			"2026-10-01T09:00+01:60", "2026-10-01T09:00+0100", "2026-10-01T09:00+01", "2026-10-01T24:00Z",
			"2026-10-01T09:60Z", "2026-10-01T09:00:60Z", "2026-10-01 09:00", "2026-10-01", "2026-02-29T09:00Z",
			"2026-10-01t09:00z", "2026-10-01T9:00Z", "2026-10-01T09:00:00.Z", "2026-10-01T09:00[UTC]", "infinity",
			"0001-01-01T00:00Z" })
	void whatIsNoMomentIsRejected(String text) {
		assertThat(reason("attendance", "starts_at", text)).isEqualTo("bad-instant starts_at");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Female", "FEMALE", " female", "female ", "f", "1", "femal", "male female", "null" })
	void aWordThatTheContractDoesNotListIsRejected(String code) {
		assertThat(reason("client", "sex", code)).isEqualTo("unknown-code sex");
	}

	@Test
	void severalWordsAreSeparatedBySpaces() {
		assertThat(value("plan", "needs_assessed", "medical")).isEqualTo("{medical}");
		assertThat(value("plan", "needs_assessed", "medical  legal")).isEqualTo("{medical,legal}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "medical,legal", "medical unknown", "Medical", " ", "{medical}", "medical\u00a0legal" })
	void oneUnknownWordAmongSeveralRejectsTheRow(String words) {
		assertThat(reason("plan", "needs_assessed", words)).isEqualTo("unknown-code needs_assessed");
	}

	@ParameterizedTest
	@CsvSource({ "true, t", "false, f" })
	void aFlagIsTrueOrFalse(String text, String expected) {
		assertThat(value("client", "veteran", text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "True", "t", "yes", "1", "0", " true", "T" })
	void everyOtherFlagIsRejected(String text) {
		assertThat(reason("client", "veteran", text)).isEqualTo("bad-flag veteran");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1440, 1440", "+90, 90", "007, 7", "-0, 0" })
	void aWholeNumberWithinItsRangeIsAccepted(String text, String expected) {
		assertThat(value("attendance", "minutes", text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "1441", "999999999" })
	void aNumberOutsideItsRangeIsRejected(String text) {
		assertThat(reason("attendance", "minutes", text)).isEqualTo("out-of-range minutes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "90.0", "90min", " 90", "1e2", "9999999999", "0x10", "٩٠", "-", "NaN", "1,000" })
	void whatIsNoWholeNumberIsRejected(String text) {
		assertThat(reason("attendance", "minutes", text)).isEqualTo("bad-number minutes");
	}

	@ParameterizedTest
	@CsvSource({ "0.5, 0.5", "1000, 1000", "000.250, 0.250", "+3, 3" })
	void aDecimalNumberHasAPoint(String text, String expected) {
		assertThat(value("goal", "weight", text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0;5", ".5", "5.", "1e3", "Infinity", "NaN", "1_000" })
	void whatIsNoDecimalNumberIsRejected(String text) {
		assertThat(reason("goal", "weight", text)).isEqualTo("bad-number weight");
	}

	@Test
	void theRatingOfAGoalGoesFromMinusTwoToTwo() {
		assertThat(reason("goal", "rating", "-2")).isNull();
		assertThat(reason("goal", "rating", "+2")).isNull();
		assertThat(reason("goal", "rating", "-3")).isEqualTo("out-of-range rating");
		assertThat(reason("goal", "rating", "3")).isEqualTo("out-of-range rating");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\u0007b", "a\nb", "a\tb", "a\u007fb", "a\u0085b" })
	void aKeyWithAControlCharacterIsRejected(String text) {
		assertThat(reason("client", "client_id", text)).isEqualTo("bad-text client_id");
	}

	@Test
	void aTextHasAtMost200Characters() {
		assertThat(reason("client", "client_id", "k".repeat(200))).isNull();
		assertThat(reason("client", "client_id", "k".repeat(201))).isEqualTo("bad-text client_id");
	}

	@ParameterizedTest
	@ValueSource(strings = { "é", "Zoë-9", "\\N", "a\\tb", "a,b", "a\"b", "a'b; drop table", "日本", "😀" })
	void aKeyMayHoldAnyLetterAndSign(String text) {
		assertThat(value("client", "client_id", text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "America/New_York", "UTC", "Asia/Kathmandu" })
	void aTimeZoneIsNamedAsInTheWorldsList(String zone) {
		assertThat(reason("site", "time_zone", zone)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "america/new_york", "New York", "GMT+5", "+05:00", "Mars/Olympus", "SystemV/EST5" })
	void anyOtherTimeZoneIsRejected(String zone) {
		assertThat(reason("site", "time_zone", zone)).isEqualTo("unknown-time-zone time_zone");
	}

	@Test
	void aRequiredValueMustBeThere() {
		assertThat(reason("client", "client_id", "")).isEqualTo("missing-value client_id");
	}

	@Test
	void anOptionalValueMayBeMissing() {
		assertThat(value("client", "sex", "")).isNull();
	}

	@Test
	void aDischargeOnTheDayOfAdmissionIsInOrder() {
		assertThat(reason("stay", "discharged_on", "2026-10-01")).isNull();
	}

	@Test
	void aDischargeOnTheDayBeforeAdmissionIsRejected() {
		assertThat(reason("stay", "discharged_on", "2026-09-30")).isEqualTo("discharge-before-admission discharged_on");
	}

	@ParameterizedTest
	@CsvSource({ "goal, closed_on, 2026-10-01, 2026-09-30, closed-before-set",
			"coverage, covered_to, 2026-10-01, 2026-09-30, end-before-start" })
	void otherDatesStandInOrderToo(String feed, String column, String inOrder, String outOfOrder, String code) {
		assertThat(reason(feed, column, inOrder)).isNull();
		assertThat(reason(feed, column, outOfOrder)).isEqualTo(code + " " + column);
	}

	@Test
	void aDeletedRowNeedsNothingButItsKey() {
		Map<String, String> row = new HashMap<>(
				Map.of("record_id", "r1", "deleted", "true", "site", "gone", "admitted_on", "not a day"));
		Map<String, @Nullable String> checked = checked("stay", row);
		assertThat(checked.get("record_id")).isEqualTo("r1");
		assertThat(checked.get("admitted_on")).isNull();
		assertThat(checked.get("deleted")).isEqualTo("t");
		row.put("record_id", "");
		assertThat(rejection("stay", row)).isEqualTo("missing-value record_id");
	}

	@Test
	void aRowThatSaysItIsNotDeletedIsCheckedInFull() {
		Map<String, String> row = row("stay", "deleted", "false");
		row.put("admitted_on", "");
		assertThat(rejection("stay", row)).isEqualTo("missing-value admitted_on");
	}

	@Test
	void aDeletionThatCannotBeReadIsRejected() {
		assertThat(reason("stay", "deleted", "maybe")).isEqualTo("bad-flag deleted");
	}

	@Test
	void aChangeCannotLieAhead() {
		assertThat(reason("stay", "changed_at", "2026-11-03T00:00Z")).isNull();
		assertThat(reason("stay", "changed_at", "2026-11-04T00:00Z")).isEqualTo("future-date changed_at");
	}

	@Test
	void aRowWithMoreOrFewerFieldsThanTheHeaderIsRejected() {
		RowCheck check = check("site", List.of("site", "name", "time_zone"));
		String[] checked = new String[check.width()];
		assertThat(check.check(List.of("north", "North", "UTC"), checked)).isNull();
		for (List<String> fields : List.of(List.of("north", "North"), List.of("north", "North", "UTC", ""),
				List.of(""))) {
			Rejection rejection = check.check(fields, checked);
			assertThat(rejection).isEqualTo(new Rejection(Rejection.WRONG_NUMBER_OF_FIELDS, ""));
		}
	}

	@Test
	void valuesComeOutInTheOrderOfTheContractWhateverTheHeader() {
		RowCheck check = check("site", List.of("time_zone", "site", "name"));
		String[] checked = new String[check.width()];
		check.check(List.of("UTC", "north", "North"), checked);
		assertThat(checked).containsExactly("north", "North", "UTC", null, null, null, null);
	}

	@Test
	void nothingOfTheRowBeforeIsLeftBehind() {
		RowCheck check = check("site", List.of("site", "name", "time_zone", "program"));
		String[] checked = new String[check.width()];
		check.check(List.of("north", "North", "UTC", "evening"), checked);
		check.check(List.of("south", "South", "UTC", ""), checked);
		assertThat(checked).containsExactly("south", "South", "UTC", null, null, null, null);
	}

	@Test
	void aHeaderWithoutARequiredColumnIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> check("site", List.of("site", "name")))
			.withMessageContaining("time_zone");
	}

	@Test
	void aHeaderWithAColumnThatTheContractDoesNotKnowIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> check("site", List.of("site", "name", "time_zone", "phone")))
			.withMessageContaining("got: phone");
	}

	private static RowCheck check(String feed, List<String> header) {
		return new RowCheck(CONTRACTS.get(feed), header, TODAY, SCHEDULED_UNTIL, ZONES::get);
	}

	private static Map<String, String> row(String feed, String column, String value) {
		Map<String, String> row = new HashMap<>(SOUND.get(feed));
		row.put(column, value);
		return row;
	}

	private static @Nullable String reason(String feed, String column, String value) {
		return rejection(feed, row(feed, column, value));
	}

	private static @Nullable String rejection(String feed, Map<String, String> row) {
		return check(feed, row, new HashMap<>());
	}

	private static @Nullable String value(String feed, String column, String value) {
		return checked(feed, row(feed, column, value)).get(column);
	}

	private static Map<String, @Nullable String> checked(String feed, Map<String, String> row) {
		Map<String, @Nullable String> checked = new HashMap<>();
		assertThat(check(feed, row, checked)).isNull();
		return checked;
	}

	private static @Nullable String check(String feed, Map<String, String> row, Map<String, @Nullable String> checked) {
		List<String> header = new ArrayList<>(CONTRACTS.get(feed).columnNames());
		header.addAll(List.of(FeedContract.CHANGED_AT, FeedContract.DELETED));
		RowCheck check = check(feed, header);
		String[] values = new String[check.width()];
		Rejection rejection = check.check(header.stream().map((column) -> row.getOrDefault(column, "")).toList(),
				values);
		for (int i = 0; i < values.length; i++) {
			checked.put(header.get(i), values[i]);
		}
		return (rejection != null) ? rejection.reason() + " " + rejection.column() : null;
	}

}
