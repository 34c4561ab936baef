package org.clinicoutcomes.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;

import org.clinicoutcomes.domain.report.Look;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * Reads the templates that stand beside this class.
 */
final class Templates {

	/** The program's own, compiled once for all reports. */
	private static final Map<String, JasperReport> HOUSE = new ConcurrentHashMap<>();

	private final JasperReportsContext context;

	private final Map<String, String> own;

	private final JasperReport tiles;

	private final JRTemplate styles;

	/**
	 * The templates in the colours of a report.
	 * @param context where properties are
	 * @param palette the colours
	 * @param own the clinic's own templates, their texts by file name
	 */
	Templates(JasperReportsContext context, Palette palette, Map<String, String> own) {
		this.context = context;
		this.own = own;
		this.tiles = compiled("tiles.jrxml");
		this.styles = readStyles(palette);
	}

	JasperReport report() {
		return compiled("report.jrxml");
	}

	JasperReport tiles() {
		return this.tiles;
	}

	JasperReport table(TableTemplate template) {
		JasperDesign design = design("table.jrxml");
		template.spread(design);
		return compile(design);
	}

	JRTemplate styles() {
		return this.styles;
	}

	private JRTemplate readStyles(Palette palette) {
		try (InputStream stream = open("house.jrtx")) {
			String styles = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("#" + Look.HOUSE.accent(),
					"#" + Palette.hex(palette.accent()));
			return JRXmlTemplateLoader.getInstance(this.context)
				.loadTemplate(new ByteArrayInputStream(styles.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JasperDesign design(String name) {
		String text = this.own.get(name);
		if (text != null) {
			return OwnTemplate.read(this.context, name, text);
		}
		try (InputStream stream = open(name)) {
			return JRXmlLoader.load(this.context, stream);
		}
		catch (JRException ex) {
			throw new IllegalStateException("A template must be readable, got: " + name, ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JasperReport compiled(String name) {
		return this.own.containsKey(name) ? compile(design(name))
				: HOUSE.computeIfAbsent(name, (one) -> compile(design(one)));
	}

	private JasperReport compile(JasperDesign design) {
		try {
			return JasperCompileManager.getInstance(this.context).compile(design);
		}
		catch (JRException ex) {
			throw new IllegalStateException("A template must be valid, got: " + design.getName(), ex);
		}
	}

	private static InputStream open(String name) {
		InputStream stream = Templates.class.getResourceAsStream(name);
		if (stream == null) {
			throw new IllegalStateException("The jar must hold the template %s, got: nothing".formatted(name));
		}
		return stream;
	}

}
