package org.clinicoutcomes.templates.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.sf.jasperreports.engine.JRParameter;
import org.clinicoutcomes.domain.report.Banner;
import org.clinicoutcomes.domain.report.BarChart;
import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Definitions;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.LineChart;
import org.clinicoutcomes.domain.report.Report;
import org.clinicoutcomes.domain.report.Sentences;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.domain.report.Tiles;
import org.clinicoutcomes.templates.chart.Drawing;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * Turns the blocks of a report into the records that {@code report.jrxml} prints.
 */
final class Blocks {

	private static final int MOST_BARS = 9;

	private static final int MOST_LOW_BARS = 9;

	private final Templates templates;

	private final List<Map<String, Object>> records = new ArrayList<>();

	private final Palette palette;

	Blocks(Templates templates, Palette palette) {
		this.templates = templates;
		this.palette = palette;
	}

	List<Map<String, Object>> of(Report report) {
		for (Part part : report.parts()) {
			for (Block block : part.blocks()) {
				int first = this.records.size();
				add(block);
				for (Map<String, Object> entry : this.records.subList(first, this.records.size())) {
					entry.put("part", part.id());
					entry.put("partTitle", part.title());
					entry.put("partLead", part.lead());
				}
			}
		}
		return this.records;
	}

	private void add(Block block) {
		if (block instanceof Banner banner) {
			entry("isBanner").putAll(Map.of("word", banner.word(), "text", banner.text()));
		}
		else if (block instanceof Sentences sentences) {
			add(sentences);
		}
		else if (block instanceof Tiles tiles) {
			entry("isTiles").putAll(Map.of("subreport", this.templates.tiles(), "parameters", styles(), "rows",
					new Records(tiles(tiles))));
		}
		else if (block instanceof Table table) {
			add(table);
		}
		else if (block instanceof Chart chart) {
			add(chart);
		}
		else if (block instanceof Definitions definitions) {
			heading(definitions.title());
			definitions.entries().forEach(this::add);
		}
	}

	/** A heading stays with its first sentence: alone it could end a page. */
	private void add(Sentences block) {
		List<String> sentences = block.sentences();
		boolean isTitled = !block.title().isEmpty() && !sentences.isEmpty();
		if (isTitled) {
			entry("isTitledSentence").putAll(Map.of("text", block.title(), "sentence", sentences.get(0)));
		}
		else {
			heading(block.title());
		}
		sentences.stream().skip(isTitled ? 1 : 0).forEach((sentence) -> entry("isSentence").put("text", sentence));
	}

	private Map<String, Object> entry(String flag) {
		Map<String, Object> entry = new HashMap<>();
		entry.put(flag, true);
		this.records.add(entry);
		return entry;
	}

	private void heading(String title) {
		if (!title.isEmpty()) {
			entry("isHeading").put("text", title);
		}
	}

	private void add(Table table) {
		TableTemplate template = new TableTemplate(table);
		Map<String, Object> parameters = styles();
		parameters.putAll(template.parameters());
		entry(template.isLong() ? "isLongTable" : "isTable").putAll(
				Map.of("subreport", this.templates.table(template), "parameters", parameters, "rows", template.rows()));
	}

	private Map<String, Object> styles() {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put(JRParameter.REPORT_TEMPLATES, List.of(this.templates.styles()));
		return parameters;
	}

	private void add(Chart chart) {
		if (chart instanceof BarChart bars && bars.bars().size() > MOST_BARS) {
			for (int first = 0; first < bars.bars().size(); first += MOST_BARS) {
				picture(new BarChart(bars.id(), (first == 0) ? bars.title() : bars.title() + ", continued",
						bars.alternative(), bars.valueLabel(), bars.format(),
						bars.bars().subList(first, Math.min(first + MOST_BARS, bars.bars().size())), bars.numbers()));
			}
		}
		else {
			picture(chart);
		}
		add(chart.numbers());
	}

	/** A few bars or lines need less height, and their part stays on one page. */
	private static boolean isLow(Chart chart) {
		return (chart instanceof BarChart bars && bars.bars().size() <= MOST_LOW_BARS) || chart instanceof LineChart;
	}

	private void picture(Chart chart) {
		entry(isLow(chart) ? "isLowChart" : "isChart").putAll(Map.of("text", chart.title(), "alternative",
				chart.alternative(), "drawing", new Picture(chart.id(), Drawing.of(chart), this.palette)));
	}

	private void add(Definitions.Definition definition) {
		Map<String, Object> entry = entry("isDefinition");
		entry.put("text", definition.title());
		entry.put("version", (definition.measure() + "  " + definition.version()).strip());
		put(entry, "Question", definition.question());
		put(entry, "Rules",
				Stream
					.of(rule("Counted", definition.denominator()), rule("Not counted", definition.exclusion()),
							rule("Met when", definition.numerator()), rule("Missing data", definition.missing()),
							rule("Source", definition.source()))
					.filter((rule) -> !rule.isEmpty())
					.collect(Collectors.joining(" ")));
	}

	private static String rule(String label, String text) {
		String sentence = text.strip();
		return sentence.isEmpty() ? "" : "%s: %s%s".formatted(label, sentence, sentence.endsWith(".") ? "" : ".");
	}

	private static void put(Map<String, Object> entry, String name, String text) {
		if (!text.isBlank()) {
			entry.put("has" + name, true);
			entry.put(name.toLowerCase(Locale.ROOT), text);
		}
	}

	private List<Map<String, Object>> tiles(Tiles tiles) {
		return tiles.tiles().stream().map(this::tile).toList();
	}

	private Map<String, Object> tile(Tiles.Tile tile) {
		Map<String, Object> entry = new HashMap<>();
		entry.put("label", tile.label());
		entry.put("value", tile.value().text());
		entry.put("basis", tile.basis().isEmpty() ? "\u00a0" : tile.basis());
		entry.put("interval", tile.interval());
		entry.put("hasInterval", !tile.interval().isEmpty());
		entry.put("change", (tile.movement() == null) ? tile.change() : tile.movement().sign() + " " + tile.change());
		entry.put("previous", "last month\n" + tile.previous().text());
		entry.put("hasPrevious", !tile.previous().text().isEmpty());
		long known = tile.trend().stream().filter((moment) -> moment.value() != null).count();
		entry.put("hasTrend", known > 1);
		entry.put("alternative", "%s over the last %s months, as a line. The numbers are in the table of months."
			.formatted(tile.label(), known));
		entry.put("drawing", new Picture("trend-" + tile.label(), Drawing.sparkline(tile.trend()), this.palette));
		return entry;
	}

}
