package org.clinicoutcomes.domain.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.report.Tiles.Moment;
import org.clinicoutcomes.domain.report.Tiles.Movement;
import org.clinicoutcomes.domain.report.Tiles.Tile;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The first page: the numbers a reader with five minutes wants, and what they say.
 */
final class AtAGlance {

	private static final List<Key> KEYS = List.of(
			new Key(WhoIsInCare.MEASURE, "network", Statistic.COUNT, "closing", Format.COUNT, "In care at month's end",
					"stays"),
			new Key(WhoIsInCare.MEASURE, "network", Statistic.COUNT, "admissions", Format.COUNT, "Admissions", "stays"),
			new Key("retained-90-days", "", Statistic.RATE, "", Format.PERCENT, "Retained 90 days", "stays"),
			new Key("attendance-rate", "", Statistic.RATE, "", Format.PERCENT, "Sessions attended", "sessions"),
			new Key("no-show-rate", "", Statistic.RATE, "", Format.PERCENT, "No-shows", "sessions"),
			new Key("length-of-stay", "all", Statistic.MEDIAN, "", Format.DAYS, "Median length of stay", "discharges"),
			new Key("milestone-reached-90d", "", Statistic.RATE, "", Format.PERCENT, "90 days sober, confirmed",
					"stays"),
			new Key("negative-share-missing-positive", "", Statistic.RATE, "", Format.PERCENT,
					"Tests negative, at least", "tests"),
			new Key("follow-up-14-days", "own", Statistic.RATE, "", Format.PERCENT, "Followed up in 14 days",
					"discharges"));

	private final Answers answers;

	private final DataQuality quality;

	AtAGlance(Answers answers, DataQuality quality) {
		this.answers = answers;
		this.quality = quality;
	}

	Part part() {
		List<Block> blocks = new ArrayList<>();
		if (!this.quality.lateSources().isEmpty()) {
			blocks.add(WhatCameIn.late(this.quality));
		}
		List<String> sentences = sentences();
		if (!sentences.isEmpty()) {
			blocks.add(new Sentences("What the month says", sentences));
		}
		blocks.add(new Tiles(KEYS.stream().map(this::tile).toList()));
		if (this.answers.months().size() > 1) {
			blocks.add(byMonth());
		}
		return new Part("at-a-glance", "At a glance", "The month in nine numbers.", blocks);
	}

	private Tile tile(Key key) {
		Result now = find(this.answers.month(), key);
		Result before = find(this.answers.month().minusMonths(1), key);
		Cell value = cell(this.answers.month(), key);
		Cell previous = (before == null) ? Cell.NOTHING : cell(before, key);
		Movement movement = movement(value, previous);
		List<Moment> trend = this.answers.months().stream().map((month) -> {
			Result result = find(month, key);
			return new Moment(month, (result == null || isEmpty(result, key)) ? null : result.value());
		}).toList();
		return new Tile(key.measure(), this.answers.marked(key.measure(), key.label()), value, interval(now, key),
				basis(now, key), previous, movement, change(key, now, before, value, previous, movement), trend);
	}

	private @Nullable Result find(YearMonth month, Key key) {
		Result result = this.answers.network(month, key.measure(), key.part(), key.statistic(), key.category());
		return (result != null || key.part().isEmpty()) ? result
				: this.answers.network(month, key.measure(), "", key.statistic(), key.category());
	}

	private static boolean isEmpty(Result result, Key key) {
		return key.statistic() != Statistic.COUNT && result.denominator() == 0;
	}

	/**
	 * A part of which there was nobody in the month was measured all the same.
	 */
	private Cell cell(YearMonth month, Key key) {
		Result result = find(month, key);
		boolean isMeasured = result != null || this.answers.of(month, key.measure()).findAny().isPresent();
		return (result == null && isMeasured) ? Cell.NO_ONE : cell(result, key);
	}

	private static Cell cell(@Nullable Result result, Key key) {
		if (result == null) {
			return Cell.NOT_MEASURED;
		}
		if (result.suppressed()) {
			return Cell.SUPPRESSED;
		}
		return isEmpty(result, key) ? Cell.NO_ONE : Cell.figure(result.value(), key.format());
	}

