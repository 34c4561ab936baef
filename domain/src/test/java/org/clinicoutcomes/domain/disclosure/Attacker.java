package org.clinicoutcomes.domain.disclosure;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * A reader who knows the printed numbers and that tables add up, and asks between which
 * bounds a hidden number must lie, by linear programmes in whole numbers.
 */
final class Attacker {

	private static final double ROUNDING = 1e-6;

	private static final long LONGEST_MILLISECONDS = 3_000;

	private final Map<String, Long> least = new LinkedHashMap<>();

	private final Map<String, Long> most = new LinkedHashMap<>();

	private final Map<List<String>, String> sums = new LinkedHashMap<>();

	/**
	 * Note what is known of a number.
	 * @param name the number's name
	 * @param atLeast the least it can be
	 * @param atMost the most it can be, the same if it is printed
	 */
	void knows(String name, long atLeast, long atMost) {
		this.least.merge(name, atLeast, Math::max);
		this.most.merge(name, atMost, Math::min);
	}

	/**
	 * Note that a table adds up.
	 * @param whole the total
	 * @param parts what it is the sum of
	 */
	void knowsSum(String whole, List<String> parts) {
		this.sums.put(List.copyOf(parts), whole);
	}

	/**
	 * Between which bounds a number lies.
	 * @param name the number's name
	 * @param whole whether the search is to be in whole numbers, which takes longer
	 * @return the bounds
	 * @throws IllegalStateException if the known numbers contradict each other
	 */
	Bounds bounds(String name, boolean whole) {
		return new Bounds((long) Math.ceil(optimum(name, whole, false) - ROUNDING),
				(long) Math.floor(optimum(name, whole, true) + ROUNDING));
	}

	private double optimum(String name, boolean whole, boolean largest) {
		ExpressionsBasedModel model = new ExpressionsBasedModel();
		Map<String, Variable> variables = new LinkedHashMap<>();
		this.least.forEach((one, atLeast) -> {
			Variable variable = model.addVariable(one);
			variable.lower(BigDecimal.valueOf(atLeast)).upper(BigDecimal.valueOf(this.most.get(one))).integer(whole);
			variables.put(one, variable);
		});
		this.sums.forEach((parts, total) -> {
			Expression sum = model.addExpression().level(0);
			sum.set(variables.get(total), -1);
			parts.forEach((part) -> sum.add(variables.get(part), 1));
		});
		model.options.time_abort = LONGEST_MILLISECONDS;
		variables.get(name).weight(1);
		Optimisation.Result result = largest ? model.maximise() : model.minimise();
		if (!result.getState().isFeasible()) {
			throw new IllegalStateException("Known numbers must not contradict each other, got: " + result.getState());
		}
		return result.doubleValue(model.indexOf(variables.get(name)));
	}

	/**
	 * Two bounds, both possible.
	 *
	 * @param least the least
	 * @param most the most
	 */
	record Bounds(long least, long most) {

		/**
		 * How many values lie between the bounds.
		 * @return their number
		 */
		long values() {
			return this.most - this.least + 1;
		}

	}

}
