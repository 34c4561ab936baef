package org.clinicoutcomes.domain.report;

import java.math.BigDecimal;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.measure.MeasureHeader;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.domain.statistics.DifferenceOfProportions;
import org.clinicoutcomes.domain.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the numbers of a part say in plain English, by rule: of whom, how large,
 * what moved and whether that could be chance. A number that is missing or withheld says
 * nothing.
 */
final class Sayings {

	private final Answers answers;

	private final List<String> sentences = new ArrayList<>();

	Sayings(Answers answers) {
		this.answers = answers;
	}

	/** The block, without sentences if nothing can be said. */
	List<Block> block() {
		return this.sentences.isEmpty() ? List.of() : List.of(new Sentences("What the month says", this.sentences));
	}

	Sayings share(String measure, String whom, String what) {
		return share(measure, "", whom, what);
	}

	/**
	 * For example: Of 40 clients, 62.5 % kept an appointment (60.1 % in September, could
	 * be chance).
	 */
	Sayings share(String measure, String part, String whom, String what) {
		Result now = this.answers.network(this.answers.month(), measure, part, Statistic.RATE, "");
		if (now != null && Figures.isTold(now)) {
			this.sentences.add("Of %s, %s %s%s.".formatted(counted(now.denominator(), whom),
					Figures.value(now, Format.PERCENT).text(), what,
					moved(measure, part, now, Statistic.RATE, Format.PERCENT)));
		}
		return this;
	}

	Sayings median(String measure, String what, Format format, String whom) {
		return middle(measure, Statistic.MEDIAN, what, format, whom);
	}

	Sayings mean(String measure, String what, Format format, String whom) {
		return middle(measure, Statistic.MEAN, what, format, whom);
	}

	/**
	 * For example: Days to a service: a median of 12 days for 40 stays (95 % interval 9
	 * to 14 days).
	 */
	private Sayings middle(String measure, Statistic statistic, String what, Format format, String whom) {
		Result now = this.answers.network(measure, statistic);
		if (now != null && Figures.isTold(now)) {
			this.sentences.add("%s: a %s of %s for %s%s.".formatted(what, statistic.word(),
					Figures.value(now, format).text(), counted(now.denominator(), whom), interval(now, format)));
		}
		return this;
	}

	/**
	 * For example: By kind: highest for Peers with 80.0 % of 120, lowest for Alumni with
	 * 50.0 % of 18 (intervals overlap).
	 */
	Sayings extremes(String what, List<Rates.Entry> entries) {
		List<Rates.Entry> told = entries.stream()
			.filter((entry) -> !entry.isTotal() && Figures.isTold(entry.result()))
			.sorted(Comparator.comparingDouble(Sayings::share))
			.toList();
		if (told.size() > 1) {
			Rates.Entry lowest = told.get(0);
			Rates.Entry highest = told.get(told.size() - 1);
			String both = (share(lowest) == share(highest))
					? "%s: the same everywhere, %s".formatted(what,
							Figures.value(lowest.result(), Format.PERCENT).text())
					: "%s: highest for \u201c%s\u201d with %s, lowest for \u201c%s\u201d with %s%s".formatted(what,
							highest.label(), Figures.caption(highest.result(), Format.PERCENT), lowest.label(),
							Figures.caption(lowest.result(), Format.PERCENT), overlap(lowest, highest));
			this.sentences.add(both + ".");
		}
		return this;
	}

	/**
	 * For example: Employed: 34.3 % before and 57.1 % after, of 35 people with both
	 * answers; up 22.9 points, more than chance explains.
	 */
	Sayings change(String what, Paired paired, String whom) {
		Result change = paired.change();
		if (change != null && paired.isTold()) {
			this.sentences.add("%s: %s before and %s after, of %s with both answers; %s%s.".formatted(what,
					paired.beforeCell().text(), paired.afterCell().text(), counted(change.denominator(), whom),
					direction(change, paired.changeFormat()), paired.verdict()));
		}
		return this;
	}

	/**
	 * Which of several changed by more than chance explains, in one sentence, and which
	 * did not in another.
	 */
	Sayings changes(String what, List<Paired> all) {
		List<Paired> told = all.stream().filter(Paired::isTold).toList();
		if (told.isEmpty()) {
			return this;
		}
		String changed = told.stream()
			.filter(Paired::isBeyondChance)
			.map(Sayings::inBrief)
			.collect(Collectors.joining("; "));
		if (changed.isEmpty()) {
			return add("None of %s changed by more than chance explains.".formatted(what));
		}
		String others = told.stream()
			.filter((pair) -> !pair.isBeyondChance())
			.map((pair) -> "\u201c" + pair.label() + "\u201d")
			.collect(Collectors.joining(", "));
		add("Changed by more than chance explains, of those with both answers: %s.".formatted(changed));
		return others.isEmpty() ? this : add("What changed of the others could be chance: %s.".formatted(others));
	}

