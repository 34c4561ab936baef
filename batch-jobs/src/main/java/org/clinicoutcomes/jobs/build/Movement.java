package org.clinicoutcomes.jobs.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.clinicoutcomes.jobs.run.Session;

/**
 * Sees which columns of care moved for the clients that are built again, so that a
 * measure need not decide on a client in whom nothing changed that it reads. Rows of a
 * table are matched by its key: the primary key, else the id that is named after the
 * table; the rows of a table without either are compared whole. Tables without clients do
 * not move: a change in them builds everybody.
 */
final class Movement {

	private final Session session;

	private final Map<String, List<String>> columns;

	private final Map<String, List<String>> keys;

	/**
	 * Look at the tables of clients.
	 * @param session a transaction that rebuilds them
	 */
	Movement(Session session) {
		this.session = session;
		this.columns = names("""
				select c.table_name as care_table, c.column_name as care_column
				from information_schema.columns c
				where c.table_schema = 'care' and exists (
				  select 1 from information_schema.columns i
				  where i.table_schema = 'care' and i.table_name = c.table_name and i.column_name = 'client_id')
				order by c.table_name, c.ordinal_position""");
		this.keys = names("""
				select t.relname as care_table, a.attname as care_column
				from pg_index i
				join pg_class t on t.oid = i.indrelid
				join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
				where i.indisprimary and t.relnamespace = 'care'::regnamespace
				order by t.relname, a.attnum""");
		this.columns.forEach((table, names) -> {
			if (names.contains(table + "_id")) {
				this.keys.putIfAbsent(table, new ArrayList<>(List.of(table + "_id")));
			}
		});
		// A row that went to another client is another row.
		this.keys.values().stream().filter((key) -> !key.contains("client_id")).forEach((key) -> key.add("client_id"));
	}

	private Map<String, List<String>> names(String query) {
		Map<String, List<String>> names = new TreeMap<>();
		this.session.sql(query).query((row) -> {
			names.computeIfAbsent(row.getString("care_table"), (table) -> new ArrayList<>())
				.add(row.getString("care_column"));
		});
		return names;
	}

	/**
	 * The tables with rows of clients.
	 * @return their names
	 */
	Collection<String> tables() {
		return this.columns.keySet();
	}

	/**
	 * Take away what stood there of the clients that changed, and remember it.
	 */
	void take() {
		for (String table : tables()) {
			this.session.execute("create temp table before_%1$s (like care.%1$s) on commit drop".formatted(table));
			this.session.execute("""
					with gone as (
					  delete from care.%1$s
					  where client_id in (select client_id from changed.client_change)
					  returning *
					)
					insert into before_%1$s
					select * from gone""".formatted(table));
		}
	}

	/**
	 * Note what stands there otherwise now.
	 */
	void note() {
		this.columns.forEach((table, names) -> this.session.execute("""
				with now as (
				  select * from care.%1$s where client_id in (select client_id from changed.client_change)
				)
				insert into changed.moved_column (client_id, care_table, care_column)
				%2$s
				on conflict do nothing""".formatted(table,
				this.keys.containsKey(table) ? movedColumns(table, names, this.keys.get(table)) : movedRows(table))));
	}

	private static String movedColumns(String table, List<String> names, List<String> key) {
		List<String> others = names.stream().filter((name) -> !key.contains(name)).toList();
		String pairs = key.stream()
			.map((name) -> "n.%1$s = b.%1$s".formatted(name))
			.collect(Collectors.joining(" and "));
		return """
				select moved.client_id, '%1$s', column_name
				from (
				  select coalesce(n.client_id, b.client_id) as client_id,
				    bool_or(n.client_id is null or b.client_id is null) as row_moved%2$s
				  from now n
				  full join before_%1$s b on %3$s
				  group by 1
				) moved
				cross join lateral unnest(array[case when row_moved then '*' end%4$s]) as column_name
				where column_name is not null""".formatted(table,
				others.stream()
					.map((name) -> ", bool_or(n.%1$s is distinct from b.%1$s) as %1$s_moved".formatted(name))
					.collect(Collectors.joining()),
				pairs,
				others.stream()
					.map((name) -> ", case when %1$s_moved and not row_moved then '%1$s' end".formatted(name))
					.collect(Collectors.joining()));
	}

	private static String movedRows(String table) {
		return """
				select distinct client_id, '%1$s', '*'
				from (
				  (select * from now except all select * from before_%1$s)
				  union all
				  (select * from before_%1$s except all select * from now)
				) moved""".formatted(table);
	}

}
