package org.clinicoutcomes.templates.pdf;

import java.io.File;

import java.util.Map;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRAbstractMultiClassCompiler;
import net.sf.jasperreports.engine.design.JRCompiler;
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
