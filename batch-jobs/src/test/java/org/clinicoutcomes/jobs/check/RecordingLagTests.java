package org.clinicoutcomes.jobs.check;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long it took until what happened stood in the records. The site keeps New York
 * time; the first night is known at 06:00 UTC of 2026-02-02 and every night a day later.
 */
class RecordingLagTests {

	@TempDir
	Path folder;

	private PlayedClinic clinic;

	@BeforeEach
	void deliverAHistory() {
		this.clinic = new PlayedClinic(this.folder.resolve("clinic"));
		this.clinic.source("module", "site=snapshot", "client=changes", "attendance=changes", "drug_test=changes");
		this.clinic.deliver("module", "site-2026-02-01", "site=s1");
		this.clinic.deliver("module", "client-2026-02-01", "record_id=r1");
		this.clinic.deliver("module", "attendance-2026-02-01", came("old", "2026-01-02T09:00:00-05:00"),
				planned("plan", "2026-02-02T09:00:00-05:00"));
		this.clinic.deliver("module", "drug_test-2026-02-01", "record_id=d0; scheduled_on=2026-01-05");
		this.clinic.night("module");
	}

	@AfterEach
	void close() {
		this.clinic.close();
	}

	@Test
	void theFirstDeliveryIsHistory() {
		assertThat(lags()).isEmpty();
	}

	@Test
	void daysAreCountedInTheTimeOfTheSite() {
		this.clinic.deliver("module", "attendance-2026-02-02", came("morning", "2026-02-02T09:00:00-05:00"),
				came("night", "2026-02-03T03:30:00Z"), came("today", "2026-02-03T05:30:00Z"),
				came("month", "2026-01-01T09:00:00-05:00"));
		this.clinic.night("module");
		assertThat(lags()).as("half past ten at night in New York is the day before")
			.containsExactly("2 attendance 0 1", "2 attendance 1 2", "2 attendance 33 1");
	}

	@Test
	void aPlanIsNotARecordUntilItIsSaidWhatBecameOfIt() {
		this.clinic.deliver("module", "attendance-2026-02-02", planned("next", "2026-02-05T09:00:00-05:00"));
		this.clinic.night("module");
		assertThat(lags()).isEmpty();
		this.clinic.deliver("module", "attendance-2026-02-03", came("plan", "2026-02-02T09:00:00-05:00"));
		this.clinic.night("module");
		assertThat(lags()).containsExactly("3 attendance 2 1");
	}

	@Test
	void aCorrectionOrARepetitionIsNotRecordedAgain() {
		this.clinic.deliver("module", "attendance-2026-02-02",
				came("old", "2026-01-02T09:00:00-05:00") + "; minutes=30", came("new", "2026-02-01T09:00:00-05:00"));
		this.clinic.night("module");
		this.clinic.deliver("module", "attendance-2026-02-03", came("new", "2026-02-01T09:00:00-05:00"),
				"record_id=old; deleted=true");
		this.clinic.night("module");
		assertThat(lags()).containsExactly("2 attendance 2 1");
	}

	@Test
	void aTestThatWasNotTakenHappenedNowhen() {
		this.clinic.deliver("module", "drug_test-2026-02-02",
				"record_id=d1; scheduled_on=2026-01-31; collected_on=; result=missed",
				"record_id=d2; scheduled_on=2026-01-31; collected_on=2026-01-31");
		this.clinic.night("module");
		assertThat(lags()).containsExactly("2 drug_test 3 1");
	}

	@Test
	void whatWaitedIsNotCounted() {
		this.clinic.deliver("module", "attendance-2026-02-02",
				came("early", "2026-02-01T09:00:00-05:00") + "; client_id=c2");
		this.clinic.night("module");
		this.clinic.deliver("module", "client-2026-02-03", "record_id=r2; client_id=c2");
		this.clinic.night("module");
		assertThat(this.clinic.counts("module", "attendance")).contains("released=1");
		assertThat(lags()).isEmpty();
	}

	private List<String> lags() {
		return this.clinic.rows("""
				select concat_ws(' ', night, feed, lag_days, count_rows)
				from run.recording_lag
				order by night, feed, lag_days""");
	}

	private static String came(String id, String startsAt) {
		return "record_id=%s; starts_at=%s; status=attended".formatted(id, startsAt);
	}

	private static String planned(String id, String startsAt) {
		return "record_id=%s; starts_at=%s; status=scheduled".formatted(id, startsAt);
	}

}
