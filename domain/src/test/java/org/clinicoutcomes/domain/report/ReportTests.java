package org.clinicoutcomes.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.clinicoutcomes.domain.period.IssuePeriod;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReportTests {

	@Test
	void twoTablesMayNotShareAnId() {
		Table table = table("rates");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Report(identity(), List.of(new Part("one", "One", "", List.of(table, table)))))
			.withMessageContaining("rates");
	}

	@Test
	void aRowHasOneCellPerColumn() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Table("rates", "Rates", "", List.of(Table.Column.rowHeader("Site")),
					List.of(Table.Row.of(Cell.words("A"), Cell.count(1)))))
			.withMessageContaining("2 cells for 1 columns");
	}

	@Test
	void aTableNamesItsRows() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> new Table("rates", "Rates", "", List.of(Table.Column.of("Rate", Format.PERCENT)), List.of()));
	}

	@Test
	void aPartsTitleFitsASheet() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Part("long", "A title that is longer than a sheet's name may be", "", List.of()));
	}

	private static Table table(String id) {
		return new Table(id, "Rates", "", List.of(Table.Column.rowHeader("Site")), List.of());
	}

	private static ReportIdentity identity() {
		return new ReportIdentity("Program", ReportIdentity.MONTHLY, IssuePeriod.of(YearMonth.of(2026, 10)),
				"administrators", ReportIdentity.Kind.INTERNAL, 1, Instant.EPOCH, ZoneOffset.UTC, "night 1", "0.1.0",
				"c0ffee", LocalDate.of(2026, 10, 31), "");
	}

}
