package org.clinicoutcomes.domain.report;

import java.util.function.ToLongFunction;

import org.clinicoutcomes.domain.result.Result;
import org.clinicoutcomes.domain.result.Statistic;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides what may be told of a result: its cells, its point in a
 * chart and whether a sentence may speak of it. Of a result that is withheld there is
 * only the mark.
 */
final class Figures {

	private Figures() {
	}

	/**
	 * The same result without its numbers if it is withheld, so that no part can print
	 * them by mistake.
	 */
	static Result withheld(Result result) {
		return result.suppressed()
				? new Result(result.period(), result.asOf(), result.measure(), result.version(), result.part(),
						result.site(), result.levelOfCare(), result.stratum(), result.stratumValue(),
						result.statistic(), result.category(), result.time(), 0, 0, 0, 0, null, null, null, null, true)
				: result;
	}

	/** Whether there is a value that words and charts may speak of. */
	static boolean isTold(@Nullable Result result) {
		return point(result) != null;
	}

	/** The value as a chart draws it, null where nothing may be drawn. */
	static @Nullable Double point(@Nullable Result result) {
		return (result == null || result.suppressed() || isNobody(result)) ? null : result.value();
	}

	static @Nullable Double low(@Nullable Result result) {
		return (result == null || point(result) == null) ? null : result.ciLow();
	}

	static @Nullable Double high(@Nullable Result result) {
		return (result == null || point(result) == null) ? null : result.ciHigh();
	}

	static Cell value(@Nullable Result result, Format format) {
		if (result == null) {
			return Cell.NOT_MEASURED;
		}
		if (result.suppressed()) {
			return Cell.SUPPRESSED;
		}
		return isNobody(result) ? Cell.NO_ONE : Cell.figure(result.value(), format);
	}

	static Cell from(@Nullable Result result, Format format) {
		return isWithheld(result) ? Cell.SUPPRESSED : Cell.limit(low(result), format);
	}

	static Cell to(@Nullable Result result, Format format) {
		return isWithheld(result) ? Cell.SUPPRESSED : Cell.limit(high(result), format);
	}

	static Cell eligible(@Nullable Result result) {
		return count(result, Result::eligible);
	}

	static Cell excluded(@Nullable Result result) {
		return count(result, Result::excluded);
	}

	static Cell missing(@Nullable Result result) {
		return count(result, Result::missing);
	}

	static Cell counted(@Nullable Result result) {
		return count(result, Result::denominator);
	}

	static Cell met(@Nullable Result result) {
		if (isWithheld(result)) {
			return Cell.SUPPRESSED;
		}
		Long numerator = (result == null) ? null : result.numerator();
		return (numerator == null) ? Cell.NOTHING : Cell.count(numerator);
	}

	/** The words beside a bar: the value and of how many, or why there is none. */
	static String caption(@Nullable Result result, Format format) {
		Cell value = value(result, format);
		return (value instanceof Cell.Figure) ? "%s of %s".formatted(value.text(), counted(result).text())
				: value.text();
	}

	static boolean isWithheld(@Nullable Result result) {
		return result != null && result.suppressed();
	}

	private static Cell count(@Nullable Result result, ToLongFunction<Result> number) {
		if (result == null) {
			return Cell.NOTHING;
		}
		return result.suppressed() ? Cell.SUPPRESSED : Cell.count(number.applyAsLong(result));
	}

	/** Flows and distributions count categories, whose denominator may be nobody. */
	private static boolean isNobody(Result result) {
		return result.statistic() != Statistic.COUNT && result.denominator() == 0;
	}

}
