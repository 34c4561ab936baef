package org.clinicoutcomes.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRChild;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRHyperlink;
import net.sf.jasperreports.engine.JRImage;
import net.sf.jasperreports.engine.JRLine;
import net.sf.jasperreports.engine.JRRectangle;
import net.sf.jasperreports.engine.JRStaticText;
import net.sf.jasperreports.engine.JRSubreport;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRAbstractMultiClassCompiler;
import net.sf.jasperreports.engine.design.JRCompiler;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.type.HyperlinkTypeEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.jspecify.annotations.Nullable;

/**
 * A template that a clinic wrote. It may place what the report says and nothing else: a
 * template that computes could read files and start programs, so one that holds anything
 * to compile, to query or to load is refused before it runs.
 */
final class OwnTemplate {

	private static final Set<String> PICTURES = Set.of("$F{drawing}", "$P{logo}");

	private static final String SUBREPORT = "$F{subreport}";

	private static final String OWN_PROPERTY = "net.sf.jasperreports.export.clinic.";

	private final String name;

	private OwnTemplate(String name) {
		this.name = name;
	}

	/**
	 * Read a template.
	 * @param context where properties are
	 * @param name the file, for messages
	 * @param text its content
	 * @return the design, which holds nothing that runs
	 * @throws TemplateRefused if it holds something that does, or is no template
	 */
	static JasperDesign read(JasperReportsContext context, String name, String text) {
		OwnTemplate template = new OwnTemplate(name);
		try {
			JasperDesign design = JRXmlLoader.load(context,
					new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
			template.assertHarmless(design);
			SimpleJasperReportsContext strict = new SimpleJasperReportsContext(context);
			strict.setProperty("net.sf.jasperreports.report.class.filter.enabled", "true");
			strict.setProperty(JRCompiler.COMPILER_PREFIX + "java", NothingToCompile.class.getName());
			JasperCompileManager.getInstance(strict).compile(design);
			return design;
		}
		catch (JRException ex) {
			throw template.refused("be a template that places fields and computes nothing", "one that does not");
		}
	}

	private void assertHarmless(JasperDesign design) {
		if (!"java".equals(design.getLanguage())) {
			throw refused("have the language java", design.getLanguage());
		}
		if (design.getQuery() != null || design.getDatasets().length > 0) {
			throw refused("ask for no data of its own", "a query or a dataset");
		}
		String scriptlet = design.getScriptletClass();
		if ((scriptlet != null && !scriptlet.equals(LaterPages.class.getName()))
				|| (design.getScriptlets() != null && design.getScriptlets().length > 0)) {
			throw refused("use no scriptlet of its own", "one");
		}
		for (String property : design.getPropertiesMap().getPropertyNames()) {
			if (!property.startsWith(OWN_PROPERTY)) {
				throw refused("set only properties that begin with " + OWN_PROPERTY, property);
			}
		}
		for (JRBand band : design.getAllBands()) {
			for (JRChild child : band.getChildren()) {
				assertHarmless(child);
			}
		}
	}

	private void assertHarmless(JRChild child) {
		if (child instanceof JRHyperlink link && link.getHyperlinkType() != HyperlinkTypeEnum.NONE) {
			throw refused("hold no link", "one");
		}
		if (child instanceof JRFrame frame) {
			for (JRChild inner : frame.getChildren()) {
				assertHarmless(inner);
			}
		}
		else if (child instanceof JRImage image) {
			if (!PICTURES.contains(text(image.getExpression()))) {
				throw refused("show only the pictures " + PICTURES, "another");
			}
		}
		else if (child instanceof JRSubreport subreport) {
			if (!SUBREPORT.equals(text(subreport.getExpression()))) {
				throw refused("call no report but " + SUBREPORT, "another");
			}
		}
		else if (!(child instanceof JRTextField || child instanceof JRStaticText || child instanceof JRLine
				|| child instanceof JRRectangle)) {
			throw refused("hold only frames, texts, lines, rectangles, pictures and subreports",
					(child instanceof JRElement) ? "an element of another kind" : "something else");
		}
	}

	private static @Nullable String text(@Nullable JRExpression expression) {
		return (expression != null) ? expression.getText().strip() : null;
	}

	private TemplateRefused refused(String mustHold, @Nullable String got) {
		return new TemplateRefused("The template %s must %s, got: %s; correct it, or set own-templates to false"
			.formatted(this.name, mustHold, got));
	}

	/**
	 * Stands where the compiler would: a template that needs one is refused.
	 */
	public static final class NothingToCompile extends JRAbstractMultiClassCompiler {

		/**
		 * Called by the library.
		 * @param context its settings
		 */
		public NothingToCompile(JasperReportsContext context) {
			super(context);
		}

		@Override
		public String compileClasses(File[] sources, String classpath) throws JRException {
			throw new JRException("A template must hold nothing to compile, got: an expression");
		}

	}

}
