package org.clinicoutcomes.jobs.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Group;
import org.clinicoutcomes.domain.result.Tallies;
import org.clinicoutcomes.domain.statistics.ClusteredMean;
import org.clinicoutcomes.jobs.run.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Counts verdicts by site, level of care and stratum; the statistics are then computed
 * from the counts in the domain. Verdicts that are alike are counted before they are
 * spread over the groups, because one client may have many.
 */
final class RollUp {

	private static final String GROUPED = """
			with alike as (
			  select part, client_id, site, level_of_care, program, age_band, sex, race_ethnicity, primary_substance,
			    funders, exclusion, %1$s as counted_as, count(*) as size, %2$s
			  from %3$s
			  where period_start between date '%4$s' and date '%5$s' and measure = '%6$s'
			  group by part, client_id, site, level_of_care, program, age_band, sex, race_ethnicity, primary_substance,
			    funders, exclusion, counted_as%7$s
			),
			grouped as (
			  select a.*, g.group_site, g.group_level, g.stratum, g.stratum_value
			  from alike a
			  cross join lateral (
			    values ('', '', '', ''),
			      (coalesce(a.site, ''), '', case when a.site is null then 'none' else '' end, '')%8$s
			    %9$s
			  ) g (group_site, group_level, stratum, stratum_value)
			  where g.stratum <> 'none'
			)
			""";

	private static final String STRATA = """
			,
			      ('', coalesce(a.level_of_care, ''), case when a.level_of_care is null then 'none' else '' end, ''),
			      (coalesce(a.site, ''), coalesce(a.level_of_care, ''),
			        case when a.site is null or a.level_of_care is null then 'none' else '' end, ''),
			      ('', '', 'program', a.program),
			      ('', '', 'age_band', a.age_band),
			      ('', '', 'sex', a.sex),
			      ('', '', 'race_ethnicity', a.race_ethnicity),
			      ('', '', 'primary_substance', a.primary_substance)""";

	private static final String FUNDERS = """
			union all
			    select '', '', 'funder', unnest(coalesce(a.funders, array['no coverage']))""";

	private static final String KEYS = "counted_as, part, group_site, group_level, stratum, stratum_value";

	private final Session session;

	private final MeasureFile measure;

	private final String verdicts;

	private final ReportingPeriod period;

	private final boolean withStrata;

	private final boolean byMonth;

	private final Map<LocalDate, Tallies> tallies = new HashMap<>();

	/**
	 * A roll-up.
	 * @param session reads verdicts
	 * @param measure the measure
	 * @param period the days within which the periods of the verdicts begin
	 * @param verdicts the table of verdicts
	 * @param withStrata whether levels, funders and the other strata are wanted, not only
	 * the network and its sites
	 * @param byMonth whether each period is to be counted by itself, else all together
	 */
	RollUp(Session session, MeasureFile measure, ReportingPeriod period, String verdicts, boolean withStrata,
			boolean byMonth) {
		this.session = session;
		this.measure = measure;
		this.period = period;
		this.verdicts = verdicts;
		this.withStrata = withStrata;
		this.byMonth = byMonth;
	}

	/**
	 * Count.
	 * @return tallies by the first day of the period
	 */
	Map<LocalDate, Tallies> tallies() {
		switch (this.measure.header().scoring()) {
			case PROPORTION -> clusters();
			case CHANGE, MEAN_CHANGE -> pairs();
			case COUNT, FLOW -> sums();
			case DISTRIBUTION, SURVIVAL, INCIDENCE -> values(true);
			case MEAN, MEDIAN -> {
				means();
				values(false);
			}
		}
		return this.tallies;
	}

	private void clusters() {
		perClient("count(*) filter (where met) as count_met", "", """
				sum(count_met) as count_met""", """
				coalesce(sum(count_met), 0)::bigint as numerator, sum(count_met * count_met) as squared_met,
				  sum(count_met * size) as products""", (row) -> {
			if (count(row)) {
				of(row).clusters(group(row), row.getLong("numerator"), row.getLong("size"), row.getLong("clusters"),
						row.getDouble("squared_met"), row.getDouble("products"), row.getDouble("squared_sizes"));
			}
		});
	}

