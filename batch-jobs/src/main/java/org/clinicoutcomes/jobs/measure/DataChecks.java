package org.clinicoutcomes.jobs.measure;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.clinicoutcomes.domain.measure.CheckFile;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.StatementFailure;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Runs the data checks on what was built, and keeps how many rows break each.
 */
public final class DataChecks {

	private final Transactions analyst;

	private final Transactions loader;

	private final int limitSeconds;

	private final Parallel parallel = new Parallel();

	/**
	 * Data checks.
	 * @param analyst the login that checks run as
	 * @param loader keeps the findings
	 * @param limitSeconds seconds one check may take
	 */
	public DataChecks(Transactions analyst, Transactions loader, int limitSeconds) {
		this.analyst = analyst;
		this.loader = loader;
		this.limitSeconds = limitSeconds;
	}

	/**
	 * Run all checks.
	 * @param night tonight
	 * @param checks the checks
	 * @return why checks were left out, by id
	 */
	public Map<String, String> run(Night night, Collection<CheckFile> checks) {
		Map<String, String> refused = new ConcurrentSkipListMap<>();
		this.loader.writing(
				(session) -> session.sql("delete from run.finding where night = ?").param(night.number()).update());
		Map<String, Long> rows = countRows(checks);
		this.parallel.forEach(checks, (check) -> {
			try {
				long found = this.analyst.read((session) -> found(session, check, night));
				keep(night, check, found, rows.getOrDefault(check.feed(), 0L));
			}
			catch (StatementFailure ex) {
				if (ex.isOutage()) {
					throw ex;
				}
				refused.put(check.id(), "Check %s must run on the tables of care, got: %s; correct the file"
					.formatted(check.id(), ex.getMessage()));
			}
		});
		return refused;
	}

	/**
	 * How many current records each feed has that is checked.
	 */
	private Map<String, Long> countRows(Collection<CheckFile> checks) {
		Map<String, Long> rows = new ConcurrentSkipListMap<>();
		this.parallel.forEach(checks.stream().map(CheckFile::feed).distinct().toList(),
				(feed) -> rows.put(feed,
						this.loader.read((session) -> session
							.sql("select count(*) from record.%s where known_to = ?".formatted(feed))
							.param(Night.OPEN)
							.query(Long.class)
							.single())));
		return rows;
	}

	private long found(Session session, CheckFile check, Night night) {
		CareSession.begin(session, "care");
		long[] found = new long[1];
		session.stream(
				"select count(*) from (\n%s\n) found"
					.formatted(check.query(night.knownAt().atOffset(ZoneOffset.UTC).toLocalDate())),
				this.limitSeconds, (rows) -> {
					rows.next();
					found[0] = rows.getLong(1);
				});
		return found[0];
	}

	private void keep(Night night, CheckFile check, long found, long rows) {
		this.loader.writing((session) -> {
			BigDecimal tolerance = check.tolerance();
			boolean breached = tolerance != null
					&& BigDecimal.valueOf(found).compareTo(tolerance.multiply(BigDecimal.valueOf(rows))) > 0;
			session.sql("insert into run.finding values (?, ?, ?, ?, ?, ?, ?)")
				.param(night.number())
				.param(check.id())
				.param(check.severity())
				.param(found)
				.param(rows)
				.param(tolerance)
				.param(breached)
				.update();
		});
	}

}
