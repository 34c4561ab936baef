package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The part on data quality: what was read, what was turned away, what looks wrong.
 */
final class WhatCameIn {

	private final DataQuality quality;

	WhatCameIn(DataQuality quality) {
		this.quality = quality;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		if (!this.quality.lateSources().isEmpty()) {
			blocks.add(late(this.quality));
		}
		List<DataQuality.Feed> lost = this.quality.feeds().stream().filter((feed) -> !feed.addsUp()).toList();
		if (!lost.isEmpty()) {
			blocks.add(new Banner("Does not add up",
					"Rows read are not all accounted for in: "
							+ String.join(", ", lost.stream().map((feed) -> feed.source() + " " + feed.feed()).toList())
							+ "."));
		}
		blocks.add(feeds());
		blocks.add(findings());
		return new Part("data-quality", "Data quality", "What the numbers rest on, and what to put right.", blocks);
	}

	static Banner late(DataQuality quality) {
		return new Banner("Provisional",
				"Not yet delivered for this month: %s. Numbers that rest on it may still change."
					.formatted(String.join(", ", quality.lateSources())));
	}

	private Table feeds() {
		return new Table("feeds", "Rows by source and feed",
				"Read = accepted + unchanged + rejected + waiting. Waiting: refers to something not delivered yet; "
						+ "released: waited before and is accepted now; closed: no longer delivered by the source.",
				List.of(Table.Column.rowHeader("Source"), Table.Column.rowHeader("Feed"),
						Table.Column.of("Read", Format.COUNT), Table.Column.of("Accepted", Format.COUNT),
						Table.Column.of("Unchanged", Format.COUNT), Table.Column.of("Rejected", Format.COUNT),
						Table.Column.of("Waiting", Format.COUNT), Table.Column.of("Released", Format.COUNT),
						Table.Column.of("Closed", Format.COUNT)),
				this.quality.feeds()
					.stream()
					.map((feed) -> Table.Row.of(Cell.words(feed.source()), Cell.words(feed.feed()),
							Cell.count(feed.read()), Cell.count(feed.accepted()), Cell.count(feed.unchanged()),
							Cell.count(feed.rejected()), Cell.count(feed.waiting()), Cell.count(feed.released()),
							Cell.count(feed.closed())))
					.toList());
	}

	private Table findings() {
		return new Table("findings", "Findings of the data checks",
				this.quality.findings().isEmpty() ? "The checks found nothing." : "",
				List.of(Table.Column.rowHeader("Finding"), Table.Column.of("Check", Format.TEXT),
						Table.Column.of("Severity", Format.TEXT), Table.Column.of("Records", Format.COUNT)),
				this.quality.findings()
					.stream()
					.map((finding) -> Table.Row.of(Cell.words(finding.title()), Cell.words(finding.check()),
							Cell.words(finding.severity()), Cell.count(finding.count())))
					.toList());
	}

}
