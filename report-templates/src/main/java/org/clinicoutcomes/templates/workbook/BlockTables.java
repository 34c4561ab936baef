package org.clinicoutcomes.templates.workbook;

import java.util.ArrayList;
import java.util.List;

import org.clinicoutcomes.domain.report.Block;
import org.clinicoutcomes.domain.report.Cell;
import org.clinicoutcomes.domain.report.Definitions;
import org.clinicoutcomes.domain.report.Format;
import org.clinicoutcomes.domain.report.Part;
import org.clinicoutcomes.domain.report.Table;
import org.clinicoutcomes.domain.report.Tiles;

/**
 * Puts tiles and definitions into tables, which is what a spreadsheet's reader can sort
 * and filter.
 */
final class BlockTables {

	private BlockTables() {
	}

	static Part withTables(Part part) {
		List<Block> blocks = new ArrayList<>();
		for (Block block : part.blocks()) {
			if (block instanceof Tiles tiles) {
				blocks.add(of(tiles));
			}
			else if (block instanceof Definitions definitions) {
				blocks.add(of(definitions));
			}
			else {
				blocks.add(block);
			}
		}
		return new Part(part.id(), part.title(), part.lead(), blocks);
	}

	private static Table of(Tiles tiles) {
		return new Table("key_numbers", "Key numbers", "",
				List.of(Table.Column.rowHeader("Number"), new Table.Column("This month", "", Format.DECIMAL, false),
						words("Interval"), words("Of whom"), new Table.Column("Last month", "", Format.DECIMAL, false),
						words("Since last month"), words("Measure")),
				tiles.tiles()
					.stream()
					.map((tile) -> Table.Row.of(Cell.words(tile.label()), tile.value(), orNothing(tile.interval()),
							orNothing(tile.basis()), tile.previous(), change(tile), orNothing(tile.measure())))
					.toList());
	}

	private static Cell change(Tiles.Tile tile) {
		return orNothing((tile.movement() == null) ? tile.change() : tile.movement().sign() + " " + tile.change());
	}

	private static Table of(Definitions definitions) {
		return new Table("measure_definitions", definitions.title(),
				"One row per measure, as its own file defines it. The version changes when the definition does.",
				List.of(Table.Column.rowHeader("Title"), words("Question"), words("Counted"), words("Taken out"),
						words("Met"), words("Missing data"), words("Source"), words("Measure"), words("Version")),
				definitions.entries()
					.stream()
					.map((entry) -> Table.Row.of(Cell.words(entry.title()), orNothing(entry.question()),
							orNothing(entry.denominator()), orNothing(entry.exclusion()), orNothing(entry.numerator()),
							orNothing(entry.missing()), orNothing(entry.source()), orNothing(entry.measure()),
							orNothing(entry.version())))
					.toList());
	}

	private static Table.Column words(String heading) {
		return Table.Column.of(heading, Format.TEXT);
	}

	private static Cell orNothing(String text) {
		return text.isEmpty() ? Cell.NOTHING : Cell.words(text);
	}

}
