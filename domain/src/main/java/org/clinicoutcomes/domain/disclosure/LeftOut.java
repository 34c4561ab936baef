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
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Result;

/**
 * Tables of which nothing could be shown in any period, and that are therefore left out
 * of all of them: what a month does not show, longer periods could.
 * <p>
 * A table full of marks tells a reader only in which groups there is somebody, and that
 * alone narrows the small numbers in it, so that numbers of the whole would have to be
 * hidden for its sake. A network's own numbers keep their marks, except those of a
 * distribution, whose categories are such a table too.
 */
final class LeftOut {

	private final Set<Table> tables = new HashSet<>();

	private final Map<Table, Set<ReportingPeriod>> before = new HashMap<>();

	private final Set<Withheld> withheld = new LinkedHashSet<>();

	LeftOut(Map<Block, List<Result>> official, Map<String, MeasureHeader> headers, ReleasedNumbers already,
			int threshold) {
		Set<Table> released = new HashSet<>();
		for (Entry entry : already.entries()) {
			Table table = Table.of(entry.exact());
			if (entry.shown() == Shown.ABSENT) {
				this.before.computeIfAbsent(table, (key) -> new HashSet<>()).addAll(entry.exact().period().months());
			}
			else {
				released.add(table);
			}
		}
		Map<Table, Boolean> useful = new HashMap<>();
		official.forEach((block, rows) -> {
			MeasureHeader header = headers.get(block.measure());
			Composition composition = (header == null) ? null : Composition.of(header.scoring());
			if (composition != null) {
				look(block, composition, rows, threshold, useful);
			}
		});
		useful.forEach((table, isUseful) -> {
			if (!isUseful && !released.contains(table)) {
				this.tables.add(table);
			}
		});
		official.values().forEach((rows) -> rows.stream().filter(this::contains).forEach((row) -> {
			Table table = Table.of(row);
			this.withheld.add(new Withheld(table.measure, table.part, row.period(), table.division,
					"too few clients to show any part of it"));
		}));
	}

	private void look(Block block, Composition composition, List<Result> rows, int threshold,
			Map<Table, Boolean> useful) {
		Axes axes = new Axes(rows);
		Series one = new Series(block.measure(), block.part(), composition, Map.of(block.period(), rows), axes);
		one.open(new Links(List.of()));
		for (Result row : rows) {
			boolean isTable = !row.isNetwork() || composition == Composition.DISTRIBUTION;
			if (isTable && !wasLeftOut(row)) {
				Facet facet = one.facet(row, false);
				useful.merge(Table.of(row), facet != null && !facet.hasSmall(threshold) && !facet.isEmpty(),
						Boolean::logicalOr);
			}
		}
	}

	/**
	 * Whether a row's table is left out: from now on, or because it was left out of a
	 * period that shares a month with the row's.
	 */
	boolean contains(Result row) {
		return this.tables.contains(Table.of(row)) || wasLeftOut(row);
	}

	private boolean wasLeftOut(Result row) {
		Set<ReportingPeriod> months = this.before.getOrDefault(Table.of(row), Set.of());
		return !months.isEmpty() && row.period().months().stream().anyMatch(months::contains);
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
