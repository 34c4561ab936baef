package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

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
		List<String> sentences = sentences();
		if (!sentences.isEmpty()) {
			blocks.add(new Sentences("What the records say", sentences));
		}
		blocks.add(feeds());
		blocks.add(lags());
		blocks.add(findings());
		return new Part("data-quality", "Data quality", "What the numbers rest on, and what to put right.", blocks);
	}

	static Banner late(DataQuality quality) {
		return new Banner("Provisional",
				"Not yet delivered for this month: %s. Numbers that rest on it may still change."
					.formatted(String.join(", ", quality.lateSources())));
	}

	private List<String> sentences() {
		List<String> sentences = new ArrayList<>();
		if (!this.quality.feeds().isEmpty()) {
			sentences
				.add(("Of %s read since the month began, %s were accepted, %s unchanged, %s rejected, and %s wait for "
						+ "something they refer to.")
					.formatted(Sayings.counted(sum(DataQuality.Feed::read), "rows"),
							Cell.count(sum(DataQuality.Feed::accepted)).text(),
							Cell.count(sum(DataQuality.Feed::unchanged)).text(),
							Cell.count(sum(DataQuality.Feed::rejected)).text(),
							Cell.count(sum(DataQuality.Feed::waiting)).text()));
		}
		say(sentences, "open-stay-without-service-30-days", "open stays", "without a service for 30 days",
				"discharge them, or record what was done");
		say(sentences, "discharge-without-reason", "discharges", "without a reason", "add the reason");
		say(sentences, "life-status-missing-at-discharge", "discharges", "without the answers on life at discharge",
				"they are missing from the National Outcome Measures");
		List<String> breached = this.quality.findings()
			.stream()
			.filter(DataQuality.Finding::isBreached)
			.map(DataQuality.Finding::title)
			.toList();
		if (!breached.isEmpty()) {
			sentences.add("More than tolerated, so that measures that rest on them are provisional: %s."
				.formatted(String.join("; ", breached)));
		}
		return sentences;
	}

	private void say(List<String> sentences, String check, String whom, String what, String advice) {
		this.quality.findings().stream().filter((finding) -> finding.check().equals(check)).forEach((finding) -> {
			sentences.add((finding.count() == 0) ? "There are no %s %s.".formatted(whom, what)
					: "There %s %s %s: %s.".formatted((finding.count() == 1) ? "is" : "are",
							Sayings.counted(finding.count(), whom), what, advice));
		});
	}

	private long sum(ToLongFunction<DataQuality.Feed> number) {
		return this.quality.feeds().stream().mapToLong(number).sum();
	}

	private Table feeds() {
		List<Table.Row> rows = new ArrayList<>(this.quality.feeds()
			.stream()
			.map((feed) -> Table.Row.of(Cell.words(feed.source()), Cell.words(feed.feed()), Cell.count(feed.read()),
					Cell.count(feed.accepted()), Cell.count(feed.unchanged()), Cell.count(feed.rejected()),
					Cell.count(feed.waiting()), Cell.count(feed.released()), Cell.count(feed.closed())))
			.toList());
		if (rows.size() > 1) {
			rows.add(Table.Row.total(Cell.words("All sources"), Cell.words("All feeds"),
					Cell.count(sum(DataQuality.Feed::read)), Cell.count(sum(DataQuality.Feed::accepted)),
					Cell.count(sum(DataQuality.Feed::unchanged)), Cell.count(sum(DataQuality.Feed::rejected)),
					Cell.count(sum(DataQuality.Feed::waiting)), Cell.count(sum(DataQuality.Feed::released)),
					Cell.count(sum(DataQuality.Feed::closed))));
		}
		return new Table("feeds", "Rows by source and feed",
				"Read = accepted + unchanged + rejected + waiting. Waiting: refers to something not delivered yet; "
						+ "released: waited before and is accepted now; closed: no longer delivered by the source.",
				List.of(Table.Column.rowHeader("Source"), Table.Column.rowHeader("Feed"),
						Table.Column.of("Read", Format.COUNT), Table.Column.of("Accepted", Format.COUNT),
						Table.Column.of("Unchanged", Format.COUNT), Table.Column.of("Rejected", Format.COUNT),
						Table.Column.of("Waiting", Format.COUNT), Table.Column.of("Released", Format.COUNT),
						Table.Column.of("Closed", Format.COUNT)),
				rows);
	}

	private Table lags() {
		String left = "Calendar days from what happened to the night in which a record first told of it. What a source "
				+ "delivered first and what waited for something it refers to are not counted.";
		return new Table("recording_lag", "Days from service to record",
				this.quality.lags().isEmpty() ? left + " Nothing else came in." : left,
				List.of(Table.Column.rowHeader("Source"), Table.Column.rowHeader("Feed"),
						Table.Column.of("Records", Format.COUNT), Table.Column.of("Median days", Format.COUNT),
						Table.Column.of("90 % within days", Format.COUNT),
						Table.Column.of("Within a day", Format.PERCENT),
						Table.Column.of("After 30 days", Format.PERCENT)),
				this.quality.lags()
					.stream()
					.map((lag) -> Table.Row.of(Cell.words(lag.source()), Cell.words(lag.feed()),
							Cell.count(lag.count()), Cell.count(lag.median()), Cell.count(lag.ninetieth()),
							share(lag.withinDay(), lag.count()), share(lag.afterMonth(), lag.count())))
					.toList());
	}

	private static Cell share(long part, long whole) {
		return Cell.figure((double) part / whole, Format.PERCENT);
	}

	private Table findings() {
		List<DataQuality.Finding> found = this.quality.findings()
			.stream()
			.filter((finding) -> finding.count() > 0)
			.toList();
		List<String> clean = this.quality.findings()
			.stream()
			.filter((finding) -> finding.count() == 0)
			.map((finding) -> finding.title().toLowerCase(Locale.ROOT))
			.toList();
		String nothing = found.isEmpty() ? "The checks found nothing."
				: clean.isEmpty() ? "" : "Looked for and not found: %s.".formatted(String.join("; ", clean));
		return new Table("findings", "Findings of the data checks", nothing,
				List.of(Table.Column.rowHeader("Finding"), Table.Column.of("Records", Format.COUNT),
						Table.Column.of("Looked at", Format.COUNT), Table.Column.of("Severity", Format.TEXT),
						Table.Column.of("Tolerated", Format.TEXT), Table.Column.of("Check", Format.TEXT)),
				found.stream()
					.map((finding) -> Table.Row.of(Cell.words(finding.title()), Cell.count(finding.count()),
							(finding.rows() == null) ? Cell.NOTHING : Cell.count(finding.rows()),
							Cell.words(finding.severity()), Cell.words(finding.isBreached() ? "no" : "yes"),
							Cell.words(finding.check())))
					.toList());
	}

}