	private void means() {
		perClient("sum(value::numeric) as total", "", "sum(total) as total", """
				sum(total) as total, sum(total * total) as squared_totals, sum(total * size) as products""", (row) -> {
			if (count(row)) {
				of(row).mean(group(row),
						new ClusteredMean(row.getLong("size"), row.getDouble("total"), row.getLong("clusters"),
								row.getDouble("squared_totals"), row.getDouble("products"),
								row.getDouble("squared_sizes")));
			}
		});
	}

	/**
	 * Sums over clients, by reason of exclusion; all of them numeric, because a sum of
	 * floating point numbers depends on the order of the rows.
	 */
	private void perClient(String ofAlike, String alikeBy, String ofClient, String ofGroup, RowCallbackHandler reader) {
		this.session
			.sql(grouped(ofAlike, alikeBy)
					+ """
							, per_client as (
							  select %1$s, exclusion, client_id, sum(size)::numeric as size, %2$s
							  from grouped
							  group by %1$s, exclusion, client_id
							)
							select %1$s, exclusion, sum(size)::bigint as size, count(*) as clusters, sum(size * size) as squared_sizes, %3$s
							from per_client
							group by %1$s, exclusion
							order by %1$s, exclusion"""
						.formatted(KEYS, ofClient.strip(), ofGroup.strip()))
			.query(reader);
	}

	private void pairs() {
		each("before, after", (row) -> {
			if (count(row)) {
				of(row).pair(group(row), row.getObject("before", Double.class), row.getObject("after", Double.class),
						row.getLong("size"));
			}
		});
	}

	private void sums() {
		this.session.sql(grouped("coalesce(category, '') as category, sum(value::numeric) as total", ", category") + """
				select %1$s, exclusion, category, sum(size)::bigint as size, sum(total) as total
				from grouped
				group by %1$s, exclusion, category
				order by %1$s, exclusion, category""".formatted(KEYS)).query((row) -> {
			if (count(row)) {
				of(row).sum(group(row), row.getString("category"), row.getDouble("total"));
			}
		});
	}

	private void values(boolean withPopulation) {
		boolean isIncidence = this.measure.header().scoring() == Scoring.INCIDENCE;
		each("value, event, category", (row) -> {
			boolean isCounted = withPopulation ? count(row) : row.getString("exclusion") == null;
			if (isCounted && isIncidence) {
				of(row).incidence(group(row), row.getDouble("value"), row.getString("category"), row.getLong("size"));
			}
			else if (isCounted) {
				of(row).value(group(row), row.getObject("value", Double.class), row.getObject("event", Boolean.class),
						row.getString("category"), row.getLong("size"));
			}
		});
	}

	/**
	 * Counts of subjects with the same scores.
	 */
	private void each(String scores, RowCallbackHandler reader) {
		this.session.sql(grouped(scores, ", " + scores) + """
				select %1$s, exclusion, %2$s, sum(size)::bigint as size
				from grouped
				group by %1$s, exclusion, %2$s
				order by %1$s, exclusion, %2$s""".formatted(KEYS, scores)).query(reader);
	}

	private String grouped(String ofAlike, String alikeBy) {
		String countedAs = this.byMonth ? "period_start" : "date '%s'".formatted(this.period.start());
		return GROUPED.formatted(countedAs, ofAlike, this.verdicts, this.period.start(), this.period.end(),
				this.measure.id(), alikeBy, this.withStrata ? STRATA : "", this.withStrata ? FUNDERS : "");
	}

	/**
	 * Note the subjects of a row.
	 * @return whether they are counted and not excluded
	 */
	private boolean count(ResultSet row) throws SQLException {
		@Nullable String exclusion = row.getString("exclusion");
		of(row).population(group(row)).add(exclusion, row.getLong("size"));
		return exclusion == null;
	}

	private Tallies of(ResultSet row) throws SQLException {
		return this.tallies.computeIfAbsent(row.getDate("counted_as").toLocalDate(), (start) -> new Tallies());
	}

	private static Group group(ResultSet row) throws SQLException {
		return new Group(row.getString("part"), row.getString("group_site"), row.getString("group_level"),
				row.getString("stratum"), row.getString("stratum_value"));
	}

}
