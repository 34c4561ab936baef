package org.clinicoutcomes.templates.html;

import org.clinicoutcomes.domain.report.Banner;
import org.clinicoutcomes.domain.report.BarChart;
import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Chart;
import org.clinicoutcomes.domain.report.Definitions;
import org.clinicoutcomes.domain.report.Sentences;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.domain.report.Tiles;
import org.clinicoutcomes.templates.chart.Drawing;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * Writes what a part shows, in reading order.
 */
final class Blocks {

	private static final double CHART_WIDTH = 540;

	private static final double CHART_HEIGHT = 196;

	private static final double BAR_HEIGHT = 31;

	private static final double BAR_AXIS = 34;

	/** As many bars as a printed page has room for. */
	private static final int MOST_BARS = 18;

	private final Markup markup;

	private int pictures;

	private final Palette palette;

	Blocks(Markup markup, Palette palette) {
		this.markup = markup;
		this.palette = palette;
	}

	void write(Block block) {
		if (block instanceof Banner banner) {
			write(banner);
		}
		else if (block instanceof Sentences sentences) {
			write(sentences);
		}
		else if (block instanceof Tiles tiles) {
			write(tiles);
		}
		else if (block instanceof Table table) {
			new TableMarkup(table, this.markup).write();
		}
		else if (block instanceof Chart chart) {
			write(chart);
		}
		else if (block instanceof Definitions definitions) {
			new DefinitionsMarkup(definitions, this.markup).write();
		}
	}

	private void write(Banner banner) {
		this.markup.open("p", "class", "banner", "role", "note");
		this.markup.leaf("strong", banner.word());
		this.markup.text(" ");
		this.markup.leaf("span", banner.text());
		this.markup.close();
	}

	private void write(Sentences sentences) {
		this.markup.open("div", "class", "sentences");
		if (!sentences.title().isBlank()) {
			this.markup.leaf("h3", sentences.title());
		}
		sentences.sentences().forEach((sentence) -> this.markup.leaf("p", sentence));
		this.markup.close();
	}

	private void write(Tiles tiles) {
		this.markup.open("ul", "class", "tiles", "role", "list");
		tiles.tiles().forEach((tile) -> new TileMarkup(tile, this.markup, this.palette).write(nextPicture()));
		this.markup.close();
	}

	private void write(Chart chart) {
		if (chart instanceof BarChart bars) {
			for (int first = 0; first < bars.bars().size(); first += MOST_BARS) {
				BarChart piece = new BarChart(bars.id(), (first == 0) ? bars.title() : bars.title() + ", continued",
						bars.alternative(), bars.valueLabel(), bars.format(),
						bars.bars().subList(first, Math.min(first + MOST_BARS, bars.bars().size())), bars.numbers());
				figure(piece, BAR_AXIS + BAR_HEIGHT * piece.bars().size());
			}
		}
		else {
			figure(chart, CHART_HEIGHT);
		}
		new TableMarkup(chart.numbers(), this.markup).write();
	}

	private void figure(Chart chart, double height) {
		Picture picture = new Picture(nextPicture(), Drawing.of(chart), CHART_WIDTH, height, this.palette);
		this.markup.open("figure");
		this.markup.leaf("h3", chart.title());
		this.markup.open("div", "class", "scroll", "role", "group", "aria-label", "Chart: " + chart.title(), "tabindex",
				"0");
		picture.write(chart.title(), chart.alternative(), this.markup);
		this.markup.close();
		this.markup.close();
	}

	private String nextPicture() {
		this.pictures++;
		return Ids.picture(this.pictures);
	}

}
