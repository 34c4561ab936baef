package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The part on leaving in the layout of TEDS table 2.5: reasons by level of care.
 */
final class DischargesByLevel {

	/** The measure whose results it prints. */
	static final String MEASURE = "discharge-reason";

	private final Answers answers;

	DischargesByLevel(Answers answers) {
		this.answers = answers;
	}

	Part part() {
		List<String> levels = List.copyOf(this.answers.values(MEASURE, Result::levelOfCare));
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.rowHeader("Reason")));
		levels.forEach((level) -> columns.add(Table.Column.of(Wording.level(level), Format.COUNT)));
		columns.add(Table.Column.of("All levels", Format.COUNT));
		columns.add(Table.Column.of("Share", Format.PERCENT));
		List<Table.Row> rows = new ArrayList<>();
		for (String reason : Discharges.REASONS) {
			List<Cell> cells = new ArrayList<>(List.of(Cell.words(Wording.of(reason))));
			levels.forEach((level) -> cells.add(count(level, reason)));
			cells.add(count("", reason));
			cells.add(share(find("", Statistic.SHARE, reason)));
			rows.add(new Table.Row(cells, false));
		}
		List<Cell> total = new ArrayList<>(List.of(Cell.words("All discharges")));
		levels.forEach((level) -> total.add(all(level)));
		total.add(all(""));
		total.add(Cell.NOTHING);
		rows.add(new Table.Row(total, true));
		return new Part("discharges", "Discharges", "Why clients left, by level of care.",
				List.of(new Table("discharges_by_level", "Reasons for discharge by level of care",
						Wording.note(this.answers, MEASURE), columns, rows)));
	}

	private Cell count(String level, String reason) {
		Result result = find(level, Statistic.COUNT, reason);
		if (result == null) {
			return none(level);
		}
		Double value = result.value();
		return result.suppressed() ? Cell.SUPPRESSED : (value == null) ? Cell.count(0) : Cell.count(Math.round(value));
	}

	private Cell all(String level) {
		Result any = Discharges.REASONS.stream()
			.map((reason) -> find(level, Statistic.COUNT, reason))
			.filter((result) -> result != null && !result.suppressed())
			.findFirst()
			.orElse(null);
		if (any != null) {
			return Cell.count(any.denominator());
		}
		return Discharges.REASONS.stream().anyMatch((reason) -> find(level, Statistic.COUNT, reason) != null)
				? Cell.SUPPRESSED : none(level);
	}

	/**
	 * Nobody, if the measure has any row of the level or could not have left it out.
	 */
	private Cell none(String level) {
		boolean isTold = this.answers.of(MEASURE)
			.anyMatch((result) -> result.site().isEmpty() && result.stratum().isEmpty()
					&& result.levelOfCare().equals(level));
		Cell absent = this.answers.absent(isMeasured());
		return (isTold || absent == Cell.NO_ONE) ? Cell.count(0) : absent;
	}

	private static Cell share(@Nullable Result result) {
		return (result == null) ? Cell.NOTHING : Rates.rate(result);
	}

	private boolean isMeasured() {
		return this.answers.of(MEASURE).findAny().isPresent();
	}

	private @Nullable Result find(String level, Statistic statistic, String reason) {
		return this.answers.of(MEASURE)
			.filter((result) -> result.site().isEmpty() && result.stratum().isEmpty()
					&& result.levelOfCare().equals(level))
			.filter((result) -> result.statistic() == statistic && result.category().equals(reason))
			.findFirst()
			.orElse(null);
	}

}
