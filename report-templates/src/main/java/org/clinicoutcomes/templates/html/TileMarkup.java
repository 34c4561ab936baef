package org.clinicoutcomes.templates.html;

import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Tiles;
import org.clinicoutcomes.templates.chart.Drawing;
import org.clinicoutcomes.templates.chart.Palette;

/**
 * One number of the first page with where it comes from and where it goes.
 */
final class TileMarkup {

	private static final double TREND_WIDTH = 130;

	private static final double TREND_HEIGHT = 26;

	private final Tiles.Tile tile;

	private final Markup markup;

	private final Palette palette;

	TileMarkup(Tiles.Tile tile, Markup markup, Palette palette) {
		this.palette = palette;
		this.tile = tile;
		this.markup = markup;
	}

	void write(String pictureId) {
		this.markup.open("li", "class", "tile");
		this.markup.leaf("h3", this.tile.label());
		this.markup.open("p", "class", "value");
		CellMarkup.write(this.tile.value(), this.markup);
		this.markup.close();
		if (this.tile.value() instanceof Cell.Suppressed) {
			// Heard already with the value.
			this.markup.leaf("p", CellMarkup.WITHHELD, "class", "basis", "aria-hidden", "true");
		}
		line("basis", this.tile.basis());
		line("basis", this.tile.interval());
		change();
		if (!this.tile.previous().text().isEmpty()) {
			this.markup.open("p", "class", "basis");
			this.markup.text("Last month ");
			CellMarkup.write(this.tile.previous(), this.markup);
			this.markup.close();
		}
		trend(pictureId);
		this.markup.close();
	}

	private void line(String role, String text) {
		if (!text.isBlank()) {
			this.markup.leaf("p", text, "class", role);
		}
	}

	private void change() {
		this.markup.open("p", "class", "change");
		Tiles.Movement movement = this.tile.movement();
		if (movement != null) {
			this.markup.leaf("span", movement.sign(), "aria-hidden", "true");
			this.markup.text(" ");
		}
		this.markup.text(this.tile.change());
		this.markup.close();
	}

	private void trend(String pictureId) {
		long known = this.tile.trend().stream().filter((moment) -> moment.value() != null).count();
		if (known > 1) {
			new Picture(pictureId, Drawing.sparkline(this.tile.trend()), TREND_WIDTH, TREND_HEIGHT, this.palette).write(
					this.tile.label() + ": trend",
					"%s over the last %s months, as a line. The numbers are in the table of months."
						.formatted(this.tile.label(), known),
					this.markup);
		}
	}

}
