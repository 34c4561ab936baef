package org.clinicoutcomes.jobs.publish;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The months that ended, are covered by a finished night and were never issued.
 */
public final class OwedMonths {

	private final Session publisher;

	public OwedMonths(Session publisher) {
		this.publisher = publisher;
	}

	/**
	 * Months owed as of a night. The first is the one before the first night.
	 * @param night the last finished night
	 * @return months, oldest first
	 */
	public List<YearMonth> of(Night night) {
		Optional<LocalDate> first = this.publisher
			.sql("select min(known_at at time zone 'UTC')::date from run.night where finished_at is not null")
			.query(LocalDate.class)
			.optional();
		List<LocalDate> issued = this.publisher
			.sql("select distinct month from issue.ledger where audience = 'administrators'")
			.query(LocalDate.class)
			.list();
		List<YearMonth> owed = new ArrayList<>();
		if (first.isEmpty()) {
			return owed;
		}
		YearMonth current = YearMonth.from(night.knownAt().atOffset(ZoneOffset.UTC));
		for (YearMonth month = YearMonth.from(first.get()).minusMonths(1); month
			.isBefore(current); month = month.plusMonths(1)) {
			if (!issued.contains(month.atDay(1))) {
				owed.add(month);
			}
		}
		return owed;
	}

}
