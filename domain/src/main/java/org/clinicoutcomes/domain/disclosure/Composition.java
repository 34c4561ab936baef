package org.clinicoutcomes.domain.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.clinicoutcomes.domain.measure.Scoring;
import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.clinicoutcomes.domain.statistics.PairedChange;
import org.jspecify.annotations.Nullable;

/**
 * Of which kinds of subjects a group consists, and which sums of kinds each row prints.
 * <p>
 * Every subject is of one kind: met, not met, of a category, answered yes before and no
 * after, or taken out for a reason. All that is printed of a group are sums of kinds.
 */
enum Composition {

	PROPORTION {

		@Override
		void count(List<Result> rows, Map<String, Long> kinds) {
			rows.stream().filter((row) -> row.statistic() == Statistic.RATE).forEach((row) -> {
				kinds.put("met", numerator(row));
				kinds.put("not met", row.denominator() - numerator(row));
			});
		}

		@Override
		void define(Definitions definitions) {
			definitions.sum("met", "met"::equals).sum("not met", "not met"::equals);
			definitions.facet(MAIN, "denominator", "met", "not met");
		}

	},

	COUNTED {

		@Override
		void count(List<Result> rows, Map<String, Long> kinds) {
			rows.stream()
				.filter((row) -> row.statistic() != Statistic.EXCLUDED)
				.forEach((row) -> kinds.put("counted", row.denominator()));
		}

		@Override
		void define(Definitions definitions) {
			definitions.facet(MAIN, "denominator");
		}

	},

	DISTRIBUTION {

		@Override
		void count(List<Result> rows, Map<String, Long> kinds) {
			rows.stream()
				.filter((row) -> row.statistic() == Statistic.COUNT)
				.forEach((row) -> kinds.put(CATEGORY + row.category(), numerator(row)));
		}

		@Override
		void define(Definitions definitions) {
			for (String kind : definitions.kinds()) {
				if (kind.startsWith(CATEGORY)) {
					definitions.sum(kind, kind::equals).facet(kind, "denominator", kind);
				}
			}
			definitions.facet(MAIN, "denominator");
		}

		@Override
		String facet(Result row) {
			return (row.statistic() == Statistic.EXCLUDED) ? super.facet(row) : CATEGORY + row.category();
		}

	},

	EVENTS {

		@Override
		void count(List<Result> rows, Map<String, Long> kinds) {
			rows.stream().filter((row) -> row.statistic() == Statistic.MEDIAN).forEach((row) -> {
				kinds.put("event", numerator(row));
				kinds.put("no event", row.denominator() - numerator(row));
			});
		}

		@Override
		void define(Definitions definitions) {
			definitions.sum("event", "event"::equals).sum("no event", "no event"::equals);
			definitions.facet(MAIN, "denominator", "event", "no event");
		}

	},

