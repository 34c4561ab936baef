package org.clinicoutcomes.domain.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The part on independence and the National Outcome Measures: what the same people said
 * at admission (T1) and at discharge (T2).
 */
final class Independence {

	private static final String AT_FOLLOW_UP = "-at-follow-up";

	private static final Map<String, String> OUTCOMES = outcomes();

	/** Who used at admission says no to the first question by definition. */
	private static final List<String> NOT_DRAWN = List.of("nom-abstinent-alcohol-among-users",
			"nom-abstinent-drugs-among-users");

	private final Answers answers;

	Independence(Answers answers) {
		this.answers = answers;
	}

	private static Map<String, String> outcomes() {
		Map<String, String> outcomes = new LinkedHashMap<>();
		outcomes.put("nom-employed", "Employed");
		outcomes.put("nom-employment-education", "Employed or in education");
		outcomes.put("nom-stable-housing", "Stable housing");
		outcomes.put("nom-no-arrests", "No arrests");
		outcomes.put("nom-abstinent-alcohol", "Abstinent from alcohol");
		outcomes.put("nom-abstinent-alcohol-among-users", "\u2026 of those who drank");
		outcomes.put("nom-abstinent-drugs", "Abstinent from drugs");
		outcomes.put("nom-abstinent-drugs-among-users", "\u2026 of those who used");
		outcomes.put("nom-no-primary-use", "No use of primary substance");
		outcomes.put("nom-self-help", "Self-help groups");
		return outcomes;
	}

	Part part() {
		Map<String, Paired> atDischarge = pairs("");
		List<Block> blocks = new ArrayList<>(sayings(atDischarge).block());
		Table numbers = Paired.table("outcomes_at_discharge",
				"National Outcome Measures: admission (T1) and discharge (T2)",
				"Stays discharged in the month; before and after of the same people, those with both answers. Not counted: "
						+ "died, or discharged to jail or prison. Missing: one of the answers; none is carried forward. "
						+ Wording.taken(this.answers, "nom-employed"),
				Format.PERCENT, List.copyOf(atDischarge.values()));
		blocks.add(slopes(atDischarge, numbers).map(Block.class::cast).orElse(numbers));
		blocks.add(bounds());
		blocks.add(Paired.table("outcomes_at_follow_up", "The same, admission (T1) and follow-up after discharge (T2)",
				"Stays whose day 8 months after admission fell in the month; follow-ups from the 5th to the 8th month.",
				Format.PERCENT, List.copyOf(pairs(AT_FOLLOW_UP).values())));
		blocks.add(new Rates(this.answers).measure("Independent living gained", "independent-living-gained")
			.measure("Contact within 30 days after leaving", "aftercare-contact-30-days")
			.measure("Asked again after 6 months", "follow-up-rate-6-months")
			.table("independence_rates", "Living independently, and staying in touch",
					"The methods part says whom each line counts.", "Measure", "Met"));
		return new Part("independence", "Independence and outcomes",
				"Whether the same people live better at discharge than at admission (National Outcome Measures).",
				blocks);
	}

	private Map<String, Paired> pairs(String moment) {
		Map<String, Paired> pairs = new LinkedHashMap<>();
		OUTCOMES.forEach((measure, label) -> pairs.put(measure, Paired.of(this.answers, label, measure + moment)));
		return pairs;
	}

	private Sayings sayings(Map<String, Paired> pairs) {
		return new Sayings(this.answers).changes("the outcomes", drawn(pairs))
			.share("independent-living-gained", "people who came from care, detoxification or homelessness",
					"left to live independently")
			.share("follow-up-rate-6-months", "stays due for a follow-up after 6 months", "were followed up");
	}

	private static List<Paired> drawn(Map<String, Paired> pairs) {
		return pairs.entrySet()
			.stream()
			.filter((entry) -> !NOT_DRAWN.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.filter(Paired::isTold)
			.toList();
	}

	private Optional<SlopeChart> slopes(Map<String, Paired> pairs, Table numbers) {
		List<Paired> drawn = drawn(pairs);
		if (drawn.isEmpty()) {
			return Optional.empty();
		}
		String said = drawn.stream()
			.map((pair) -> "%s from %s to %s".formatted(pair.label(), pair.beforeCell().text(),
					pair.afterCell().text()))
			.collect(Collectors.joining("; "));
		return Optional.of(new SlopeChart("outcomes-at-discharge", "From admission to discharge, the same people",
				"One line per outcome from the share at admission to the share at discharge: %s. ".formatted(said)
						+ "Strong lines changed by more than chance explains. The numbers are in the table below.",
				"People with both answers, %", "Admission (T1)", "Discharge (T2)", Format.PERCENT,
				drawn.stream()
					.map((pair) -> new SlopeChart.Slope(pair.label(), pair.beforeValue(), pair.afterValue(),
							pair.isBeyondChance()))
					.toList(),
				numbers));
	}

	/** How far missing answers at discharge could move each share. */
	private Table bounds() {
		return new Table("outcome_bounds", "How far missing answers could move the share at discharge",
				"All who answered then, with or without an answer at admission. Lowest: if everyone who did not answer "
						+ "had said no; highest: if yes.",
				List.of(Table.Column.rowHeader("Asked about"), Table.Column.of("Answered", Format.COUNT),
						Table.Column.of("Did not", Format.COUNT), Table.Column.of("Share", Format.PERCENT),
						Table.Column.of("Lowest", Format.PERCENT), Table.Column.of("Highest", Format.PERCENT)),
				OUTCOMES.entrySet()
					.stream()
					.map((entry) -> bound(this.answers.marked(entry.getKey(), entry.getValue()), entry.getKey()))
					.toList());
	}

	private Table.Row bound(String label, String measure) {
		Result all = after(measure, "");
		return Table.Row.of(Cell.words(label), Figures.counted(all), Figures.missing(all), Rates.rate(all),
				bound(after(measure, "lower-bound")), bound(after(measure, "upper-bound")));
	}

	private static Cell bound(@Nullable Result result) {
		return (result == null) ? Cell.NOTHING : Rates.rate(result);
	}

	private @Nullable Result after(String measure, String category) {
		return this.answers.network(this.answers.month(), measure, "", Statistic.AFTER, category);
	}

}
