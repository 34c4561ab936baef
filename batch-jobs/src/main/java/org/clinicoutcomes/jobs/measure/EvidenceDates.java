package org.clinicoutcomes.jobs.measure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.ColumnType;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;
import org.clinicoutcomes.jobs.run.Transactions;

/**
 * Finds the dates that stood in records on one night.
 */
public final class EvidenceDates {

	private final Transactions loader;

	private final FeedContracts contracts;

	private final Night night;

	/**
	 * For one night.
	 * @param loader may read records
	 * @param contracts tell which columns hold dates
	 * @param night the night as of which records are read
	 */
	public EvidenceDates(Transactions loader, FeedContracts contracts, Night night) {
		this.loader = loader;
		this.contracts = contracts;
		this.night = night;
	}

	/**
	 * The dates in some records.
	 * @param evidence records, as feed:source:record
	 * @return dates by record, such as {@code admitted_on=2026-07-01}, of those that are
	 * known
	 */
	Map<String, String> of(Collection<String> evidence) {
		Map<String, List<String>> byFeed = evidence.stream()
			.distinct()
			.filter((one) -> one.split(":", 3).length == 3)
			.collect(Collectors.groupingBy((one) -> one.split(":", 3)[0]));
		Map<String, String> dates = new TreeMap<>();
		byFeed.forEach((feed, records) -> {
			if (this.contracts.names().contains(feed)) {
				this.loader.read((session) -> {
					read(session, this.contracts.get(feed), records, dates);
					return true;
				});
			}
		});
		return dates;
	}

	private void read(Session session, FeedContract contract, List<String> records, Map<String, String> dates) {
		String columns = contract.columns()
			.stream()
			.filter((column) -> column.type() == ColumnType.DATE || column.type() == ColumnType.INSTANT)
			.map(Column::name)
			.map((name) -> "'%1$s=' || r.%1$s".formatted(name))
			.collect(Collectors.joining(", "));
		session
			.sql("""
					select r.source, r.%1$s as record, concat_ws(', ', %2$s) as dates
					from unnest(?::text[], ?::text[]) as wanted (source, record)
					join record.%3$s r on r.source = wanted.source and r.%1$s = wanted.record
					where r.known_from <= ? and r.known_to > ?""".formatted(contract.key(),
					columns.isEmpty() ? "null" : columns, contract.name()))
			.param(records.stream().map((one) -> one.split(":", 3)[1]).toArray(String[]::new))
			.param(records.stream().map((one) -> one.split(":", 3)[2]).toArray(String[]::new))
			.param(this.night.number())
			.param(this.night.number())
			.query((row) -> {
				dates.put(contract.name() + ":" + row.getString("source") + ":" + row.getString("record"),
						row.getString("dates"));
			});
	}

}
