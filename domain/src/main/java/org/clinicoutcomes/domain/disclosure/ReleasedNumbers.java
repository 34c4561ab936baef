package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one class of audience: every row that was ever published to it, with its
 * exact numbers and how much of them was shown. It is as confidential as the results
 * themselves.
 */
public final class ReleasedNumbers {

	private final Map<Key, Entry> entries = new LinkedHashMap<>();

	/**
	 * A ledger with entries.
	 * @param entries what was published, oldest first; of a row that was published more
	 * than once the last entry holds
	 */
	public ReleasedNumbers(Collection<Entry> entries) {
		entries.forEach((entry) -> this.entries.put(Key.of(entry.exact()), entry));
	}

	/**
	 * A ledger in which nothing is written yet.
	 * @return an empty ledger
	 */
	public static ReleasedNumbers none() {
		return new ReleasedNumbers(List.of());
	}

	/**
	 * This ledger after another release.
	 * @param released what was published, see {@link ProtectedRelease#entries()}
	 * @return a new ledger
	 */
	public ReleasedNumbers and(Collection<Entry> released) {
		List<Entry> all = new ArrayList<>(this.entries.values());
		all.addAll(released);
		return new ReleasedNumbers(all);
	}

	/**
	 * All entries.
	 * @return one for each row
	 */
	public Collection<Entry> entries() {
		return this.entries.values();
	}

	@Nullable Entry find(Result result) {
		return this.entries.get(Key.of(result));
	}

	/**
	 * How much of a row was shown.
	 */
	public enum Shown {

		/** Not even the mark, because its whole table was left out. */
		ABSENT,

		/** Nothing but the mark. */
		NOTHING,

		/** All but who is eligible, excluded or missing. */
		WITHOUT_POPULATION,

		/** Everything. */
		ALL

	}

	/**
	 * A published row.
	 *
	 * @param exact its exact numbers, shown or not
	 * @param shown how much of them was shown
	 */
	public record Entry(Result exact, Shown shown) {
	}

	/**
	 * What makes a row the same row.
	 */
	record Key(ReportingPeriod period, String measure, String part, String site, String level, String stratum,
			String stratumValue, Statistic statistic, String category, @Nullable Double time) {

		static Key of(Result result) {
			return new Key(result.period(), result.measure(), result.part(), result.site(), result.levelOfCare(),
					result.stratum(), result.stratumValue(), result.statistic(), result.category(), result.time());
		}

	}

}
