package org.clinicoutcomes.domain.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What one feed must look like; the table, the check, the error texts and the data
 * dictionary all come from it.
 *
 * @param name the feed's name
 * @param title what a human calls it
 * @param module the clinic's module that hands it over
 * @param about one sentence on what a row is
 * @param key the column that identifies a row within its source
 * @param columns columns in the order in which they are printed
 * @param rules dates that must stand in order
 * @param happening when what a row tells of happened, null where a row tells of nothing
 * that happens
 */
public record FeedContract(String name, String title, String module, String about, String key, List<Column> columns,
		List<OrderRule> rules, @Nullable Happening happening) {

	/** Optional column of every feed: when the source last changed the row. */
	public static final String CHANGED_AT = "changed_at";

	/** Optional column of files that deliver changes: whether the row was deleted. */
	public static final String DELETED = "deleted";

	public FeedContract {
		columns = List.copyOf(columns);
		rules = List.copyOf(rules);
		Set<String> names = new HashSet<>();
		for (Column column : columns) {
			if (!names.add(column.name())) {
				throw new IllegalArgumentException("Feed %s: column %s stands twice".formatted(name, column.name()));
			}
		}
		for (OrderRule rule : rules) {
			if (!names.contains(rule.column()) || !names.contains(rule.notBefore())) {
				throw new IllegalArgumentException(
						"Feed %s: rule %s must name two of its columns".formatted(name, rule.code()));
			}
		}
		if (happening != null && !names.containsAll(happening.columns())) {
			throw new IllegalArgumentException("Feed %s: what says when it happened must be columns of it, got: %s"
				.formatted(name, happening.columns()));
		}
		if (!names.contains(key)) {
			throw new IllegalArgumentException("Feed %s: its key %s must be one of its columns".formatted(name, key));
		}
	}

	/**
	 * The names of all columns, in order.
	 * @return column names
	 */
	public List<String> columnNames() {
		return this.columns.stream().map(Column::name).toList();
	}

	/**
	 * The column of a name.
	 * @param columnName a name
	 * @return the column, empty if the contract has none of that name
	 */
	public Optional<Column> column(String columnName) {
		return this.columns.stream().filter((column) -> column.name().equals(columnName)).findFirst();
	}

	/**
	 * Whether rows name their client themselves.
	 * @return whether there is a column client_id
	 */
	public boolean hasClient() {
		return column("client_id").isPresent();
	}

	/**
	 * The feeds whose rows a row of this feed refers to, itself included.
	 * @return names of feeds
	 */
	public List<String> references() {
		return this.columns.stream()
			.map(Column::refersTo)
			.flatMap((feed) -> Optional.ofNullable(feed).stream())
			.distinct()
			.toList();
	}

	/**
	 * The column by which rows of other feeds refer to this one: clients and sites by
	 * their code, everything else by the source's own key.
	 * @return a column name
	 */
	public String referenceKey() {
		return this.name.equals("client") ? "client_id" : this.key;
	}

}
