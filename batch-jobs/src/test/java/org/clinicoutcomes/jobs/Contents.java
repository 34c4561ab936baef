package org.clinicoutcomes.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.clinicoutcomes.jobs.run.Session;

/**
 * All rows of a clinic's tables, without what two equal clinics may differ in: clock
 * times and numbers drawn from a sequence. Of a file its name stands for its number.
 */
final class Contents {

	private static final Set<String> TIMES = Set.of("night.known_at", "night.started_at", "night.finished_at",
			"delivered_file.known_at", "delivered_file.file_no", "result.night");

	private static final int SHOWN = 5;

	private final Map<String, List<String>> rows = new TreeMap<>();

	private Contents() {
	}

	/**
	 * Read all that two clinics with the same deliveries must have in common.
	 * @param clinic a clinic in which no command runs
	 * @return records, what was built from them, verdicts, results and the ledger of runs
	 */
	static Contents of(TestClinic clinic) {
		Contents contents = new Contents();
		clinic.ask((session) -> contents.read(session, "run", "outcome", "changed"));
		clinic.askLoader((session) -> contents.read(session, "record", "care"));
		return contents;
	}

	/**
	 * Read the tables of some schemas.
	 * @param session may read them
	 * @param schemas names of schemas
	 * @return the rows
	 */
	static Contents of(Session session, String... schemas) {
		return new Contents().read(session, schemas);
	}

	private Contents read(Session session, String... schemas) {
		session.sql("""
				select table_schema, table_name, string_agg(column_name, ',' order by ordinal_position) as columns
				from information_schema.columns
				join information_schema.tables using (table_schema, table_name)
				where table_schema = any(?) and table_type = 'BASE TABLE'
				  and table_name not like 'verdict\\__%' and table_name not in ('epoch', 'definition_part')
				group by table_schema, table_name
				order by table_schema, table_name""")
			.param(schemas)
			.query((row, number) -> List.of(row.getString("table_schema"), row.getString("table_name"),
					row.getString("columns")))
			.list()
			.forEach((table) -> read(session, table.get(0), table.get(1), List.of(table.get(2).split(","))));
		return this;
	}

	private void read(Session session, String schema, String table, List<String> columns) {
		List<String> values = columns.stream()
			.filter((column) -> !TIMES.contains(table + "." + column))
			.map((column) -> switch (column) {
				case "file_no" -> "(select f.file_name from run.delivered_file f where f.file_no = t.file_no)";
				// The row that a duplicate was rejected as holds the file's number.
				case "row_text" -> "regexp_replace(t.row_text, '\"file_no\": \\d+', '')";
				case "row_sha256" -> "case when t.reason <> 'duplicate-key' then t.row_sha256 end";
				default -> "t." + column;
			})
			.toList();
		List<String> found = new ArrayList<>();
		session.stream("select row(%s)::text from %s.%s t".formatted(String.join(", ", values), schema, table), 0,
				(result) -> {
					while (result.next()) {
						found.add(result.getString(1));
					}
				});
		this.rows.put(schema + "." + table, found);
	}

	/**
	 * Look at the tables of one schema as if it were another.
	 * @param from name of a schema
	 * @param to name of the other
	 * @return the same rows
	 */
	Contents renamed(String from, String to) {
		Contents renamed = new Contents();
		this.rows.forEach((table, found) -> renamed.rows.put(table.replaceFirst("^" + from + "\\.", to + "."), found));
		return renamed;
	}

	/**
	 * Number of rows.
	 * @param table name of a table with its schema
	 * @return rows
	 */
	int count(String table) {
		return this.rows.getOrDefault(table, List.of()).size();
	}

	/**
	 * Compare.
	 * @param other the contents of another clinic, or of this one at another time
	 * @return one sentence for each table that differs
	 */
	List<String> differencesTo(Contents other) {
		List<String> differences = new ArrayList<>();
		Map<String, List<String>> all = new TreeMap<>(this.rows);
		other.rows.forEach(all::putIfAbsent);
		for (String table : all.keySet()) {
			Map<String, Integer> surplus = new HashMap<>();
			this.rows.getOrDefault(table, List.of()).forEach((row) -> surplus.merge(row, 1, Integer::sum));
			other.rows.getOrDefault(table, List.of()).forEach((row) -> surplus.merge(row, -1, Integer::sum));
			surplus.values().removeIf((count) -> count == 0);
			if (!surplus.isEmpty()) {
				differences.add("%s: %d against %d rows, %d differ, such as %s".formatted(table, count(table),
						other.count(table), surplus.size(),
						surplus.entrySet().stream().map(Object::toString).sorted().limit(SHOWN).toList()));
			}
		}
		return differences;
	}

}