	/**
	 * Answers before and after: y and n are known answers, - is none.
	 */
	CHANGE {

		@Override
		void count(List<Result> rows, Map<String, Long> kinds) {
			Answers answers = new Answers(rows);
			long both = answers.denominator(Statistic.BEFORE, PAIRED);
			long before = answers.numerator(Statistic.BEFORE, PAIRED);
			long after = answers.numerator(Statistic.AFTER, PAIRED);
			long yesYes = yesYes(both, before, after, answers.row(Statistic.CHANGE, PAIRED));
			kinds.put("yy", yesYes);
			kinds.put("yn", before - yesYes);
			kinds.put("ny", after - yesYes);
			kinds.put("nn", both - before - after + yesYes);
			kinds.put("y-", answers.numerator(Statistic.BEFORE, "") - before);
			kinds.put("n-", answers.denominator(Statistic.BEFORE, "") - both - kinds.get("y-"));
			kinds.put("-y", answers.numerator(Statistic.AFTER, "") - after);
			kinds.put("-n", answers.denominator(Statistic.AFTER, "") - both - kinds.get("-y"));
			kinds.put("--", answers.denominator(Statistic.AFTER, "upper-bound")
					- answers.denominator(Statistic.AFTER, "") - kinds.get("y-") - kinds.get("n-"));
		}

		@Override
		void define(Definitions definitions) {
			definitions.sum("paired before met", (kind) -> kind.matches("y[yn]"))
				.sum("paired before not", (kind) -> kind.matches("n[yn]"))
				.sum("paired after met", (kind) -> kind.matches("[yn]y"))
				.sum("paired after not", (kind) -> kind.matches("[yn]n"))
				.sum("before met", (kind) -> kind.matches("y[yn-]"))
				.sum("before not", (kind) -> kind.matches("n[yn-]"))
				.sum("after met", (kind) -> kind.matches("[yn-]y"))
				.sum("after not", (kind) -> kind.matches("[yn-]n"))
				.sum("met at most", (kind) -> kind.matches("[yn-][y-]"));
			for (String kind : List.of("y-", "n-", "-y", "-n", "--")) {
				definitions.sum(kind, kind::equals);
			}
			Composition.answered(definitions);
			definitions.facet(PAIRED, "paired", "paired before met", "paired before not", "paired after met",
					"paired after not");
			definitions.facet("before", "before", "before met", "before not", "y-", "n-");
			definitions.facet("after", "after", "after met", "after not", "-y", "-n");
			definitions.facet("bounds", "denominator", "after met", "met at most", "after not", "unanswered after",
					"unanswered before", "--");
		}

		@Override
		String facet(Result row) {
			return answersFacet(row);
		}

	},

	MEAN_CHANGE {

		@Override
		void count(List<Result> rows, Map<String, Long> kinds) {
			Answers answers = new Answers(rows);
			long both = answers.denominator(Statistic.CHANGE, PAIRED);
			long before = answers.denominator(Statistic.BEFORE, "") - both;
			long after = answers.denominator(Statistic.AFTER, "") - both;
			kinds.put("yy", both);
			kinds.put("y-", before);
			kinds.put("-y", after);
			Result any = answers.row(Statistic.CHANGE, PAIRED);
			kinds.put("--",
					(any == null) ? 0 : any.eligible() - any.excluded() - both - before - after - missingReasons(rows));
		}

		@Override
		void define(Definitions definitions) {
			for (String kind : List.of("y-", "-y", "--")) {
				definitions.sum(kind, kind::equals);
			}
			Composition.answered(definitions);
			definitions.facet(PAIRED, "paired");
			definitions.facet("before", "before", "y-");
			definitions.facet("after", "after", "-y");
		}

		@Override
		String facet(Result row) {
			return answersFacet(row);
		}

	};

	static final String POPULATION = "population";

	static final String MAIN = "main";

	static final String PAIRED = "paired";

	private static final String CATEGORY = "category ";

	private static final double SAME = 1e-9;

	private static final String OUT = "out ";

	private static final String MISSING = "out missing-";

	abstract void count(List<Result> rows, Map<String, Long> kinds);

	abstract void define(Definitions definitions);

	/**
	 * The facet that a row's numbers belong to, beside those of the population.
	 */
	String facet(Result row) {
		return (row.statistic() == Statistic.EXCLUDED) ? OUT + row.category() : MAIN;
	}

	/**
	 * How a measure's subjects are composed.
	 * @param scoring its scoring
	 * @return the composition, null for those whose lines and curves are treated by
	 * themselves
	 */
	static @Nullable Composition of(Scoring scoring) {
		return switch (scoring) {
			case PROPORTION -> PROPORTION;
			case MEAN, MEDIAN, COUNT -> COUNTED;
			case DISTRIBUTION -> DISTRIBUTION;
			case SURVIVAL -> EVENTS;
			case CHANGE -> CHANGE;
			case MEAN_CHANGE -> MEAN_CHANGE;
			case FLOW, INCIDENCE -> null;
		};
	}

