package org.clinicoutcomes.jobs.measure;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

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
		Map<String, String> refused = new TreeMap<>();
		this.loader.writing(
				(session) -> session.sql("delete from run.finding where night = ?").param(night.number()).update());
		for (CheckFile check : checks) {
			try {
				long found = this.analyst.read((session) -> found(session, check, night));
				keep(night, check, found);
			}
			catch (StatementFailure ex) {
				if (ex.isOutage()) {
					throw ex;
				}
				refused.put(check.id(), "Check %s must run on the tables of care, got: %s; correct the file"
					.formatted(check.id(), ex.getMessage()));
			}
		}
		return refused;
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

	private void keep(Night night, CheckFile check, long found) {
		this.loader.writing((session) -> {
			long rows = session.sql("select count(*) from record.%s where known_to = ?".formatted(check.feed()))
				.param(Night.OPEN)
				.query(Long.class)
				.single();
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
