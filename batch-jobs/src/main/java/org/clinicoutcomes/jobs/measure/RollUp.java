package org.clinicoutcomes.jobs.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Group;
import org.clinicoutcomes.domain.result.Population;
import org.clinicoutcomes.domain.result.Tallies;
import org.clinicoutcomes.domain.statistics.ClusteredMean;
import org.clinicoutcomes.jobs.run.Session;

import org.springframework.jdbc.core.RowMapper;

/**
 * Counts verdicts by site, level of care and stratum in one pass; the statistics are then
 * computed from the counts in the domain.
 */
final class RollUp {

	private static final String GROUPED = """
			with grouped as (
			  select v.*, g.group_site, g.group_level, g.stratum, g.stratum_value
			  from %s v
			  cross join lateral (
			    values ('', '', '', ''),
			      (coalesce(v.site, ''), '', case when v.site is null then 'none' else '' end, '')%s
			    %s
			  ) g (group_site, group_level, stratum, stratum_value)
			  where v.period_start between date '%s' and date '%s' and v.measure = '%s' and g.stratum <> 'none'
			)
			""";

	private static final String STRATA = """
			,
			      ('', coalesce(v.level_of_care, ''), case when v.level_of_care is null then 'none' else '' end, ''),
			      (coalesce(v.site, ''), coalesce(v.level_of_care, ''),
			        case when v.site is null or v.level_of_care is null then 'none' else '' end, ''),
			      ('', '', 'program', v.program),
			      ('', '', 'age_band', v.age_band),
			      ('', '', 'sex', v.sex),
			      ('', '', 'race_ethnicity', v.race_ethnicity),
			      ('', '', 'primary_substance', v.primary_substance)""";

	private static final String FUNDERS = """
			union all
			    select '', '', 'funder', unnest(coalesce(v.funders, array['no coverage']))""";

	private static final String KEYS = "part, group_site, group_level, stratum, stratum_value";

	private final Session session;

	private final MeasureFile measure;

	private final String grouped;

	/**
	 * A roll-up.
	 * @param session reads verdicts and care
	 * @param measure the measure
	 * @param period the days within which the periods of the verdicts begin
	 * @param verdicts the table of verdicts
	 * @param withStrata whether levels, funders and the other strata are wanted, not only
	 * the network and its sites
	 */
	RollUp(Session session, MeasureFile measure, ReportingPeriod period, String verdicts, boolean withStrata) {
		this.session = session;
		this.measure = measure;
		this.grouped = GROUPED.formatted(verdicts, withStrata ? STRATA : "", withStrata ? FUNDERS : "", period.start(),
				period.end(), measure.id());
	}

	Tallies tallies() {
		Map<Group, Population> populations = new LinkedHashMap<>();
		query(KEYS + ", exclusion, count(*) as count_subjects", KEYS + ", exclusion", (row, number) -> {
			Group group = group(row);
			populations.computeIfAbsent(group, (key) -> new Population())
				.add(row.getString("exclusion"), row.getLong("count_subjects"));
			return group;
		});
		Tallies tallies = new Tallies(populations);
		Scoring scoring = this.measure.header().scoring();
		switch (scoring) {
			case PROPORTION -> clusters(tallies);
			case CHANGE, MEAN_CHANGE -> pairs(tallies);
			case COUNT, FLOW -> sums(tallies);
			case DISTRIBUTION, SURVIVAL -> values(tallies);
			case INCIDENCE -> incidences(tallies);
			case MEAN, MEDIAN -> {
				values(tallies);
				means(tallies);
			}
		}
		return tallies;
	}

	private void clusters(Tallies tallies) {
		this.session
			.sql(this.grouped
					+ """
							, per_client as (
							  select %1$s, client_id,
							    count(*)::float8 as size,
							    (count(*) filter (where met))::float8 as count_met
							  from grouped
							  where exclusion is null
							  group by %1$s, client_id
							)
							select %1$s, sum(size)::bigint as denominator, sum(count_met)::bigint as numerator, count(*) as clusters,
							  sum(count_met * count_met) as squared_met, sum(count_met * size) as products, sum(size * size) as squared_sizes
							from per_client
							group by %1$s"""
						.formatted(KEYS))
			.query((row) -> {
				tallies.clusters(group(row), row.getLong("numerator"), row.getLong("denominator"),
						row.getLong("clusters"), row.getDouble("squared_met"), row.getDouble("products"),
						row.getDouble("squared_sizes"));
			});
	}

	private void pairs(Tallies tallies) {
		query(KEYS + ", before, after, count(*) as count_subjects", KEYS + ", before, after", (row, number) -> {
			Group group = group(row);
			tallies.pair(group, row.getObject("before", Double.class), row.getObject("after", Double.class),
					row.getLong("count_subjects"));
			return group;
		}, "where exclusion is null");
	}

	private void sums(Tallies tallies) {
		// As numeric: a sum of floating point numbers depends on the order of the rows.
		query(KEYS + ", coalesce(category, '') as category, sum(value::numeric) as total", KEYS + ", category",
				(row, number) -> {
					Group group = group(row);
					tallies.sum(group, row.getString("category"), row.getDouble("total"));
					return group;
				}, "where exclusion is null");
	}

	private void values(Tallies tallies) {
		query(KEYS + ", value, event, category, count(*) as count_subjects", KEYS + ", value, event, category",
				(row, number) -> {
					Group group = group(row);
					tallies.value(group, row.getObject("value", Double.class), row.getObject("event", Boolean.class),
							row.getString("category"), row.getLong("count_subjects"));
					return group;
				}, "where exclusion is null");
	}

	private void incidences(Tallies tallies) {
		query(KEYS + ", value, category, count(*) as count_subjects", KEYS + ", value, category", (row, number) -> {
			Group group = group(row);
			tallies.incidence(group, row.getDouble("value"), row.getString("category"), row.getLong("count_subjects"));
			return group;
		}, "where exclusion is null");
	}

	private void means(Tallies tallies) {
		// As numeric: a sum of floating point numbers depends on the order of the rows.
		this.session.sql(this.grouped + """
				, per_client as (
				  select %1$s, client_id, count(*)::numeric as size, sum(value::numeric) as total
				  from grouped
				  where exclusion is null
				  group by %1$s, client_id
				)
				select %1$s, sum(size)::bigint as size, sum(total) as total, count(*) as clusters,
				  sum(total * total) as squared_totals, sum(total * size) as products, sum(size * size) as squared_sizes
				from per_client
				group by %1$s""".formatted(KEYS)).query((row) -> {
			tallies.mean(group(row),
					new ClusteredMean(row.getLong("size"), row.getDouble("total"), row.getLong("clusters"),
							row.getDouble("squared_totals"), row.getDouble("products"),
							row.getDouble("squared_sizes")));
		});
	}

	private void query(String select, String groupBy, RowMapper<Group> mapper) {
		query(select, groupBy, mapper, "");
	}

	private void query(String select, String groupBy, RowMapper<Group> mapper, String where) {
		this.session
			.sql(this.grouped
					+ "select %s from grouped %s group by %s order by %s".formatted(select, where, groupBy, groupBy))
			.query((row) -> {
				mapper.mapRow(row, 0);
			});
	}

	private static Group group(ResultSet row) throws SQLException {
		return new Group(row.getString("part"), row.getString("group_site"), row.getString("group_level"),
				row.getString("stratum"), row.getString("stratum_value"));
	}

}