	/**
	 * Count the subjects of a group by kind.
	 * @param rows the group's rows
	 * @return number of subjects by kind, which may be less than zero where rows do not
	 * fit together
	 */
	Map<String, Long> kinds(List<Result> rows) {
		Map<String, Long> kinds = new TreeMap<>();
		count(rows, kinds);
		long excluded = 0;
		long missing = 0;
		for (Result row : rows) {
			if (row.statistic() == Statistic.EXCLUDED && row.value() != null) {
				kinds.put(OUT + row.category(), Math.round(row.value()));
			}
			else if (row.statistic() != Statistic.BEFORE && row.statistic() != Statistic.AFTER
					&& row.statistic() != Statistic.CHANGE) {
				excluded = row.excluded();
				missing = row.missing();
			}
		}
		if (excluded > 0 || missing > 0) {
			kinds.merge(OUT + "other", excluded - total(kinds, Composition::isExcluded), Long::sum);
			kinds.merge(MISSING + "other", missing - total(kinds, Composition::isMissing), Long::sum);
		}
		kinds.values().removeIf((count) -> count == 0);
		return kinds;
	}

	/**
	 * The sums of kinds that are printed.
	 * @param kinds all kinds that any group has
	 * @return sums, and the facets they are printed in
	 */
	Definitions definitions(Collection<String> kinds) {
		Definitions definitions = new Definitions(List.copyOf(kinds));
		definitions.sum("eligible", (kind) -> true)
			.sum("excluded", Composition::isExcluded)
			.sum("missing", Composition::isMissing)
			.sum("denominator", (kind) -> !kind.startsWith(OUT));
		define(definitions);
		List<String> population = new ArrayList<>(List.of("eligible", "excluded", "missing", "denominator"));
		if (this == CHANGE || this == MEAN_CHANGE) {
			population.addAll(List.of("missing before", "missing after", "missing paired"));
		}
		definitions.facet(POPULATION, population.toArray(String[]::new));
		for (String kind : kinds) {
			if (kind.startsWith(OUT)) {
				definitions.sum(kind, kind::equals).facet(kind, kind, "eligible", "excluded", "missing", "denominator");
			}
		}
		definitions.close();
		return definitions;
	}

	/**
	 * The numbers a row prints of a group.
	 * @param row the row
	 * @param kinds subjects of the group by kind
	 * @return its numbers, null if they do not follow from the kinds
	 */
	@Nullable Numbers numbers(Result row, Map<String, Long> kinds) {
		long eligible = total(kinds, (kind) -> true);
		long excluded = total(kinds, Composition::isExcluded);
		long missing = total(kinds, Composition::isMissing);
		long counted = total(kinds, (kind) -> !kind.startsWith(OUT));
		return switch (row.statistic()) {
			case SURVIVAL, INCIDENCE, LOG_RANK -> null;
			case RATE -> new Numbers(eligible, excluded, missing, counted, kinds.getOrDefault("met", 0L));
			case EXCLUDED, MEAN, P25, P75, P90 -> new Numbers(eligible, excluded, missing, counted, null);
			case MEDIAN -> new Numbers(eligible, excluded, missing, counted,
					(this == EVENTS) ? kinds.getOrDefault("event", 0L) : null);
			case COUNT, SHARE -> (this == EVENTS) ? null : new Numbers(eligible, excluded, missing, counted,
					(this == DISTRIBUTION) ? kinds.getOrDefault(CATEGORY + row.category(), 0L) : null);
			case BEFORE, AFTER, CHANGE -> {
				String asked = row.category().equals(PAIRED) ? "[yn][yn]" : row.category().isEmpty()
						? ((row.statistic() == Statistic.BEFORE) ? "[yn][yn-]" : "[yn-][yn]") : "[yn-][yn-]";
				String met = (row.statistic() == Statistic.BEFORE) ? "y."
						: row.category().equals("upper-bound") ? ".[y-]" : ".y";
				long denominator = total(kinds, (kind) -> kind.matches(asked));
				yield new Numbers(eligible, excluded, eligible - excluded - denominator, denominator,
						(this == CHANGE && row.statistic() != Statistic.CHANGE)
								? total(kinds, (kind) -> kind.matches(asked) && kind.matches(met)) : null);
			}
		};
	}