	private static String interval(@Nullable Result result, Key key) {
		if (result == null || result.suppressed() || isEmpty(result, key) || result.ciLow() == null
				|| result.ciHigh() == null) {
			return "";
		}
		return "95 %% interval %s to %s".formatted(key.format().printBare(BigDecimal.valueOf(result.ciLow())),
				key.format().print(BigDecimal.valueOf(result.ciHigh())));
	}

	private static String basis(@Nullable Result result, Key key) {
		if (result == null || result.suppressed()) {
			return "";
		}
		return (key.statistic() == Statistic.COUNT) ? key.unit()
				: "n = " + Sayings.counted(result.denominator(), key.unit());
	}

	private static @Nullable Movement movement(Cell value, Cell previous) {
		if (value instanceof Cell.Figure now && previous instanceof Cell.Figure before) {
			if (now.text().equals(before.text())) {
				return Movement.SAME;
			}
			return (now.value().compareTo(before.value()) > 0) ? Movement.UP : Movement.DOWN;
		}
		return null;
	}

	private String change(Key key, @Nullable Result now, @Nullable Result before, Cell value, Cell previous,
			@Nullable Movement movement) {
		if (value == Cell.SUPPRESSED || previous == Cell.SUPPRESSED) {
			return "change not shown";
		}
		if (value == Cell.NO_ONE || previous == Cell.NO_ONE) {
			return (value == Cell.NO_ONE) ? "no one this month" : "no one last month";
		}
		if (movement == null || now == null || before == null) {
			return "no month before to compare";
		}
		if (movement == Movement.SAME) {
			return "same as last month";
		}
		BigDecimal difference = ((Cell.Figure) value).value().subtract(((Cell.Figure) previous).value()).abs();
		String amount = switch (key.format()) {
			case PERCENT -> "%s points".formatted(Format.PERCENT.printBare(difference));
			default -> key.format().print(difference);
		};
		return "%s %s%s".formatted(movement.name().toLowerCase(Locale.ROOT), amount,
				judgement(key, now, before, movement));
	}

	private String judgement(Key key, Result now, Result before, Movement movement) {
		if (Sayings.couldBeChance(now, before)) {
			return ", could be chance";
		}
		if (key.statistic() != Statistic.COUNT && !Sayings.hasInterval(now)) {
			return ", too few to say";
		}
		MeasureHeader header = this.answers.header(key.measure());
		if (header == null || key.statistic() == Statistic.COUNT
				|| header.direction() == MeasureHeader.Direction.NONE) {
			return "";
		}
		boolean isBetter = (header.direction() == MeasureHeader.Direction.HIGHER) == (movement == Movement.UP);
		return isBetter ? ", better" : ", worse";
	}

	private List<String> sentences() {
		return Stream.of(censusSentence(), moveSentence(), evidenceSentence()).filter(Objects::nonNull).toList();
	}

	private @Nullable String censusSentence() {
		Long opening = census("opening");
		Long closing = census("closing");
		if (opening == null || closing == null) {
			return null;
		}
		long difference = closing - opening;
		String compared = (difference == 0) ? "as many as at its beginning" : "%s %s than at its beginning"
			.formatted(Cell.count(Math.abs(difference)).text(), (difference > 0) ? "more" : "fewer");
		String flows = "";
		Long admissions = census("admissions");
		Long discharges = census("discharges");
		if (admissions != null && discharges != null) {
			flows = ": %s admitted, %s discharged".formatted(Cell.count(admissions).text(),
					Cell.count(discharges).text());
		}
		return "%s %s open at the end of the month, %s%s.".formatted(Cell.count(closing).text(),
				(closing == 1) ? "stay was" : "stays were", compared, flows);
	}

	private @Nullable Long census(String category) {
		Result result = this.answers.network(this.answers.month(), WhoIsInCare.MEASURE, "network", Statistic.COUNT,
				category);
		return (result == null || result.value() == null) ? null : Math.round(result.value());
	}

