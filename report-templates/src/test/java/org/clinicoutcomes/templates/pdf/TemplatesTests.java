package org.clinicoutcomes.templates.pdf;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRAbstractMultiClassCompiler;
import net.sf.jasperreports.engine.design.JRCompiler;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.templates.SampleReport;
import org.junit.jupiter.api.Test;
import org.clinicoutcomes.templates.chart.Palette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class TemplatesTests {

	@Test
	void needNoJavaCompiler() {
		SimpleJasperReportsContext context = new SimpleJasperReportsContext();
		context.setProperty(JRCompiler.COMPILER_PREFIX + "java", NoCompiler.class.getName());
		assertThatCode(() -> {
			Templates templates = new Templates(context, Palette.of("0B4F6C"), Map.of());
			assertThat(templates.report()).isNotNull();
			for (Table table : SampleReport.report().tables()) {
				assertThat(templates.table(new TableTemplate(table))).isNotNull();
			}
		}).doesNotThrowAnyException();
	}

	@Test
	void everyTableFitsThePage() {
		assertThat(SampleReport.report().tables())
			.allSatisfy((table) -> assertThat(ColumnWidths.of(table).stream().mapToInt(Integer::intValue).sum())
				.isLessThanOrEqualTo(504));
	}

	@Test
	void aNameGetsTheRoomThatHeadingsCanSpare() {
		Table table = table(8, Cell.words("Attendance of clients who work, study or care for children"));
		assertThat(ColumnWidths.of(table).get(0)).isGreaterThan(150);
	}

	@Test
	void nobodyToCountStaysOnOneLineWhereThereIsRoom() {
		Table table = table(8, Cell.words("Employed"), Cell.NO_ONE);
		assertThat(ColumnWidths.of(table).get(1)).isGreaterThan(65);
	}

	@Test
	void aNameWithoutBlanksDoesNotTakeTheRoomOfTheFigures() {
		Table table = table(8, Cell.words("W".repeat(120)), Cell.count(1_234_567));
		assertThat(ColumnWidths.of(table).get(1)).isGreaterThan(40);
	}

	@Test
	void aTableOfFewButHighRowsMayBreakSoThatItsTitleIsNotLeftAlone() {
		assertThat(new TableTemplate(table(8, Cell.words("Riverside"))).isLong()).isFalse();
		assertThat(new TableTemplate(table(8, Cell.words("Saint Bartholomew Memorial ".repeat(9)))).isLong()).isTrue();
	}

	private static Table table(int figures, Cell... cells) {
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.rowHeader("Measure")));
		List<Cell> row = new ArrayList<>(List.of(cells));
		for (int index = 0; index < figures; index++) {
			columns.add(Table.Column.of("Fiscal year to date " + index, Format.COUNT));
			if (row.size() < columns.size()) {
				row.add(Cell.count(1));
			}
		}
		return new Table("test", "Test", "", columns, Collections.nCopies(10, new Table.Row(row, false)));
	}

	/**
	 * Stands for a Java runtime without compiler.
	 */
	public static final class NoCompiler extends JRAbstractMultiClassCompiler {

		/**
		 * Called by the library.
		 * @param context its settings
		 */
		public NoCompiler(JasperReportsContext context) {
			super(context);
		}

		@Override
		public String compileClasses(File[] sources, String classpath) throws JRException {
			throw new JRException("A template must hold nothing to compile, got: an expression");
		}

	}

}
