package org.clinicoutcomes.jobs.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.domain.feed.FeedContracts;
import org.clinicoutcomes.jobs.run.Night;
import org.clinicoutcomes.jobs.run.Session;

/**
 * Shows the records as they were known on one night, and if need be only those of the
 * clients that changed. The night stands in the views as a constant, because a setting
 * read there spoils the plans.
 */
final class KnownViews {

	private final Session session;

	private final FeedContracts contracts;

	KnownViews(Session session, FeedContracts contracts) {
		this.session = session;
		this.contracts = contracts;
	}

	void create(Night night, boolean onlyChanged) {
		Map<String, Map<String, String>> targets = targets();
		for (FeedContract contract : this.contracts.all()) {
			this.session.execute(view(contract, night, onlyChanged, targets));
		}
	}

	void drop() {
		this.contracts.all().forEach((contract) -> this.session.execute("drop view pg_temp.known_" + contract.name()));
	}

	private Map<String, Map<String, String>> targets() {
		Map<String, Map<String, String>> targets = new TreeMap<>();
		this.session
			.sql("select source, feed, refers_to from run.source_reference where refers_to <> '' order by source, feed")
			.query((row) -> {
				targets.computeIfAbsent(row.getString("feed"), (feed) -> new TreeMap<>())
					.put(row.getString("source"), row.getString("refers_to"));
			});
		return targets;
	}

	private String view(FeedContract contract, Night night, boolean onlyChanged,
			Map<String, Map<String, String>> targets) {
		List<String> columns = new ArrayList<>();
		if (contract.referenceKey().equals("record_id")) {
			columns.add("r.source || ':' || r.record_id as %s_id".formatted(contract.name()));
		}
		for (Column column : contract.columns()) {
			columns.add(expression(column, targets) + " as " + column.name());
		}
		String scope = onlyChanged ? scope(contract) : "";
		return """
				create temp view known_%1$s as
				select %2$s, r.source, r.changed_at, r.known_from
				from record.%1$s r
				where r.known_from <= %3$d and r.known_to > %3$d%4$s""".formatted(contract.name(),
				String.join(", ", columns), night.number(), scope);
	}

	private String expression(Column column, Map<String, Map<String, String>> targets) {
		String parent = column.refersTo();
		if (parent == null || !this.contracts.get(parent).referenceKey().equals("record_id")) {
			return "r." + column.name();
		}
		Map<String, String> bySource = targets.getOrDefault(parent, Map.of());
		List<String> distinct = bySource.values().stream().distinct().toList();
		if (distinct.size() == 1) {
			return "'%s:' || r.%s".formatted(distinct.get(0), column.name());
		}
		StringBuilder cases = new StringBuilder("case r.source");
		bySource.forEach((source, target) -> cases.append(" when '%s' then '%s'".formatted(source, target)));
		return cases + (bySource.isEmpty() ? " when '' then ''" : "") + " else r.source end || ':' || r."
				+ column.name();
	}

	private static String scope(FeedContract contract) {
		if (contract.hasClient()) {
			return "\n  and r.client_id in (select client_id from changed.client_change)";
		}
		if (contract.column("plan_id").isPresent()) {
			return "\n  and r.plan_id in (select record_id from record.plan where client_id in (select client_id from changed.client_change))";
		}
		return "";
	}

}
