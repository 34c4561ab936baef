package org.clinicoutcomes.jobs.measure;

import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureFile;
import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.StatementFailure;

/**
 * Wraps a measure's query so that every measure's verdicts have the same columns, and
 * refuses one that does not keep to the rules.
 */
final class VerdictQuery {

	private static final List<String> COMMON = List.of("subject_id", "client_id", "stay_id", "counted_on", "part",
			"exclusion", "evidence");

	private static final List<String> SCORES = List.of("met", "value", "event", "before", "after", "category");

	private static final String INSERT = """
			insert into %s
			  (period_start, measure, subject_id, client_id, stay_id, site, level_of_care, counted_on, part, exclusion, %s,
			   age_band, sex, race_ethnicity, primary_substance, funders, program%s)
			"""
		.formatted("%s", String.join(", ", SCORES), "%s");

	/**
	 * A verdict carries the groups it is counted in, so that it need not be joined again.
	 */
	private static final String SELECT = """
			select date '%s', '%s', v.subject_id, v.client_id, v.stay_id, %s, s.level_of_care, v.counted_on,
			  coalesce(v.part, ''), v.exclusion, %s,
			  case
			    when c.birth_year is null then 'unknown'
			    when extract(year from v.counted_on) - c.birth_year < 18 then 'under 18'
			    when extract(year from v.counted_on) - c.birth_year < 25 then '18-24'
			    when extract(year from v.counted_on) - c.birth_year < 35 then '25-34'
			    when extract(year from v.counted_on) - c.birth_year < 45 then '35-44'
			    when extract(year from v.counted_on) - c.birth_year < 55 then '45-54'
			    when extract(year from v.counted_on) - c.birth_year < 65 then '55-64'
			    else '65 and over'
			  end,
			  coalesce(c.sex, 'unknown'),
			  case when c.ethnicity = 'hispanic' then 'hispanic' else coalesce(c.race, 'unknown') end,
			  coalesce(s.primary_substance, 'unknown'),
			  (
			    select array_agg(distinct f.funder order by f.funder)
			    from coverage f
			    where f.client_id = v.client_id
			      and v.counted_on between f.covered_from and coalesce(f.covered_to, 'infinity')
			  ),
			  coalesce(p.program, 'unknown')%s
			from (
			%s
			) v
			left join stay s on s.stay_id = v.stay_id
			left join client c on c.client_id = v.client_id
			left join site p on p.site = %s""";

	private final Session session;

	private final MeasureFile measure;

	private final ReportingPeriod period;

	VerdictQuery(Session session, MeasureFile measure, ReportingPeriod period) {
		this.session = session;
		this.measure = measure;
		this.period = period;
	}

	/**
	 * Write the measure's verdicts.
	 * @param target the table of verdicts
	 * @param key the first day of the reporting period, under which they are kept
	 * @param limitSeconds seconds the query may take
	 * @param withEvidence whether the table has a further column for the records behind
	 * each verdict
	 * @throws MeasureRefused if the measure breaks a rule
	 */
	void insertInto(String target, ReportingPeriod key, int limitSeconds, boolean withEvidence) {
		String text = INSERT.formatted(target, withEvidence ? ", evidence" : "") + select(key, withEvidence);
		try {
			this.session.execute(text, limitSeconds);
		}
		catch (StatementFailure ex) {
			throw failed(ex, limitSeconds);
		}
	}

	/**
	 * The query of the verdicts, as they are written.
	 * @param key the first day of the reporting period, under which they are kept
	 * @param withEvidence whether the records behind each verdict are its last column
	 * @return an SQL text
	 * @throws MeasureRefused if the measure breaks a rule
	 */
	String select(ReportingPeriod key, boolean withEvidence) {
		String query = this.measure.query(this.period);
		List<String> columns = describe(query);
		String scores = SCORES.stream()
			.map((score) -> columns.contains(score) ? expression(score) : "null")
			.collect(Collectors.joining(", "));
		String site = columns.contains("site") ? "coalesce(v.site, s.site, c.site)" : "coalesce(s.site, c.site)";
		return SELECT.formatted(key.start(), this.measure.id(), site, scores, withEvidence ? ", v.evidence" : "", query,
				site);
	}

	private String expression(String score) {
		boolean isAnswer = this.measure.header().scoring() == Scoring.CHANGE
				&& Scoring.CHANGE.columns().contains(score);
		return isAnswer ? "v.%s::int".formatted(score) : "v." + score;
	}

	private List<String> describe(String query) {
		List<String> columns = new ArrayList<>();
		try (PreparedStatement alone = this.session.connection().prepareStatement(query)) {
			// The text must stand on its own before it is wrapped.
			ResultSetMetaData returned = alone.getMetaData();
			for (int i = 1; returned != null && i <= returned.getColumnCount(); i++) {
				columns.add(returned.getColumnName(i));
			}
		}
		catch (SQLException ex) {
			throw refused(new StatementFailure(ex));
		}
		List<String> missing = Stream.concat(COMMON.stream(), this.measure.header().scoring().columns().stream())
			.filter((column) -> !columns.contains(column))
			.toList();
		if (!missing.isEmpty()) {
			throw new MeasureRefused(this.measure.id(),
					"must return the columns " + COMMON + " and those of its scoring", "a query without " + missing);
		}
		return columns;
	}

	/**
	 * A query that stood the test of its text and failed while it ran: the server's words
	 * may quote a row, unless they are about rights.
	 */
	private RuntimeException failed(StatementFailure failure, int limitSeconds) {
		return switch (failure.state()) {
			case "42501", "0A000" -> refused(failure);
			case "57014" -> new MeasureRefused(this.measure.id(), "must run within its limit",
					"a query that takes more than %d seconds".formatted(limitSeconds));
			default -> failure.isOutage() ? failure : new MeasureRefused(this.measure.id(), "must run on every row",
					"a query that fails on one (SQLSTATE %s)".formatted(failure.state()));
		};
	}

	private RuntimeException refused(StatementFailure failure) {
		if (failure.isOutage()) {
			return failure;
		}
		return new MeasureRefused(this.measure.id(), "must run on the tables of care",
				String.valueOf(failure.getMessage()));
	}

}
