package org.clinicoutcomes.jobs.check;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long it took until what happened stood in the records. The site keeps New York
 * time; nights are known at 06:00 UTC, one a day, and each test plays a history and then
 * nights of its own, with a source of its own.
 */
class RecordingLagTests {

	private static PlayedClinic clinic;

	private String source = "";

	private LocalDate night = LocalDate.of(2026, 1, 1);

	@BeforeAll
	static void open(@TempDir Path folder) {
		clinic = new PlayedClinic(folder.resolve("clinic"));
	}

	@AfterAll
	static void close() {
		clinic.close();
	}

	@BeforeEach
	void deliverAHistory(TestInfo test) {
		this.source = "s" + Integer.toHexString(test.getTestMethod().orElseThrow().getName().hashCode());
		clinic.source(this.source, "site=snapshot", "client=changes", "attendance=changes", "drug_test=changes");
		clinic.deliver(this.source, "site-2026-02-01", "site=" + this.source);
		clinic.deliver(this.source, "client-2026-02-01", "record_id=r1" + ofMine());
		deliver("attendance", came("old", "2026-01-02T09:00:00-05:00"), planned("plan", "2026-01-05T09:00:00-05:00"));
		deliver("drug_test", "record_id=d0; scheduled_on=2026-01-05");
		play();
	}

	@Test
	void theFirstDeliveryIsHistory() {
		assertThat(lags()).isEmpty();
	}

	@Test
	void daysAreCountedInTheTimeOfTheSite() {
		deliver("attendance", came("morning", this.night + "T09:00:00-05:00"),
				came("late", this.night.plusDays(1) + "T03:30:00Z"),
				came("today", this.night.plusDays(1) + "T05:30:00Z"),
				came("month", this.night.minusDays(32) + "T09:00:00-05:00"));
		play();
		assertThat(lags()).as("half past ten at night in New York is the day before")
			.containsExactly("attendance 0 1", "attendance 1 2", "attendance 33 1");
	}

	@Test
	void aPlanIsNotARecordUntilItIsSaidWhatBecameOfIt() {
		deliver("attendance", planned("next", this.night.plusDays(3) + "T09:00:00-05:00"));
		play();
		assertThat(lags()).isEmpty();
		deliver("attendance", came("plan", this.night.minusDays(1) + "T09:00:00-05:00"));
		play();
		assertThat(lags()).containsExactly("attendance 2 1");
	}

	@Test
	void aCorrectionOrARepetitionIsNotRecordedAgain() {
		String fresh = came("new", this.night.minusDays(1) + "T09:00:00-05:00");
		deliver("attendance", came("old", "2026-01-02T09:00:00-05:00") + "; minutes=30", fresh);
		play();
		deliver("attendance", fresh, "record_id=old; deleted=true");
		play();
		deliver("attendance", came("old", "2026-01-02T09:00:00-05:00"));
		play();
		assertThat(clinic.counts(this.source, "attendance")).as("it came back").contains("new=1");
		assertThat(lags()).containsExactly("attendance 2 1");
	}

	@Test
	void aSiteOfTwoSourcesIsOneSite() {
		String other = this.source + "-too";
		clinic.source(other, "site=snapshot");
		clinic.deliver(other, "site-2026-02-01", "site=" + this.source + "; time_zone=Asia/Tokyo");
		clinic.night(other);
		deliver("attendance", came("once", this.night + "T09:00:00-05:00"));
		play();
		assertThat(lags()).containsExactly("attendance 2 1");
	}

	@Test
	void aTestThatWasNotTakenHappenedNowhen() {
		deliver("drug_test",
				"record_id=d1; scheduled_on=%1$s; collected_on=; result=missed".formatted(this.night.minusDays(2)),
				"record_id=d2; scheduled_on=%1$s; collected_on=%1$s".formatted(this.night.minusDays(2)));
		play();
		assertThat(lags()).containsExactly("drug_test 3 1");
	}

	@Test
	void whatWaitedIsNotCounted() {
		deliver("attendance", came("early", this.night + "T09:00:00-05:00") + "; client_id=nobody-yet");
		play();
		clinic.deliver(this.source, "client-2026-02-03", "record_id=r2; client_id=nobody-yet" + ofMine());
		play();
		assertThat(clinic.counts(this.source, "attendance")).contains("released=1");
		assertThat(lags()).isEmpty();
	}

	private void deliver(String feed, String... rows) {
		clinic.deliver(this.source, feed + "-" + this.night,
				Stream.of(rows).map((row) -> row + ofMine()).toArray(String[]::new));
	}

	private String ofMine() {
		return "; site=" + this.source;
	}

	private void play() {
		clinic.night(this.source);
		this.night = LocalDate
			.parse(clinic.rows("select (known_at at time zone 'UTC')::date from run.night order by night desc limit 1")
				.get(0));
	}

	private List<String> lags() {
		return clinic.rows("""
				select concat_ws(' ', feed, lag_days, count_rows)
				from run.recording_lag
				where source = '%s'
				order by night, feed, lag_days""".formatted(this.source));
	}

	private static String came(String id, String startsAt) {
		return "record_id=%s; starts_at=%s; status=attended".formatted(id, startsAt);
	}

	private static String planned(String id, String startsAt) {
		return "record_id=%s; starts_at=%s; status=scheduled".formatted(id, startsAt);
	}

}
