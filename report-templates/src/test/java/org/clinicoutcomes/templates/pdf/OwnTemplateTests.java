package org.clinicoutcomes.templates.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clinicoutcomes.domain.report.Look;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.templates.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a clinic's own template may do, and that one that could do harm never runs.
 */
class OwnTemplateTests {

	private static final String TEMPLATE = template();

	@Test
	void ownTemplateChangesThePage() throws IOException {
		String own = TEMPLATE.replace("<![CDATA[$V{MASTER_CURRENT_PAGE} of $V{MASTER_TOTAL_PAGES}]]>",
				"<![CDATA[sheet $V{MASTER_CURRENT_PAGE} of $V{MASTER_TOTAL_PAGES}]]>");
		try (PDDocument pdf = Loader.loadPDF(print(own))) {
			assertThat(new PDFTextStripper().getText(pdf)).contains("sheet 2 of");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					<![CDATA[$P{title}]]> | <![CDATA[java.nio.file.Files.readString(java.nio.file.Path.of("/etc/passwd"))]]> | computes nothing
					<![CDATA[$P{title}]]> | <![CDATA[String.valueOf(Runtime.getRuntime())]]> | computes nothing
					<![CDATA[$P{title}]]> | <![CDATA[$P{title} + $P{program}]]> | computes nothing
					<![CDATA[$F{drawing}]]> | <![CDATA["/etc/passwd"]]> | show only the pictures
					<![CDATA[$F{drawing}]]> | <![CDATA[$P{title}]]> | show only the pictures
					<![CDATA[$F{subreport}]]> | <![CDATA["http://127.0.0.1/x.jasper"]]> | call no report but
					org.clinicoutcomes.templates.pdf.LaterPages | javax.script.ScriptEngineManager | use no scriptlet
					language="java" | language="groovy" | have the language java
					""")
	void templateThatCouldDoHarmIsRefused(String harmless, String harmful, String mustHold) {
		assertThat(TEMPLATE).contains(harmless);
		assertThatIllegalArgumentException().isThrownBy(() -> print(TEMPLATE.replace(harmless, harmful)))
			.withMessageContaining("report.jrxml")
			.withMessageContaining(mustHold);
	}

	@Test
	void templateWithQueryIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> print(TEMPLATE.replaceFirst("(<jasperReport[^>]*>)",
					"$1<query language=\"sql\"><![CDATA[select 1]]></query>")))
			.withMessageContaining("ask for no data");
	}

	@Test
	void templateThatSetsOtherPropertiesIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> print(TEMPLATE.replaceFirst("(<jasperReport[^>]*>)",
					"$1<property name=\"net.sf.jasperreports.export.pdf.javascript\" value=\"app.alert(1)\"/>")))
			.withMessageContaining("set only properties");
	}

	@Test
	void whatIsNoTemplateIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> print("<html/>")).withMessageContaining("report.jrxml");
	}

	private static byte[] print(String own) {
		Report report = SampleReport.report();
		Look look = Look.HOUSE.withTemplates(Map.of("report.jrxml", own));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new PdfReport().write(new Report(report.identity(), List.copyOf(report.parts()), look), out);
		return out.toByteArray();
	}

	private static String template() {
		try (InputStream stream = Objects.requireNonNull(OwnTemplateTests.class.getResourceAsStream("report.jrxml"))) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
