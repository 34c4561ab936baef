package org.clinicoutcomes.jobs.publish;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.measure.CheckFile;
import org.clinicoutcomes.domain.report.DataQuality;
import org.clinicoutcomes.jobs.measure.Catalogue;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.RunLedger;
import org.clinicoutcomes.jobs.run.Session;

/**
 * Reads from the ledger what came in for a report: rows by feed and findings by check.
 */
final class WhatCameIn {

	private final Session publisher;

	private final Night night;

	WhatCameIn(Session publisher, Night night) {
		this.publisher = publisher;
		this.night = night;
	}

	DataQuality quality(YearMonth month, Catalogue catalogue) {
		Map<String, String> titles = catalogue.checks()
			.stream()
			.collect(Collectors.toMap(CheckFile::id, CheckFile::title));
		return new DataQuality(feeds(month), lags(month), findings(titles), lateSources());
	}

	/**
	 * Rows read in the nights from the month's first day to the night of the report.
	 */
	private List<DataQuality.Feed> feeds(YearMonth month) {
		return this.publisher
			.sql("""
					select c.source, c.feed, sum(count_read) as count_read,
					  sum(count_new + count_changed + count_deleted) as count_accepted, sum(count_unchanged) as count_unchanged,
					  sum(count_rejected) as count_rejected, sum(count_waiting) as count_waiting,
					  sum(count_released) as count_released, sum(count_closed) as count_closed
					from run.feed_count c
					join run.night n on n.night = c.night
					where n.night <= ? and (n.known_at >= ? or n.night = ?)
					group by c.source, c.feed
					order by c.source, c.feed""")
			.params(this.night.number(), month.atDay(1), this.night.number())
			.query((row, number) -> new DataQuality.Feed(row.getString("source"), row.getString("feed"),
					row.getLong("count_read"), row.getLong("count_accepted"), row.getLong("count_unchanged"),
					row.getLong("count_rejected"), row.getLong("count_waiting"), row.getLong("count_released"),
					row.getLong("count_closed")))
			.list();
	}

	/**
	 * Days from what happened to its record, over the same nights.
	 */
	private List<DataQuality.Lag> lags(YearMonth month) {
		return this.publisher.sql("""
				select source, feed, sum(count_rows) as count_rows,
				  min(lag_days) filter (where 2 * running >= total) as median,
				  min(lag_days) filter (where 10 * running >= 9 * total) as ninetieth,
				  coalesce(sum(count_rows) filter (where lag_days <= 1), 0) as within_day,
				  coalesce(sum(count_rows) filter (where lag_days > 30), 0) as after_month
				from (
				  select l.source, l.feed, l.lag_days, sum(l.count_rows) as count_rows,
				    sum(sum(l.count_rows)) over (partition by l.source, l.feed order by l.lag_days) as running,
				    sum(sum(l.count_rows)) over (partition by l.source, l.feed) as total
				  from run.recording_lag l
				  join run.night n on n.night = l.night
				  where n.night <= ? and (n.known_at >= ? or n.night = ?)
				  group by l.source, l.feed, l.lag_days
				) lag
				group by source, feed
				order by source, feed""")
			.params(this.night.number(), month.atDay(1), this.night.number())
			.query((row, number) -> new DataQuality.Lag(row.getString("source"), row.getString("feed"),
					row.getLong("count_rows"), row.getInt("median"), row.getInt("ninetieth"), row.getLong("within_day"),
					row.getLong("after_month")))
			.list();
	}

	private List<DataQuality.Finding> findings(Map<String, String> titles) {
		return this.publisher.sql("""
				select check_id, severity, count_found, count_rows, is_breached
				from run.finding
				where night = ?
				order by count_found desc, check_id""")
			.param(this.night.number())
			.query((row, number) -> new DataQuality.Finding(row.getString("check_id"),
					titles.getOrDefault(row.getString("check_id"), row.getString("check_id")),
					row.getString("severity"), row.getLong("count_found"), row.getLong("count_rows"),
					row.getBoolean("is_breached")))
			.list();
	}

	private List<String> lateSources() {
		return this.publisher
			.sql("select distinct source from run.refusal where night = ? and source <> ? order by source")
			.params(this.night.number(), RunLedger.MEASURES)
			.query(String.class)
			.list();
	}

	/**
	 * The names of the sites as they were known then.
	 * @param schema where the night's state stands
	 * @return names by site code
	 */
	Map<String, String> siteNames(String schema) {
		Map<String, String> names = new TreeMap<>();
		this.publisher.sql("select site, name from %s.site order by site".formatted(schema)).query((row) -> {
			names.put(row.getString("site"), row.getString("name"));
		});
		return names;
	}

	List<Map<String, Object>> sourceFiles(YearMonth month) {
		return this.publisher.sql("""
				select f.source, f.file_name, f.count_bytes, f.count_rows, f.sha256
				from run.delivered_file f
				join run.night n on n.night = f.night
				where f.state = 'applied' and n.night <= ? and (n.known_at >= ? or n.night = ?)
				order by f.file_no""")
			.params(this.night.number(), month.atDay(1), this.night.number())
			.query()
			.listOfRows();
	}

}