	/**
	 * What makes a row the same row of another period.
	 */
	static Object sameRow(Result row) {
		return List.of(row.site(), row.levelOfCare(), row.stratum(), row.stratumValue(), row.statistic(),
				row.category(), java.util.Optional.ofNullable(row.time()));
	}

	/**
	 * How many answered yes twice. It is not in the rows, but the interval of the change
	 * tells it.
	 */
	private static long yesYes(long both, long before, long after, @Nullable Result change) {
		long least = Math.max(0, before + after - both);
		long most = Math.min(before, after);
		for (long yes = least; change != null && change.ciLow() != null && yes <= most; yes++) {
			double low = change.ciLow();
			if (new PairedChange(yes, before - yes, after - yes, both - before - after + yes).interval()
				.filter((interval) -> Math.abs(interval.low() - low) < SAME)
				.isPresent()) {
				return yes;
			}
		}
		return (both == 0) ? 0 : Math.max(least, Math.min(most, Math.round(1.0 * before * after / both)));
	}

	private static void answered(Definitions definitions) {
		definitions.sum(PAIRED, (kind) -> kind.matches("[yn][yn]"))
			.sum("before", (kind) -> kind.matches("[yn][yn-]"))
			.sum("after", (kind) -> kind.matches("[yn-][yn]"))
			.sum("unanswered before", (kind) -> kind.matches("-[yn-]"))
			.sum("unanswered after", (kind) -> kind.matches("[yn-]-"))
			.sum("missing before", (kind) -> isMissing(kind) || kind.matches("-[yn-]"))
			.sum("missing after", (kind) -> isMissing(kind) || kind.matches("[yn-]-"))
			.sum("missing paired", (kind) -> isMissing(kind) || kind.matches("-[yn-]|[yn-]-"));
	}

	private static String answersFacet(Result row) {
		return switch (row.statistic()) {
			case EXCLUDED -> OUT + row.category();
			case BEFORE -> row.category().equals(PAIRED) ? PAIRED : "before";
			case AFTER -> switch (row.category()) {
				case PAIRED -> PAIRED;
				case "" -> "after";
				default -> "bounds";
			};
			default -> PAIRED;
		};
	}

	private static boolean isExcluded(String kind) {
		return kind.startsWith(OUT) && !isMissing(kind);
	}

	private static boolean isMissing(String kind) {
		return kind.startsWith(MISSING);
	}

	private static long total(Map<String, Long> kinds, Predicate<String> counted) {
		return kinds.entrySet()
			.stream()
			.filter((entry) -> counted.test(entry.getKey()))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	private static long missingReasons(List<Result> rows) {
		return rows.stream()
			.filter((row) -> row.statistic() == Statistic.EXCLUDED && isMissing(OUT + row.category()))
			.mapToLong((row) -> (row.value() == null) ? 0 : Math.round(row.value()))
			.sum();
	}

	private static long numerator(Result row) {
		return (row.numerator() == null) ? 0 : row.numerator();
	}

	/**
	 * The counts of a row.
	 *
	 * @param eligible all subjects
	 * @param excluded those taken out
	 * @param missing those for whom data are missing
	 * @param denominator those counted
	 * @param numerator those for whom the measure is met, null if it has none
	 */
	record Numbers(long eligible, long excluded, long missing, long denominator, @Nullable Long numerator) {
	}

	/**
	 * The rows of a question asked twice.
	 *
	 * @param rows all rows of a group
	 */
	private record Answers(List<Result> rows) {

		@Nullable Result row(Statistic statistic, String category) {
			return this.rows.stream()
				.filter((row) -> row.statistic() == statistic && row.category().equals(category))
				.findFirst()
				.orElse(null);
		}

		long denominator(Statistic statistic, String category) {
			Result row = row(statistic, category);
			return (row == null) ? 0 : row.denominator();
		}

		long numerator(Statistic statistic, String category) {
			Result row = row(statistic, category);
			return (row == null) ? 0 : Composition.numerator(row);
		}

	}

}
