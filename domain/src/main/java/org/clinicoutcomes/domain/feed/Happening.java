package org.clinicoutcomes.domain.feed;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which column says when what a row tells of happened, so that it can be said how long it
 * took to be recorded.
 *
 * @param column a column with a date or an instant; while it is empty nothing has
 * happened
 * @param unless a column with a code that says that it is only planned, null if a row is
 * never a plan
 * @param planned that code
 */
public record Happening(String column, @Nullable String unless, @Nullable String planned) {

	public Happening {
		if ((unless == null) != (planned == null)) {
			throw new IllegalArgumentException(
					"A plan must be told by a column and its code, got: %s, %s".formatted(unless, planned));
		}
	}

	/**
	 * The columns that are read.
	 * @return one or two names
	 */
	List<String> columns() {
		return (this.unless != null) ? List.of(this.column, this.unless) : List.of(this.column);
	}

	/**
	 * The condition, in SQL, that it has happened and is not only planned.
	 * @param alias alias of the table of rows
	 * @return a condition, never unknown
	 */
	public String hasHappened(String alias) {
		String dated = "%s.%s is not null".formatted(alias, this.column);
		return (this.unless != null)
				? "%s and %s.%s is distinct from '%s'".formatted(dated, alias, this.unless, this.planned) : dated;
	}

}
