package org.clinicoutcomes.jobs.pull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.clinicoutcomes.domain.feed.FeedContract;
import org.jspecify.annotations.Nullable;

/**
 * The header that a file must have.
 *
 * @param columns columns that must be there
 * @param optional columns that may be there besides
 * @param inOrder whether they must stand in this order
 */
public record Header(List<String> columns, Set<String> optional, boolean inOrder) {

	/**
	 * Exactly these columns in this order.
	 * @param columns the columns
	 * @return the header
	 */
	public static Header exactly(List<String> columns) {
		return new Header(columns, Set.of(), true);
	}

	/**
	 * The columns of a contract, in any order.
	 * @param contract the contract
	 * @return the header
	 */
	public static Header of(FeedContract contract) {
		return new Header(contract.columnNames(), Set.of(FeedContract.CHANGED_AT, FeedContract.DELETED), false);
	}

	@Nullable String fault(List<String> found) {
		Set<String> unknown = new HashSet<>(found);
		this.columns.forEach(unknown::remove);
		unknown.removeAll(this.optional);
		List<String> missing = this.columns.stream().filter((name) -> !found.contains(name)).toList();
		boolean repeats = new HashSet<>(found).size() < found.size();
		if (missing.isEmpty() && unknown.isEmpty() && !repeats && (!this.inOrder || found.equals(this.columns))) {
			return null;
		}
		return "%d columns, missing: %s, unknown: %d%s".formatted(found.size(), missing, unknown.size(),
				repeats ? ", some twice" : (missing.isEmpty() && unknown.isEmpty()) ? ", in another order" : "");
	}

}
