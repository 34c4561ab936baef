package org.clinicoutcomes.domain.disclosure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.clinicoutcomes.domain.disclosure.Official.Block;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;

/**
 * Tables of which nothing could be shown, and that are therefore left out.
 * <p>
 * A table full of marks tells a reader only in which groups there is somebody, and that
 * alone narrows the small numbers in it, so that numbers of the whole would have to be
 * hidden for its sake. A network's own numbers keep their marks, except those of a
 * distribution, whose categories are such a table too.
 */
final class LeftOut {

	/** Left out of every period. */
	private final Set<Table> tables = new HashSet<>();

	/** Left out of single periods. */
	private final Set<List<Object>> single = new HashSet<>();

	private final Set<Withheld> withheld = new LinkedHashSet<>();

	LeftOut(Map<Block, List<Result>> official, Map<String, MeasureHeader> headers, ReleasedNumbers already,
			int threshold) {
		Set<Object> released = new HashSet<>();
		for (Entry entry : already.entries()) {
			if (entry.shown() == Shown.ABSENT) {
				this.single.add(block(entry.exact()));
			}
			else {
				released.add(Table.of(entry.exact()));
				released.add(block(entry.exact()));
			}
		}
		Map<Table, Boolean> useful = new HashMap<>();
		Map<List<Object>, Boolean> usefulBlocks = new HashMap<>();
		official.forEach((block, rows) -> {
			MeasureHeader header = headers.get(block.measure());
			Composition composition = (header == null) ? null : Composition.of(header.scoring());
			if (composition != null) {
				look(block, composition, rows, threshold, useful, usefulBlocks);
			}
		});
		useful.forEach((table, isUseful) -> {
			if (!isUseful && !released.contains(table)) {
				this.tables.add(table);
			}
		});
		usefulBlocks.forEach((block, isUseful) -> {
			if (!isUseful && !released.contains(block)) {
				this.single.add(block);
			}
		});
		official.values().forEach((rows) -> rows.stream().filter(this::contains).forEach((row) -> {
			Table table = Table.of(row);
			this.withheld.add(new Withheld(table.measure, table.part, row.period(), table.division,
					"too few clients to show any part of it"));
		}));
	}

	private static List<Object> block(Result row) {
		return List.of(Table.of(row), row.period());
	}

	private void look(Block block, Composition composition, List<Result> rows, int threshold,
			Map<Table, Boolean> useful, Map<List<Object>, Boolean> usefulBlocks) {
		Alone alone = new Alone(block, composition, rows, threshold);
		for (Result row : rows) {
			if (!row.isNetwork() || composition == Composition.DISTRIBUTION) {
				boolean isUseful = alone.couldBeShown(row);
				useful.merge(Table.of(row), isUseful, Boolean::logicalOr);
				usefulBlocks.merge(block(row), isUseful, Boolean::logicalOr);
			}
		}
	}

	/**
	 * Whether a row's table is left out of its period.
	 */
	boolean contains(Result row) {
		return isGone(row) || this.single.contains(block(row));
	}

	/**
	 * Whether a row's table is left out of every period.
	 */
	boolean isGone(Result row) {
		return this.tables.contains(Table.of(row));
	}

	Collection<Withheld> withheld() {
		return this.withheld;
	}

	/**
	 * One way to divide everybody in a measure's answer.
	 *
	 * @param measure the measure's id
	 * @param part the part of the answer
	 * @param division the name of the division
	 */
	private record Table(String measure, String part, String division) {

		static Table of(Result row) {
			return new Table(row.measure(), row.part(), division(row));
		}

		private static String division(Result row) {
			if (!row.stratum().isEmpty()) {
				return row.stratum();
			}
			if (row.isNetwork()) {
				return "network";
			}
			return row.levelOfCare().isEmpty() ? "site" : row.site().isEmpty() ? "level" : "site and level";
		}

	}

}