	private static String inBrief(Paired pair) {
		return "\u201c%s\u201d from %s to %s of %s".formatted(pair.label(), pair.beforeCell().text(),
				pair.afterCell().text(), Figures.counted(pair.change()).text());
	}

	Sayings add(@Nullable String sentence) {
		if (sentence != null) {
			this.sentences.add(sentence);
		}
		return this;
	}

	static String counted(long count, String plural) {
		String unit = (count == 1) ? singular(plural) : plural;
		return Cell.count(count).text() + " " + unit;
	}

	/**
	 * Whether the difference between two months may be nothing: Newcombe's interval of it
	 * reaches zero or, where the month before has no interval, its value lies in this
	 * month's.
	 */
	static boolean couldBeChance(Result now, Result before) {
		Double low = Figures.low(now);
		Double high = Figures.high(now);
		Double then = Figures.point(before);
		if (low == null || high == null || then == null) {
			return false;
		}
		Double lowThen = Figures.low(before);
		Double highThen = Figures.high(before);
		if (now.statistic() != Statistic.RATE || lowThen == null || highThen == null) {
			return low <= then && then <= high;
		}
		return new DifferenceOfProportions(OptionalDouble.of(Objects.requireNonNull(now.value())),
				Optional.of(new Interval(low, high)), OptionalDouble.of(then),
				Optional.of(new Interval(lowThen, highThen)))
			.interval()
			.map((interval) -> interval.low() <= 0 && 0 <= interval.high())
			.orElse(false);
	}

	/** Without one there are too few clients to tell a change from chance. */
	static boolean hasInterval(Result result) {
		return Figures.low(result) != null && Figures.high(result) != null;
	}

	static String interval(Result result, Format format) {
		Double low = Figures.low(result);
		Double high = Figures.high(result);
		return (low == null || high == null) ? "" : " (95 %% interval %s to %s)"
			.formatted(format.printBare(BigDecimal.valueOf(low)), format.print(BigDecimal.valueOf(high)));
	}

	private String moved(String measure, String part, Result now, Statistic statistic, Format format) {
		Result before = this.answers.network(this.answers.month().minusMonths(1), measure, part, statistic, "");
		if (before == null || !Figures.isTold(before)) {
			return "";
		}
		String then = Figures.value(before, format).text();
		String month = this.answers.month().minusMonths(1).getMonth().getDisplayName(TextStyle.FULL, Locale.US);
		if (then.equals(Figures.value(now, format).text())) {
			return " (the same in %s)".formatted(month);
		}
		return " (%s in %s%s)".formatted(then, month, judgement(measure, now, before));
	}

	private String judgement(String measure, Result now, Result before) {
		double then = Objects.requireNonNull(before.value());
		if (!hasInterval(now)) {
			return "";
		}
		if (couldBeChance(now, before)) {
			return ", could be chance";
		}
		MeasureHeader header = this.answers.header(measure);
		if (header == null || header.direction() == MeasureHeader.Direction.NONE) {
			return ", more than chance";
		}
		boolean isHigher = Objects.requireNonNull(now.value()) > then;
		boolean isBetter = isHigher == (header.direction() == MeasureHeader.Direction.HIGHER);
		return isBetter ? ", better now" : ", worse now";
	}

	private static String direction(Result change, Format format) {
		double value = Objects.requireNonNull(change.value());
		String amount = format.print(BigDecimal.valueOf(Math.abs(value))).replace("+", "");
		String way = (value > 0) ? "up " + amount : (value < 0) ? "down " + amount : "no change";
		return way;
	}

	private static double share(Rates.Entry entry) {
		return Objects.requireNonNull(Figures.point(entry.result()));
	}

	private static String overlap(Rates.Entry lowest, Rates.Entry highest) {
		Double top = Figures.high(lowest.result());
		Double bottom = Figures.low(highest.result());
		if (top == null || bottom == null) {
			return "";
		}
		return (top < bottom) ? " (intervals apart)" : " (intervals overlap)";
	}

	private static String singular(String plural) {
		if (plural.equals("people")) {
			return "person";
		}
		String lower = plural.toLowerCase(Locale.ROOT);
		int end = lower.indexOf("s ");
		if (end > 0) {
			return plural.substring(0, end) + plural.substring(end + 1);
		}
		return lower.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
	}

}
