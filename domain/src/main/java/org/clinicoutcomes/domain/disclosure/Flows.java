package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.clinicoutcomes.domain.disclosure.Official.Block;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Entry;
import org.clinicoutcomes.domain.disclosure.ReleasedNumbers.Shown;
import org.clinicoutcomes.domain.period.ReportingPeriod;
import org.clinicoutcomes.domain.result.Group;
import org.clinicoutcomes.domain.result.Result;

/**
 * Lines that must balance. Each line is tied to all others, to the month before and to
 * the month after, so a table of them is shown as a whole or not at all, and a longer
 * period's only where all of its months' are.
 */
final class Flows {

	private final int threshold;

	private final Official official;

	private final ReleasedNumbers already;

	Flows(int threshold, Official official, ReleasedNumbers already) {
		this.threshold = threshold;
		this.official = official;
		this.already = already;
	}

	List<Entry> entries(Block block, List<Result> rows) {
		if (this.official.published().containsKey(block)) {
			return rows.stream().map((row) -> {
				Entry entry = this.already.find(row);
				return new Entry(row, (entry == null) ? Shown.NOTHING : entry.shown());
			}).toList();
		}
		Map<String, Boolean> shown = new HashMap<>();
		return rows.stream()
			.map((row) -> new Entry(row,
					shown.computeIfAbsent(division(row), (division) -> isShown(block, division)) ? Shown.ALL
							: Shown.NOTHING))
			.toList();
	}

	private boolean isShown(Block block, String division) {
		if (!isSafe(block, division) || !isSafe(block, "network")) {
			return false;
		}
		List<ReportingPeriod> months = block.period().months();
		return months.size() == 1 || months.stream()
			.map(block::in)
			.allMatch((month) -> this.official.official().containsKey(month) && isShownThen(month, "network")
					&& isShownThen(month, division));
	}

	private boolean isShownThen(Block month, String division) {
		List<Result> rows = rows(month).stream().filter((row) -> division(row).equals(division)).toList();
		if (this.official.published().containsKey(month)) {
			return !rows.isEmpty() && rows.stream().allMatch((row) -> {
				Entry entry = this.already.find(row);
				return entry != null && entry.shown() == Shown.ALL;
			});
		}
		return !rows.isEmpty() && isShown(month, division);
	}

	private List<Result> rows(Block block) {
		return this.official.official().getOrDefault(block, List.of());
	}

	/**
	 * No line is small, and none differs by few from the same line counted otherwise.
	 */
	private boolean isSafe(Block block, String division) {
		Map<Object, List<Long>> lines = new HashMap<>();
		this.official.official().forEach((other, rows) -> {
			if (other.measure().equals(block.measure()) && other.period().equals(block.period())) {
				rows.stream()
					.filter((row) -> division(row).equals(division) && row.value() != null)
					.filter((row) -> row.value() == Math.rint(row.value()))
					.forEach((row) -> lines.computeIfAbsent(Composition.sameRow(row), (key) -> new ArrayList<>())
						.add(Math.round(row.value())));
			}
		});
		return lines.values().stream().allMatch((values) -> {
			long first = values.get(0);
			return values.stream().allMatch((value) -> isSafe(value) && isSafe(Math.abs(value - first)));
		});
	}

	private boolean isSafe(long count) {
		return count == 0 || count >= this.threshold;
	}

	private static String division(Result row) {
		Group group = Axes.group(row);
		if (!group.stratum().isEmpty()) {
			return group.stratum();
		}
		if (group.isNetwork()) {
			return "network";
		}
		return group.isSite() ? "site" : group.site().isEmpty() ? "level" : "site and level";
	}

}
