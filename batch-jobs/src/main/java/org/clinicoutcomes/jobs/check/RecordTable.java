package org.clinicoutcomes.jobs.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.clinicoutcomes.config.ClinicFailure;
import org.clinicoutcomes.config.ExitCode;
import org.clinicoutcomes.domain.feed.Column;
import org.clinicoutcomes.domain.feed.ColumnType;
import org.clinicoutcomes.domain.feed.FeedContract;
import org.clinicoutcomes.jobs.run.Session;

/**
 * The table of a feed's records, made from its contract so that there is no second list
 * of columns anywhere.
 */
public final class RecordTable {

	private final FeedContract contract;

	public RecordTable(FeedContract contract) {
		this.contract = contract;
	}

	/**
	 * The table's name.
	 * @return schema and name
	 */
	public String name() {
		return "record." + this.contract.name();
	}

	/**
	 * The contract's columns, for use in a list.
	 * @param alias alias of the table, empty for none
	 * @return names separated by commas
	 */
	public String columns(String alias) {
		String prefix = alias.isEmpty() ? "" : alias + ".";
		return this.contract.columnNames().stream().map((name) -> prefix + name).collect(Collectors.joining(", "));
	}

	/**
	 * Columns with their types, as a table of rows that are still to be merged has them.
	 * @return definitions separated by commas
	 */
	public String definitions() {
		return this.contract.columns()
			.stream()
			.map((column) -> column.name() + " " + sqlType(column.type()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Create the table, or add what the contract has gained.
	 * @param loader a transaction of the login that owns the records
	 * @throws ClinicFailure if the contract lost a column or changed a type
	 */
	public void ensure(Session loader) {
		Map<String, String> existing = existing(loader);
		if (existing.isEmpty()) {
			create(loader);
			return;
		}
		for (Column column : this.contract.columns()) {
			String type = existing.remove(column.name());
			if (type == null) {
				loader.execute(
						"alter table %s add column %s %s".formatted(name(), column.name(), sqlType(column.type())));
			}
			else if (!type.equals(sqlType(column.type()))) {
				throw refused("the column %s must stay %s".formatted(column.name(), type), sqlType(column.type()));
			}
		}
		existing.keySet().removeAll(List.of("source", "changed_at", "file_no", "line", "known_from", "known_to"));
		if (!existing.isEmpty()) {
			throw refused("no column may be taken away", "a contract without " + existing.keySet());
		}
	}

	private void create(Session loader) {
		loader.execute("""
				create table %s (
				  source text not null,
				  %s,
				  changed_at timestamptz,
				  file_no int,
				  line int,
				  known_from int not null,
				  known_to int not null default 2147483647
				)""".formatted(name(), definitions()));
		createIndexes(loader);
	}

	/**
	 * Create the index that finds a record's current version and makes sure that there is
	 * only one.
	 * @param loader a transaction of the login that owns the records
	 */
	public void createIndexes(Session loader) {
		loader.execute("create unique index if not exists %s_current on %s (%s, source) where known_to = 2147483647"
			.formatted(this.contract.name(), name(), this.contract.key()));
	}

	private Map<String, String> existing(Session loader) {
		Map<String, String> types = new LinkedHashMap<>();
		loader.sql("""
				select a.attname, format_type(a.atttypid, a.atttypmod) as type
				from pg_attribute a
				where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
				order by a.attnum""").param(name()).query((row) -> {
			types.put(row.getString("attname"),
					row.getString("type").replace("timestamp with time zone", "timestamptz"));
		});
		return types;
	}

	private ClinicFailure refused(String mustHold, String got) {
		return new ClinicFailure(ExitCode.USAGE,
				"Feed %s: %s, since its records are kept for good, got: %s; add a new column instead"
					.formatted(this.contract.name(), mustHold, got));
	}

	/**
	 * The casts that turn texts of a row into its columns, in order.
	 * @param expression SQL that yields the text of a column, with a place for its name
	 * @return expressions separated by commas
	 */
	String casts(String expression) {
		List<String> casts = new ArrayList<>();
		for (Column column : this.contract.columns()) {
			casts.add("(" + expression.formatted(column.name()) + ")::" + sqlType(column.type()));
		}
		return String.join(", ", casts);
	}

	static String sqlType(ColumnType type) {
		return switch (type) {
			case TEXT, CODE, ZONE -> "text";
			case WORDS -> "text[]";
			case DATE -> "date";
			case INSTANT -> "timestamptz";
			case WHOLE -> "integer";
			case DECIMAL -> "numeric";
			case FLAG -> "boolean";
		};
	}

}
