package org.clinicoutcomes.jobs.measure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;

import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The months whose results are kept up to date every night: the current one, some before
 * it, and every month that was issued.
 */
final class OpenMonths {

	private final int before;

	OpenMonths(int before) {
		this.before = before;
	}

	List<YearMonth> of(Night night, Session publisher) {
		YearMonth current = YearMonth.from(night.knownAt().atOffset(ZoneOffset.UTC));
		TreeSet<YearMonth> months = new TreeSet<>();
		for (int i = 0; i <= this.before; i++) {
			months.add(current.minusMonths(i));
		}
		publisher.sql("select distinct month from issue.ledger where audience = 'administrators'")
			.query(LocalDate.class)
			.list()
			.forEach((month) -> months.add(YearMonth.from(month)));
		return List.copyOf(months);
	}

}