	private @Nullable String moveSentence() {
		YearMonth last = this.answers.month().minusMonths(1);
		List<Move> moves = new ArrayList<>();
		for (Key key : KEYS) {
			Result now = find(this.answers.month(), key);
			Result before = find(last, key);
			if (key.format() == Format.PERCENT && now != null && before != null && now.value() != null
					&& before.value() != null && now.denominator() > 0 && before.denominator() > 0) {
				moves.add(new Move(key, now, before));
			}
		}
		Move largest = moves.stream().max(Comparator.comparingDouble(Move::weight)).orElse(null);
		if (largest == null) {
			return null;
		}
		Cell.Figure value = (Cell.Figure) cell(largest.now(), largest.key());
		Cell.Figure previous = (Cell.Figure) cell(largest.before(), largest.key());
		Movement movement = Objects.requireNonNull(movement(value, previous));
		if (movement == Movement.SAME) {
			return "None of the rates on this page moved since last month.";
		}
		String move = "%s went %s to %s from %s in %s".formatted(largest.key().label(),
				movement.name().toLowerCase(Locale.ROOT), value.text(), previous.text(), ReportIdentity.inWords(last));
		if (Sayings.couldBeChance(largest.now(), largest.before())) {
			return "No rate on this page moved by more than chance can explain; nearest to it: %s.".formatted(move);
		}
		if (!Sayings.hasInterval(largest.now())) {
			return "What moved most: %s; too few clients to say whether that is chance.".formatted(move);
		}
		String judgement = judgement(largest.key(), largest.now(), largest.before(), movement);
		return "What moved most: %s%s.".formatted(move, judgement.replace(", ", ", which is "));
	}

	private @Nullable String evidenceSentence() {
		Result reached = this.answers.network("milestone-reached-90d", Statistic.RATE);
		Result possible = this.answers.network("milestone-possible-90d", Statistic.RATE);
		Double unconfirmed = Sobriety.unconfirmed(reached, possible);
		if (reached == null || possible == null || unconfirmed == null) {
			return null;
		}
		String whose = "Of " + Sayings.counted(reached.denominator(), "stays whose 90-day milestone fell in the month");
		if (unconfirmed == 0) {
			return "%s, %s were sober; there is evidence for every one.".formatted(whose, Rates.rate(reached).text());
		}
		return "%s, at least %s and at most %s were sober; for %s there is no evidence either way.".formatted(whose,
				Rates.rate(reached).text(), Rates.rate(possible).text(),
				Cell.figure(unconfirmed, Format.PERCENT).text());
	}

	private Table byMonth() {
		List<Table.Column> columns = new ArrayList<>();
		columns.add(Table.Column.rowHeader("Month"));
		KEYS.forEach((key) -> columns.add(Table.Column.of(key.label(), key.format())));
		List<Table.Row> rows = this.answers.months().stream().map((month) -> {
			List<Cell> cells = new ArrayList<>();
			cells.add(Cell.words(ReportIdentity.inShort(month)));
			KEYS.forEach((key) -> cells.add(cell(month, key)));
			return new Table.Row(cells, false);
		}).toList();
		return new Table("by_month", "The same numbers month by month",
				"As known on the day of this issue; later months may still change.", columns, rows);
	}

	/**
	 * One number of the first page.
	 */
	private record Key(String measure, String part, Statistic statistic, String category, Format format, String label,
			String unit) {

	}

	/**
	 * A rate in two months.
	 */
	private record Move(Key key, Result now, Result before) {

		/**
		 * The move in half-widths of the interval, so that small groups do not win by
		 * chance.
		 */
		double weight() {
			double difference = Math
				.abs(Objects.requireNonNull(this.now.value()) - Objects.requireNonNull(this.before.value()));
			Double low = this.now.ciLow();
			Double high = this.now.ciHigh();
			double halfWidth = (low == null || high == null) ? 1 : Math.max((high - low) / 2, 0.001);
			return difference / halfWidth;
		}

	}

}
