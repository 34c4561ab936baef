package org.clinicoutcomes.jobs.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Lists the subjects behind a number: what was decided on each, by which records and by
 * which of their dates.
 */
public final class Explaining {

	/** So many verdicts are looked up at once; none is kept for longer. */
	private static final int BATCH = 500;

	private static final List<String> COLUMNS = List.of("site", "level_of_care", "program", "client_id", "stay_id",
			"subject_id", "part", "counted_on", "exclusion", "met", "value", "event", "before", "after", "category",
			"age_band", "sex", "race_ethnicity", "primary_substance", "funders");

	private final Transactions analyst;

	private final EvidenceDates dates;

	private final int limitSeconds;

	/**
	 * Explaining.
	 * @param analyst the login that measures run as
	 * @param dates finds the dates of records
	 * @param limitSeconds seconds one query may take
	 */
	public Explaining(Transactions analyst, EvidenceDates dates, int limitSeconds) {
		this.analyst = analyst;
		this.dates = dates;
		this.limitSeconds = limitSeconds;
	}

	/**
	 * Explain a measure's numbers of one period.
	 * @param measure the measure
	 * @param period the period
	 * @param state what is read
	 * @param site a site's code, null for all sites
	 * @param subjects is shown every subject
	 * @return the results that the subjects make up: of the site, or of the network
	 * @throws MeasureRefused if the measure breaks a rule
	 */
	public List<Result> explain(MeasureFile measure, ReportingPeriod period, State state, @Nullable String site,
			Consumer<Subject> subjects) {
		return this.analyst.read((session) -> {
			OneMeasure one = new OneMeasure(session, measure, state, this.limitSeconds, true);
			one.decideAll(period);
			stream(session, site, subjects);
			return one.results(period, false)
				.stream()
				.filter((result) -> (site != null) ? result.isSite() && result.site().equals(site) : result.isNetwork())
				.toList();
		});
	}

	private void stream(Session session, @Nullable String site, Consumer<Subject> subjects) {
		List<Subject> batch = new ArrayList<>();
		session.stream("select * from %s order by site, part, exclusion nulls first, counted_on, subject_id, category"
			.formatted(OneMeasure.VERDICTS), 0, (rows) -> {
				while (rows.next()) {
					if (site == null || site.equals(rows.getString("site"))) {
						batch.add(subject(rows));
					}
					if (batch.size() == BATCH) {
						pass(batch, subjects);
					}
				}
			});
		pass(batch, subjects);
	}

	private void pass(List<Subject> batch, Consumer<Subject> subjects) {
		Map<String, String> found = this.dates.of(batch.stream().flatMap((one) -> one.records().stream()).toList());
		batch.forEach((one) -> subjects.accept(new Subject(one.columns(), one.records(),
				one.records().stream().filter(found::containsKey).map((id) -> id + " " + found.get(id)).toList())));
		batch.clear();
	}

	private static Subject subject(ResultSet row) throws SQLException {
		Map<String, @Nullable String> columns = new LinkedHashMap<>();
		for (String column : COLUMNS) {
			columns.put(column, row.getString(column));
		}
		java.sql.Array evidence = row.getArray("evidence");
		return new Subject(columns, (evidence != null) ? List.of((String[]) evidence.getArray()) : List.of(),
				List.of());
	}

	/**
	 * One subject of a measure.
	 *
	 * @param columns its verdict and groups, by the names of the table of verdicts
	 * @param records the records the verdict rests on, as feed:source:record
	 * @param dates the same with the dates that stand in them
	 */
	public record Subject(Map<String, @Nullable String> columns, List<String> records, List<String> dates) {

		/**
		 * The verdict in words.
		 * @return met, not met, excluded, missing or counted
		 */
		public String verdict() {
			String exclusion = this.columns.get("exclusion");
			String met = this.columns.get("met");
			if (exclusion != null) {
				return exclusion.startsWith("missing-") ? "missing" : "excluded";
			}
			return (met == null) ? "counted" : met.equals("t") ? "met" : "not met";
		}

	}

}
